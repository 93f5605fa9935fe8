/** Rules that turn an asset into findings. Pure; a check never throws for what it finds. */
@NullMarked
package dev.packlight.checks;

import org.jspecify.annotations.NullMarked;
