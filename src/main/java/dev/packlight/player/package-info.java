/**
 * The streaming client as others see it: an engine, what it plays, the state and the record of its session, the
 * pictures.
 *
 * <p>The rooms behind it speak these words and stand on one another: {@code decode}, then {@code load}, then {@code
 * present}, which holds {@link dev.packlight.player.present.StreamingPlayer}. Nothing here knows the window; pictures
 * go to a {@link dev.packlight.player.FrameSink}.
 */
@NullMarked
package dev.packlight.player;

import org.jspecify.annotations.NullMarked;
