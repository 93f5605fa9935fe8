package dev.packlight.player;

/** Decoded sound that waits to be heard: 16-bit stereo at 48 kHz. */
record Sound(double seconds, byte[] pcm) {

    double endSeconds() {
        return seconds + (double) pcm.length / SoundConverter.FRAME_BYTES / SoundConverter.RATE_HZ;
    }
}
