/**
 * The model that every ring speaks: assets, files, tracks, sample tables and exact time.
 *
 * <p>Pure: no file, socket, clock, thread or toolkit. Media time is always an integer count of ticks of a named
 * {@link dev.packlight.media.Timescale}; floating point appears only where a person reads a figure.
 */
@NullMarked
package dev.packlight.media;

import org.jspecify.annotations.NullMarked;
