/** The Tasks place: what runs, and what ran. */
@NullMarked
package dev.packlight.ui.tasks;

import org.jspecify.annotations.NullMarked;
