/**
 * From bytes to pictures and sounds: FFmpeg in process for demuxing, decoding and converting, and the queues between.
 * The only package that knows FFmpeg; it knows no network.
 */
@NullMarked
package dev.packlight.player.decode;

import org.jspecify.annotations.NullMarked;
