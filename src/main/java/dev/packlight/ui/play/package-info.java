/** The Play place: two engines, and what they decide. */
@NullMarked
package dev.packlight.ui.play;

import org.jspecify.annotations.NullMarked;
