package dev.packlight.player.decode;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import dev.packlight.media.Rounding;
import dev.packlight.media.Timescale;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avutil.AVRational;

/**
 * What one of FFmpeg's time stamps counts.
 *
 * @param num and {@code den}: so many seconds
 */
record TimeBase(int num, int den) {

    /** Three thousand years; what is later is no time. */
    private static final double MOST_SECONDS = 1e11;

    static TimeBase of(AVRational rational) {
        return new TimeBase(rational.num(), rational.den());
    }

    /** {@code stamp} in presentation ticks; empty where the stream does not say it, or nonsense. */
    OptionalLong ticks(long stamp) {
        double units = (double) stamp * num;
        if (stamp == AV_NOPTS_VALUE
                || den < 1
                || Math.abs(units) > Long.MAX_VALUE / 2.0
                || Math.abs(units / den) > MOST_SECONDS) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(new Timescale(den).rescale(stamp * num, Timescale.PRESENTATION, Rounding.NEAREST));
    }
}
