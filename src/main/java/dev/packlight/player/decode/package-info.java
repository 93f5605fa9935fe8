/**
 * From bytes to pictures and sounds: FFmpeg in process for demuxing, decoding and converting, and the queues between. The only
 * @NullMarked
 * package that knows FFmpeg; it knows no network.
 */
package dev.packlight.player.decode;
