package dev.packlight.player.load;

/** The smaller of a fast and a slow moving average of throughput, weighted by download time. */
public final class ThroughputEstimator {

    private static final double FAST_HALF_LIFE_S = 3;
    private static final double SLOW_HALF_LIFE_S = 9;
    /** Answers that come faster say more about the clock than about the network. */
    private static final double MIN_SECONDS = 0.0005;

    private final Average fast = new Average(FAST_HALF_LIFE_S);
    private final Average slow = new Average(SLOW_HALF_LIFE_S);

    synchronized void add(long bytes, double seconds) {
        double counted = Math.max(MIN_SECONDS, seconds);
        double bps = bytes * 8 / counted;
        double weight = Math.max(counted, 0.5);
        fast.add(bps, weight);
        slow.add(bps, weight);
    }

    /** Bits per second; 0 before the first download. */
    public synchronized long estimateBps() {
        return Math.round(Math.min(fast.value(), slow.value()));
    }

    private static final class Average {
        private final double alpha;
        private double sum;
        private double weight;

        Average(double halfLife) {
            alpha = Math.exp(Math.log(0.5) / halfLife);
        }

        void add(double value, double seconds) {
            double keep = Math.pow(alpha, seconds);
            sum = value * (1 - keep) + keep * sum;
            weight += seconds;
        }

        double value() {
            return weight == 0 ? 0 : sum / (1 - Math.pow(alpha, weight));
        }
    }
}
