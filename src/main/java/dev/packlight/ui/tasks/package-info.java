/** The Tasks place: what runs, and what ran. */
package dev.packlight.ui.tasks;
