package dev.packlight.checks;

import dev.packlight.media.SampleTable;
import dev.packlight.media.Ticks;
import dev.packlight.media.Track;
import dev.packlight.segmentation.TrackTiming;

/**
 * Groups of pictures of one track, from its sync samples.
 *
 * @param count number of groups
 * @param shortestFrames frames of the shortest group, the last one left out where there are others
 * @param longestFrames frames of the longest group
 * @param meanFrames frames of a group on average
 * @param longestTicks duration of the longest group in presentation ticks
 * @param peakBps largest bit rate over two seconds or more, cut at groups
 */
public record GopStatistics(
        int count, int shortestFrames, int longestFrames, double meanFrames, long longestTicks, long peakBps) {

    private static final long PEAK_WINDOW_TICKS = 2 * Ticks.PER_SECOND;

    public static GopStatistics of(Track track) {
        SampleTable samples = track.samples();
        TrackTiming timing = new TrackTiming(track);
        int count = samples.syncCount();
        int shortest = Integer.MAX_VALUE;
        int longest = 0;
        long longestTicks = 0;
        double peak = 0;
        int windowFrom = count == 0 ? 0 : samples.syncSample(0);
        for (int n = 0; n < count; n++) {
            int from = samples.syncSample(n);
            int to = n + 1 < count ? samples.syncSample(n + 1) : samples.count();
            longest = Math.max(longest, to - from);
            shortest = n + 1 < count || count == 1 ? Math.min(shortest, to - from) : shortest;
            longestTicks = Math.max(longestTicks, timing.decodeTicks(to) - timing.decodeTicks(from));
            long window = timing.decodeTicks(to) - timing.decodeTicks(windowFrom);
            if (window >= PEAK_WINDOW_TICKS) {
                peak = Math.max(peak, samples.bytes(windowFrom, to) * 8e7 / window);
                windowFrom = to;
            }
        }
        double mean = count == 0 ? 0 : (double) (samples.count() - samples.syncSample(0)) / count;
        return new GopStatistics(
                count,
                shortest == Integer.MAX_VALUE ? 0 : shortest,
                longest,
                mean,
                longestTicks,
                Math.max(Math.round(peak), track.averageBps()));
    }
}
