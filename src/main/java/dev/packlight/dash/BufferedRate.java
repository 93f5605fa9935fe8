package dev.packlight.dash;

import dev.packlight.delivery.Presentation;
import dev.packlight.media.Timescale;
import dev.packlight.segmentation.Cut;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * Works out declared bit rates.
 *
 * @param bufferTicks how much has to come before playing begins
 */
record BufferedRate(long bufferTicks) {

    /** The longest fragment, at least a second: playing may begin when it has come. */
    static BufferedRate of(Presentation presentation) {
        return new BufferedRate(presentation.renditions().stream()
                .mapToLong(r -> r.fragments().longestTicks())
                .reduce(Timescale.PRESENTATION.ticksPerSecond(), Math::max));
    }

    /**
     * The least rate at which every run of fragments has come in time, if playing begins {@code bufferTicks} after the
     * run does (ISO/IEC 23009-1 §5.3.5.2): the rate is right of any fragment at which a client begins.
     */
    long bps(Cut cut, IntToLongFunction bytes) {
        long[] bits = IntStream.range(0, cut.count())
                .mapToLong(i -> 8 * bytes.applyAsLong(i))
                .toArray();
        long low = 1;
        long high = 1;
        while (!suffices(high, cut, bits)) {
            low = high;
            high *= 2;
        }
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (suffices(middle, cut, bits)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return high;
    }

    private boolean suffices(long bps, Cut cut, long[] bits) {
        double buffer = Timescale.PRESENTATION.approximateSeconds(bufferTicks);
        double behind = 0;
        for (int i = 0; i < bits.length; i++) {
            behind = Math.max(0, behind) + bits[i] / (double) bps;
            if (behind > buffer) {
                return false;
            }
            behind -= Timescale.PRESENTATION.approximateSeconds(cut.durationTicks(i));
        }
        return true;
    }
}
