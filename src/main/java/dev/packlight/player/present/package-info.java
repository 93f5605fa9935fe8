/** From pictures and sounds to what is seen and heard: the clock, the session that steers, its state. */
@NullMarked
package dev.packlight.player.present;

import org.jspecify.annotations.NullMarked;
