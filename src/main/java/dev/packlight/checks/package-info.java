/** Rules that turn an asset into findings. Pure; a check never throws for what it finds. */
package dev.packlight.checks;
