/**
 * The streaming client: manifests, rate adaptation, downloads, FFmpeg in process for demuxing and decoding, a clock.
 *
 * <p>Nothing here knows the window; pictures go to a {@link dev.packlight.player.FrameSink}.
 */
package dev.packlight.player;
