package dev.packlight.checks;

import dev.packlight.checks.Measure.BitRate;
import dev.packlight.checks.Measure.Count;
import dev.packlight.checks.Measure.Text;
import dev.packlight.checks.Outcome.NotApplicable;
import dev.packlight.checks.Subject.Picture;
import dev.packlight.checks.Subject.Session;
import dev.packlight.media.Ticks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether rungs have the bit rate that the manifest says, and whether the player kept to one. */
final class SessionRates {

    static final Rule DECLARED = Rule.of(
            "session-declared-rate",
            Severity.MUST,
            "Rungs are larger than declared",
            "a mean bit rate of at most BANDWIDTH or @bandwidth",
            "RFC 8216 §4.3.4.2; ISO/IEC 23009-1 §5.3.5.2",
            "Declare the peak bit rate of the rung, or encode it with a lower one.");

    static final Rule STEADY = Rule.of(
            "session-switch-back",
            Severity.INFO,
            "The player switched back and forth",
            "no rung left and taken again within three segments",
            "no standard: every switch is seen",
            "The network lies between two rungs: a rung between them, or a larger buffer, makes it steady.");

    /** Fewer segments say little of a mean. */
    private static final int ENOUGH = 3;
    /** So many segments a rung has to last. */
    private static final int STEADY_SEGMENTS = 3;

    private SessionRates() {}

    static Outcome declared(Session session, Cancel cancel) {
        Map<String, List<Picture>> rungs = new LinkedHashMap<>();
        session.pictures().stream()
                .filter(picture -> picture.declaredBps() > 0)
                .forEach(picture -> rungs.computeIfAbsent(picture.rung(), rung -> new ArrayList<>())
                        .add(picture));
        rungs.values().removeIf(pictures -> pictures.size() < ENOUGH);
        if (rungs.isEmpty()) {
            return new NotApplicable("no rung was loaded for three segments");
        }
        return Outcome.of(rungs.values().stream()
                .filter(pictures -> meanBps(pictures) > pictures.getFirst().declaredBps())
                .map(SessionRates::larger)
                .toList());
    }

    private static long meanBps(List<Picture> pictures) {
        long bytes = pictures.stream().mapToLong(Picture::bytes).sum();
        long ticks = pictures.stream().mapToLong(Picture::durationTicks).sum();
        return Math.round((double) bytes * Byte.SIZE * Ticks.PER_SECOND / Math.max(1, ticks));
    }

    private static Finding larger(List<Picture> pictures) {
        Picture first = pictures.getFirst();
        Statement measured = Statement.of("{rung}: {mean} over {count} segments")
                .with("rung", new Text(first.rung()))
                .with("mean", new BitRate(meanBps(pictures)))
                .with("count", new Count(pictures.size(), "segments"));
        return Finding.of(DECLARED, SessionRules.where(first.request()), measured)
                .expecting(Statement.of("at most {declared}").with("declared", new BitRate(first.declaredBps())));
    }

    static Outcome steady(Session session, Cancel cancel) {
        List<Picture> pictures = session.pictures();
        if (pictures.stream().map(Picture::rung).distinct().count() < 2) {
            return new NotApplicable("there was no switch");
        }
        List<Picture> back = new ArrayList<>();
        int left = -1;
        for (int i = 1; i < pictures.size(); i++) {
            if (!rung(pictures, i).equals(rung(pictures, i - 1))) {
                if (left > 0 && i - left < STEADY_SEGMENTS && rung(pictures, i).equals(rung(pictures, left - 1))) {
                    back.add(pictures.get(i));
                }
                left = i;
            }
        }
        return Outcome.of(back.stream().limit(1).map(first -> unsteady(back)).toList());
    }

    private static String rung(List<Picture> pictures, int i) {
        return pictures.get(i).rung();
    }

    private static Finding unsteady(List<Picture> back) {
        Statement measured = Statement.of("{count} times, first to {rung}")
                .with("count", new Count(back.size(), "times"))
                .with("rung", new Text(back.getFirst().rung()));
        return Finding.of(STEADY, SessionRules.where(back.getFirst().request()), measured);
    }
}
