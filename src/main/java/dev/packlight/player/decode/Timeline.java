package dev.packlight.player.decode;

import java.util.concurrent.CountDownLatch;

/**
 * What has to be added to media time to get presentation time.
 *
 * <p>Transport streams start anywhere; the first picture's time against the playlist's gives the offset for sound and
 * picture alike, so that their relation stays as it was sent.
 */
public final class Timeline {

    /** Below this the media already speaks presentation time and small differences are meant. */
    private static final double MEANT_SECONDS = 0.5;

    private final CountDownLatch known = new CountDownLatch(1);
    private volatile double offsetSeconds;

    /** The media that should start at {@code expected} says {@code seconds}; only the first call counts. */
    public synchronized void anchor(double expected, double seconds) {
        if (known.getCount() > 0) {
            double difference = expected - seconds;
            offsetSeconds = Math.abs(difference) < MEANT_SECONDS ? 0 : difference;
            known.countDown();
        }
    }

    boolean isKnown() {
        return known.getCount() == 0;
    }

    /** Waits for the anchor. */
    double offsetSeconds() throws InterruptedException {
        known.await();
        return offsetSeconds;
    }
}
