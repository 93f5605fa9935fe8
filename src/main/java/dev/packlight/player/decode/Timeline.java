package dev.packlight.player.decode;

import dev.packlight.media.Ticks;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * What has to be added to media time to get presentation time, for each clock of the media: behind a discontinuity or
 * in
 * another period time may start anew.
 */
public final class Timeline {

    /** Below this the media already speaks presentation time and small differences are meant. */
    private static final long MEANT_TICKS = Ticks.PER_SECOND / 2;

    private final Map<Integer, Clock> clocks = new ConcurrentHashMap<>();

    /** The clock of this number. */
    public Clock clock(int number) {
        return clocks.computeIfAbsent(number, n -> new Clock());
    }

    /**
     * One clock.
     *
     * <p>Transport streams start anywhere; the first picture's time against the playlist's gives the offset for sound
     * and picture alike, so that their relation stays as it was sent.
     */
    public static final class Clock {

        private final CountDownLatch known = new CountDownLatch(1);
        private volatile long offsetTicks;

        /** The media that should start at {@code expectedTicks} says {@code ticks}; only the first call counts. */
        public synchronized void anchor(long expectedTicks, long ticks) {
            if (known.getCount() > 0) {
                long difference = expectedTicks - ticks;
                offsetTicks = Math.abs(difference) < MEANT_TICKS ? 0 : difference;
                known.countDown();
            }
        }

        boolean isKnown() {
            return known.getCount() == 0;
        }

        /** Presentation time of a media time; waits for the anchor. */
        public OptionalLong presented(OptionalLong mediaTicks) throws InterruptedException {
            known.await();
            return mediaTicks.isPresent() ? OptionalLong.of(mediaTicks.getAsLong() + offsetTicks) : mediaTicks;
        }
    }
}
