package dev.packlight.checks;

import dev.packlight.checks.Measure.Text;
import dev.packlight.checks.Measure.Time;
import dev.packlight.checks.Subject.Promise;
import dev.packlight.checks.Subject.Segment;
import dev.packlight.media.MediaFormatException;
import java.util.List;
import java.util.Optional;

/** The rules for segments that are fragmented MP4, whichever protocol they come by. */
public final class Fmp4Rules {

    private static final Rule READABLE = Rule.of(
            "fmp4-readable",
            Severity.MUST,
            "The segment cannot be read",
            "an init segment and a fragment that belongs to it",
            "ISO/IEC 14496-12 §8.8",
            "Fetch both again; if they still do not fit, mux them anew.");
    private static final Rule START = Rule.of(
            "fmp4-starts-as-promised",
            Severity.MUST,
            "The segment begins at another time than its manifest says",
            "the earliest presentation time that the manifest says",
            "ISO/IEC 23009-1 §5.3.9.6; Apple HLS 7.3, 8.1; ISO/IEC 23000-19 §7.3.2.2",
            "Write the sum of the durations before as tfdt.");
    private static final Rule DURATION = Rule.of(
            "fmp4-lasts-as-promised",
            Severity.MUST,
            "The segment lasts longer or shorter than its manifest says",
            "the duration that the manifest says, within a frame",
            "Apple HLS 8.1; ISO/IEC 23009-1 §5.3.9.6",
            "Write into the manifest what the samples last.");
    private static final Rule SYNC = Rule.of(
            "fmp4-starts-with-key-frame",
            Severity.MUST,
            "The segment does not begin with a key frame",
            "a sync sample first",
            "Apple HLS 7.4; ISO/IEC 23000-19 §7.3.2.4",
            "Cut segments at key frames.");

    private static final Outcome FOREIGN = new Outcome.NotApplicable("it is no fragment of sound or pictures");

    private Fmp4Rules() {}

    public static Rulebook book() {
        return Rulebook.ofSegments(List.of(
                Check.of(READABLE, Fmp4Rules::readable),
                promised(START, Fmp4Rules::start),
                promised(DURATION, Fmp4Rules::duration),
                fragments(SYNC, Fmp4Rules::sync)));
    }

    /** What judges a fragment that could be read. */
    private interface Judge {
        Outcome judge(Fragment fragment);
    }

    /** What a fragment breaks of what was promised. */
    private interface Search {
        Optional<Finding> in(Fragment fragment, Promise promise);
    }

    private static Check<Segment> fragments(Rule rule, Judge judge) {
        return Check.of(rule, (segment, cancel) -> {
            cancel.orGoOn();
            try {
                return Fragment.read(segment).map(judge::judge).orElse(FOREIGN);
            } catch (MediaFormatException e) {
                return new Outcome.NotApplicable("the segment cannot be read");
            }
        });
    }

    private static Check<Segment> promised(Rule rule, Search search) {
        return fragments(
                rule,
                fragment -> fragment.segment()
                        .promise()
                        .map(promise ->
                                Outcome.of(search.in(fragment, promise).stream().toList()))
                        .orElse(new Outcome.NotApplicable("no manifest says its time")));
    }

    private static Outcome readable(Segment segment, Cancel cancel) {
        try {
            return Fragment.read(segment).isPresent() ? new Outcome.Passed() : FOREIGN;
        } catch (MediaFormatException e) {
            Where where = new Where.InBox(segment.address(), e.where(), Math.max(0, e.offsetBytes()));
            return Outcome.of(List.of(
                    Finding.of(READABLE, where, Statement.of("{problem}").with("problem", new Text(e.getMessage())))));
        }
    }

    private static Optional<Finding> start(Fragment fragment, Promise promise) {
        Time said = new Time(promise.startTicks(), promise.scale());
        return differs(START, fragment, fragment.start(), said, fragment.longestSample() / 2)
                .map(finding -> finding.at(Fragment.presentation(said)));
    }

    private static Optional<Finding> duration(Fragment fragment, Promise promise) {
        Time said = new Time(promise.durationTicks(), promise.scale());
        return differs(DURATION, fragment, fragment.duration(), said, fragment.longestSample())
                .map(finding -> finding.at(Fragment.presentation(new Time(promise.startTicks(), promise.scale()))));
    }

    private static Optional<Finding> differs(Rule rule, Fragment fragment, Time found, Time said, long tolerance) {
        long apart = Math.abs(Fragment.presentation(found) - Fragment.presentation(said));
        return apart <= tolerance
                ? Optional.empty()
                : Optional.of(Finding.of(
                                rule,
                                fragment.box("moof", "traf", rule == START ? "tfdt" : "trun"),
                                Statement.of("{found} in the segment").with("found", found))
                        .expecting(Statement.of("{said}, as the manifest says").with("said", said)));
    }

    private static Outcome sync(Fragment fragment) {
        if (!fragment.isVideo()) {
            return new Outcome.NotApplicable("it is no fragment of pictures");
        }
        return fragment.track().samples().isSync(0)
                ? new Outcome.Passed()
                : Outcome.of(List.of(Finding.of(
                        SYNC,
                        fragment.box("moof", "traf", "trun"),
                        Statement.of("the first sample is no sync sample"))));
    }
}
