package dev.packlight.dash;

import static dev.packlight.checks.Severity.MUST;

import dev.packlight.checks.Check;
import dev.packlight.checks.Finding;
import dev.packlight.checks.LocatedXml;
import dev.packlight.checks.Measure.Count;
import dev.packlight.checks.Measure.Text;
import dev.packlight.checks.Measure.Time;
import dev.packlight.checks.Outcome;
import dev.packlight.checks.Rule;
import dev.packlight.checks.Rulebook;
import dev.packlight.checks.Statement;
import dev.packlight.checks.Subject.Manifest;
import dev.packlight.media.Timescale;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The rules for MPDs (ISO/IEC 23009-1). */
public final class DashRules {

    private static final Duration LONGEST_BUFFER = Duration.ofSeconds(60);
    private static final Rule BUFFER = new Rule(
            "dash-min-buffer",
            MUST,
            "minBufferTime is missing or cannot be kept",
            Statement.of("a minBufferTime above 0 and of {most} at most")
                    .with("most", Time.ofSeconds(LONGEST_BUFFER.toSeconds())),
            "ISO/IEC 23009-1 §5.3.1.2",
            "Write the time for which a client must buffer at each representation's bandwidth.");
    private static final Rule DURATION = Rule.of(
            "dash-duration",
            MUST,
            "The presentation's duration is not said",
            "mediaPresentationDuration, or a duration of the last Period",
            "ISO/IEC 23009-1 §5.3.1.2",
            "Write mediaPresentationDuration.");
    private static final Rule IDS = Rule.of(
            "dash-unique-ids",
            MUST,
            "Two elements have one id",
            "ids that are unique: of periods in the MPD, of sets and of representations in their period",
            "ISO/IEC 23009-1 §5.3.2.2, §5.3.3.2, §5.3.5.2",
            "Give each element an id of its own.");
    private static final Rule LONGEST = Rule.of(
            "dash-max-segment-duration",
            MUST,
            "A segment lasts longer than maxSegmentDuration",
            "S@d at most maxSegmentDuration",
            "ISO/IEC 23009-1 §5.3.1.2",
            "Write the longest segment's duration as maxSegmentDuration.");

    private DashRules() {}

    public static Rulebook book() {
        return Rulebook.ofManifests(
                List.of(
                        mpd(BUFFER, DashRules::buffer),
                        mpd(DURATION, DashRules::duration),
                        mpd(IDS, DashRules::ids),
                        mpd(LONGEST, DashRules::longest),
                        mpd(JudgedTimeline.RULE, JudgedTimeline::broken)),
                new DashLinks());
    }

    /** What looks for one thing that is wrong in an MPD. */
    private interface Search {
        Stream<Finding> in(Manifest manifest, LocatedXml mpd);
    }

    private static Check<Manifest> mpd(Rule rule, Search search) {
        return Check.of(
                rule,
                (manifest, cancel) -> manifest.xml("MPD")
                        .map(mpd -> Outcome.of(search.in(manifest, mpd)
                                .peek(finding -> cancel.orGoOn())
                                .toList()))
                        .orElse(new Outcome.NotApplicable("it is no MPD")));
    }

    private static Stream<Finding> buffer(Manifest manifest, LocatedXml mpd) {
        Optional<Duration> said = time(mpd, "minBufferTime");
        boolean sane = said.filter(d -> d.isPositive() && d.compareTo(LONGEST_BUFFER) <= 0)
                .isPresent();
        return sane ? Stream.empty() : Stream.of(Finding.of(BUFFER, mpd.in(manifest), attribute(mpd, "minBufferTime")));
    }

    private static Stream<Finding> duration(Manifest manifest, LocatedXml mpd) {
        List<LocatedXml> periods = mpd.children("Period").toList();
        boolean said = mpd.attribute("type").orElse("static").equals("dynamic")
                || time(mpd, "mediaPresentationDuration").isPresent()
                || !periods.isEmpty() && time(periods.getLast(), "duration").isPresent();
        return said
                ? Stream.empty()
                : Stream.of(Finding.of(DURATION, mpd.in(manifest), attribute(mpd, "mediaPresentationDuration")));
    }

    private static Stream<Finding> ids(Manifest manifest, LocatedXml mpd) {
        List<LocatedXml> twice = new ArrayList<>(twice(mpd.children("Period")));
        mpd.children("Period").forEach(period -> {
            twice.addAll(twice(period.children("AdaptationSet")));
            twice.addAll(twice(period.children("AdaptationSet").flatMap(set -> set.children("Representation"))));
        });
        return twice.stream()
                .limit(1)
                .map(first -> Finding.of(
                        IDS,
                        first.in(manifest),
                        Statement.of("{twice} in all, the first {element} {id}")
                                .with("twice", new Count(twice.size(), "ids"))
                                .with("element", new Text(first.name()))
                                .with("id", new Text(first.attribute("id").orElse("")))));
    }

    /** Elements whose id another element before has; one that may be the same once more (§5.3.5.2) is left out. */
    private static List<LocatedXml> twice(Stream<LocatedXml> elements) {
        Map<String, LocatedXml> seen = new HashMap<>();
        return elements.filter(element -> element.attribute("id").isPresent())
                .filter(element -> {
                    LocatedXml before = seen.putIfAbsent(element.attribute("id").get(), element);
                    return before != null
                            && !(element.name().equals("Representation")
                                    && element.attributes().equals(before.attributes()));
                })
                .toList();
    }

    private static Stream<Finding> longest(Manifest manifest, LocatedXml mpd) {
        Optional<Time> most = time(mpd, "maxSegmentDuration").map(DashRules::ticks);
        if (most.isEmpty()) {
            return Stream.empty();
        }
        return JudgedTimeline.of(mpd).stream()
                .flatMap(timeline -> timeline.stretches().stream()
                        .filter(s -> s.number("d").isPresent())
                        .flatMap(s -> longer(manifest, s, timeline.scale(), most.get())))
                .limit(1);
    }

    private static Stream<Finding> longer(Manifest manifest, LocatedXml s, Timescale scale, Time most) {
        Time lasts = new Time(s.number("d").getAsLong(), scale);
        return lasts.seconds().compareTo(most.seconds()) <= 0
                ? Stream.empty()
                : Stream.of(Finding.of(
                                LONGEST, s.in(manifest), Statement.of("{lasts}").with("lasts", lasts))
                        .expecting(Statement.of("{most} at most").with("most", most)));
    }

    private static Statement attribute(LocatedXml element, String name) {
        return element.attribute(name)
                .map(value -> Statement.of("it is {value}").with("value", new Text(value)))
                .orElse(Statement.of("it is not there"));
    }

    private static Time ticks(Duration duration) {
        return new Time(duration.toNanos(), new Timescale(1_000_000_000));
    }

    /** A duration without years and months (DASH-IF IOP §3.2.7.4); empty where it is not there, or is none. */
    private static Optional<Duration> time(LocatedXml element, String name) {
        Function<String, Optional<Duration>> parse = text -> {
            try {
                return Optional.of(XmlDuration.parse(text)).filter(d -> d.compareTo(Duration.ofDays(36_500)) < 0);
            } catch (DateTimeParseException | ArithmeticException e) {
                return Optional.empty();
            }
        };
        return element.attribute(name).flatMap(parse);
    }
}
