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
    private static final Rule LED = new Rule(
            START.id(),
            Severity.SHOULD,
            "Pictures are shown before the key frame by whose time the segment is named",
            START.expected(),
            START.source(),
            "Encode closed groups of pictures.");
    private static final Rule FOLLOWS = Rule.of(
            "fmp4-follows-on",
            Severity.MUST,
            "The segment does not begin where the one before ends",
            "a tfdt that is the sum of the durations before",
            "ISO/IEC 23000-19 §7.3.2.2; Apple HLS 7.1, 7.3",
            "Write the sum of the durations before as tfdt, or mark a discontinuity.");
    private static final Rule REORDERED = new Rule(
            DURATION.id(),
            Severity.SHOULD,
            "Pictures of the segment's time are in the one behind",
            DURATION.expected(),
            DURATION.source(),
            "Encode closed groups of pictures.");
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
                fragments(START, Fmp4Rules::start),
                fragments(FOLLOWS, Fmp4Rules::follows),
                fragments(DURATION, Fmp4Rules::duration),
                fragments(SYNC, Fmp4Rules::sync)));
    }

    /** What judges a fragment that could be read. */
    private interface Judge {
        Outcome judge(Fragment fragment) throws MediaFormatException;
    }

    private static Check<Segment> fragments(Rule rule, Judge judge) {
        return Check.of(rule, (segment, cancel) -> {
            cancel.orGoOn();
            try {
                Optional<Fragment> fragment = Fragment.read(segment);
                return fragment.isPresent() ? judge.judge(fragment.get()) : FOREIGN;
            } catch (MediaFormatException e) {
                return new Outcome.NotApplicable("the segment cannot be read");
            }
        });
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

    private static Outcome start(Fragment fragment) {
        Optional<Promise> promise =
                fragment.segment().promise().filter(p -> p.startTicks().isPresent());
        if (promise.isEmpty()) {
            return new Outcome.NotApplicable("no manifest says when it begins");
        }
        Time said =
                new Time(promise.get().startTicks().getAsLong(), promise.get().scale());
        long tolerance = fragment.longestSample() / 2;
        Rule rule = fragment.isLed() && apart(fragment.firstShown(), said) <= tolerance ? LED : START;
        return compared(rule, fragment, "tfdt", fragment.start(), said, tolerance);
    }

    private static Outcome follows(Fragment fragment) throws MediaFormatException {
        Optional<Segment> before = fragment.segment().before();
        Optional<Fragment> former = before.isPresent() ? Fragment.read(before.get()) : Optional.empty();
        return former.isEmpty()
                ? new Outcome.NotApplicable("no segment before is known")
                : compared(
                        FOLLOWS,
                        fragment,
                        "tfdt",
                        fragment.decodingStart(),
                        former.get().decodingEnd(),
                        Math.max(fragment.tick(), former.get().tick()));
    }

    private static Outcome duration(Fragment fragment) {
        Optional<Promise> promise = fragment.segment().promise();
        if (promise.isEmpty()) {
            return new Outcome.NotApplicable("no manifest says how long it lasts");
        }
        Time said = new Time(promise.get().durationTicks(), promise.get().scale());
        boolean primed = apart(fragment.duration(), said) < apart(fragment.decodingDuration(), said);
        Time found = primed ? fragment.duration() : fragment.decodingDuration();
        long tolerance = fragment.longestSample();
        Rule rule = apart(found, said) <= tolerance + fragment.reordering() ? REORDERED : DURATION;
        return compared(rule, fragment, "trun", found, said, tolerance);
    }

    private static long apart(Time found, Time wanted) {
        return Math.abs(Fragment.presentation(found) - Fragment.presentation(wanted));
    }

    private static Outcome compared(
            Rule rule, Fragment fragment, String box, Time found, Time wanted, long toleranceTicks) {
        return apart(found, wanted) <= toleranceTicks
                ? new Outcome.Passed()
                : Outcome.of(List.of(Finding.of(
                                rule,
                                fragment.box("moof", "traf", box),
                                Statement.of("{found} in the segment").with("found", found))
                        .expecting(Statement.of("{wanted}").with("wanted", wanted))
                        .at(fragment.promisedStart())));
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
