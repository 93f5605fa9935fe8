/**
 * Small pictures of films, made of their key frames: one for a card of the library, sheets of tiles for storyboards.
 */
@NullMarked
package dev.packlight.stills;

import org.jspecify.annotations.NullMarked;
