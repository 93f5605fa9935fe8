package dev.packlight.player.decode;

/** Decoded sound that waits to be heard: 16-bit stereo at 48 kHz. */
public record Sound(double seconds, byte[] pcm) {

    public static final int RATE_HZ = 48_000;
    public static final int FRAME_BYTES = 4;

    public double endSeconds() {
        return seconds + (double) pcm.length / FRAME_BYTES / RATE_HZ;
    }
}
