package dev.packlight.work;

import java.time.Duration;
import java.util.Optional;

/**
 * How fast a job is.
 *
 * @param perSecond steps a second since it began
 * @param left how long the rest takes at that rate; empty where the whole is not known
 */
public record Pace(double perSecond, Optional<Duration> left) {

    /** Before that a rate is a guess. */
    private static final Duration YOUNG = Duration.ofMillis(500);

    static Optional<Pace> of(Progress progress, Duration ran) {
        if (progress.done() == 0 || ran.compareTo(YOUNG) < 0) {
            return Optional.empty();
        }
        double perSecond = progress.done() * 1000.0 / ran.toMillis();
        long rest = Math.max(0, progress.total() - progress.done());
        return Optional.of(new Pace(
                perSecond,
                progress.total() == 0
                        ? Optional.empty()
                        : Optional.of(Duration.ofMillis(Math.round(rest * 1000 / perSecond)))));
    }
}
