package dev.packlight.player.decode;

import dev.packlight.media.Rounding;
import dev.packlight.media.Timescale;

/** Decoded sound that waits to be heard: 16-bit stereo at 48 kHz. */
public record Sound(long startTicks, byte[] pcm) {

    public static final int RATE_HZ = 48_000;
    public static final int FRAME_BYTES = 4;
    private static final Timescale PCM = new Timescale(RATE_HZ);

    public long endTicks() {
        return startTicks + PCM.rescale(pcm.length / FRAME_BYTES, Timescale.PRESENTATION, Rounding.NEAREST);
    }
}
