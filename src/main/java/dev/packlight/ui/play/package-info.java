/** The Play place: two engines, and what they decide. */
package dev.packlight.ui.play;
