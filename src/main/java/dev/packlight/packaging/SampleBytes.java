package dev.packlight.packaging;

import dev.packlight.delivery.Body;
import dev.packlight.delivery.Rendition;
import java.util.Arrays;

/** Collects where the samples of a rendition lie, to be sent from there. */
final class SampleBytes {

    private long[] stretches = new long[64];
    private int used;
    private long bytes;

    private SampleBytes() {}

    /** The samples {@code from} to {@code to} behind a header. */
    static Body behind(byte[] header, Rendition rendition, int from, int to) {
        return Body.of(new Body.Bytes(header, 0, header.length), of(rendition, from, to));
    }

    private static Body.Stretches of(Rendition rendition, int from, int to) {
        SampleBytes samples = new SampleBytes();
        rendition.track().samples().forEachStretch(from, to, samples::add);
        return new Body.Stretches(rendition.source(), Arrays.copyOf(samples.stretches, samples.used), samples.bytes);
    }

    private void add(long offset, long length) {
        if (used == stretches.length) {
            stretches = Arrays.copyOf(stretches, used * 2);
        }
        stretches[used++] = offset;
        stretches[used++] = length;
        bytes += length;
    }
}
