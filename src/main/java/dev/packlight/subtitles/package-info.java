/**
 * Timed text: WebVTT, SubRip and TTML read into cues, and cues written as WebVTT segments and IMSC1 documents. Pure.
 */
@NullMarked
package dev.packlight.subtitles;

import org.jspecify.annotations.NullMarked;
