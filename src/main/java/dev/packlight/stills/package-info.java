/** Small pictures of films, made of their key frames: one for a card of the library, sheets of tiles for storyboards. */
package dev.packlight.stills;
