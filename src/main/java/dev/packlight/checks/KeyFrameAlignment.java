package dev.packlight.checks;

import dev.packlight.media.Asset;
import dev.packlight.media.AssetTrack;
import dev.packlight.segmentation.Segmenter;
import dev.packlight.segmentation.TrackTiming;
import java.util.List;
import java.util.Optional;

/** Compares the key frames of all rungs by time. */
public final class KeyFrameAlignment {

    private KeyFrameAlignment() {}

    /**
     * The first key frame that one rung has and another has not.
     *
     * @param rung the rung that has it
     * @param other the rung that has not
     * @param timeTicks presentation time of that key frame
     * @param otherBeforeTicks last key frame of the other rung before it; -1 where there is none
     * @param otherAfterTicks first key frame of the other rung after it; -1 where there is none
     */
    public record Mismatch(
            AssetTrack rung, AssetTrack other, long timeTicks, long otherBeforeTicks, long otherAfterTicks) {

        /** One sentence for people. */
        public String sentence() {
            return statement().words();
        }

        Statement statement() {
            boolean first = otherBeforeTicks < 0;
            boolean last = otherAfterTicks < 0;
            Statement both = Statement.of("{rung} has a key frame at {time}, {other} has not: "
                            + (first ? "no key frame before" : "its key frame before is at {before}") + ", "
                            + (last ? "none after" : "the next is at {after}") + ".")
                    .with("rung", new Measure.Text(Rungs.name(rung)))
                    .with("time", Measure.Time.of(timeTicks))
                    .with("other", new Measure.Text(Rungs.name(other)));
            Statement before = first ? both : both.with("before", Measure.Time.of(otherBeforeTicks));
            return last ? before : before.with("after", Measure.Time.of(otherAfterTicks));
        }
    }

    /** The first mismatch in time between the lowest rung and any other; empty where all share their key frames. */
    public static Optional<Mismatch> firstMismatch(Asset asset, Cancel cancel) {
        List<AssetTrack> rungs = Rungs.video(asset);
        Optional<Mismatch> first = Optional.empty();
        for (int i = 1; i < rungs.size(); i++) {
            cancel.orGoOn();
            Optional<Mismatch> found = compare(rungs.getFirst(), rungs.get(i));
            if (found.isPresent() && (first.isEmpty() || found.get().timeTicks < first.get().timeTicks)) {
                first = found;
            }
        }
        return first;
    }

    private static Optional<Mismatch> compare(AssetTrack a, AssetTrack b) {
        TrackTiming timingA = new TrackTiming(a.track());
        TrackTiming timingB = new TrackTiming(b.track());
        long[] timesA = Segmenter.syncTimes(timingA);
        long[] timesB = Segmenter.syncTimes(timingB);
        long tolerance = Segmenter.toleranceTicks(timingA, timingB);
        long shorter = Math.min(timingA.endTicks(), timingB.endTicks()) - tolerance;
        int i = 0;
        while (i < timesA.length && i < timesB.length && Math.abs(timesA[i] - timesB[i]) <= tolerance) {
            i++;
        }
        long nextA = i < timesA.length ? timesA[i] : Long.MAX_VALUE;
        long nextB = i < timesB.length ? timesB[i] : Long.MAX_VALUE;
        long time = Math.min(nextA, nextB);
        if (time >= shorter) {
            return Optional.empty();
        }
        boolean fromA = nextA < nextB;
        long[] others = fromA ? timesB : timesA;
        return Optional.of(new Mismatch(
                fromA ? a : b, fromA ? b : a, time, i > 0 ? others[i - 1] : -1, i < others.length ? others[i] : -1));
    }
}
