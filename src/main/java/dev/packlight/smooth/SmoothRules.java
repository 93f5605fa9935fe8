package dev.packlight.smooth;

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
import java.util.List;
import java.util.stream.Stream;

/** The rules for client manifests of Smooth Streaming (MS-SSTR), and those for its fragments. */
public final class SmoothRules {

    private static final Rule COUNTS = Rule.of(
            "smooth-counts",
            MUST,
            "A stream counts other chunks or levels than it lists",
            "Chunks and QualityLevels as many as are listed",
            "MS-SSTR §2.2.2.3",
            "Count what is listed.");
    private static final Rule TIMELINE = Rule.of(
            "smooth-timeline",
            MUST,
            "A stream's chunks have a gap or an overlap",
            "each c@t where the chunks before end",
            "MS-SSTR §2.2.2.6",
            "Write exact times: each chunk begins where the one before ends.");

    private SmoothRules() {}

    public static Rulebook book() {
        return Rulebook.ofManifests(
                        List.of(streams(COUNTS, SmoothRules::counts), streams(TIMELINE, SmoothRules::timeline)),
                        new SmoothLinks())
                .plus(Rulebook.ofSegments(List.of(new FragmentTimeCheck())));
    }

    /** What looks for one thing that is wrong in a stream of a manifest. */
    private interface Search {
        Stream<Finding> in(Manifest manifest, LocatedXml stream, Timescale scale);
    }

    private static Check<Manifest> streams(Rule rule, Search search) {
        return Check.of(
                rule,
                (manifest, cancel) -> SmoothLinks.root(manifest)
                        .map(root -> Outcome.of(root.children("StreamIndex")
                                .peek(stream -> cancel.orGoOn())
                                .flatMap(stream -> search.in(manifest, stream, SmoothLinks.scale(root)))
                                .toList()))
                        .orElse(new Outcome.NotApplicable("it is no client manifest of Smooth Streaming")));
    }

    private static Stream<Finding> counts(Manifest manifest, LocatedXml stream, Timescale scale) {
        long chunks = stream.children("c")
                .mapToLong(c -> Math.max(1, c.number("r").orElse(1)))
                .sum();
        return Stream.concat(
                count(manifest, stream, "Chunks", chunks),
                count(
                        manifest,
                        stream,
                        "QualityLevels",
                        stream.children("QualityLevel").count()));
    }

    private static Stream<Finding> count(Manifest manifest, LocatedXml stream, String attribute, long listed) {
        long said = stream.number(attribute).orElse(listed);
        return said == listed
                ? Stream.empty()
                : Stream.of(Finding.of(
                        COUNTS,
                        stream.in(manifest),
                        Statement.of("{attribute} is {said}, {listed} are listed")
                                .with("attribute", new Text(attribute))
                                .with("said", new Count(said, attribute))
                                .with("listed", new Count(listed, attribute))));
    }

    private static Stream<Finding> timeline(Manifest manifest, LocatedXml stream, Timescale scale) {
        long end = -1;
        for (LocatedXml c : (Iterable<LocatedXml>) stream.children("c")::iterator) {
            long start = c.number("t").orElse(Math.max(0, end));
            if (end >= 0 && start != end) {
                return Stream.of(Finding.of(
                                TIMELINE,
                                c.in(manifest),
                                Statement.of(start > end ? "a gap of {apart}" : "an overlap of {apart}")
                                        .with("apart", new Time(Math.abs(start - end), scale)))
                        .expecting(Statement.of("a start at {end}").with("end", new Time(end, scale))));
            }
            end = c.number("d").isEmpty()
                    ? -1
                    : start
                            + c.number("d").getAsLong()
                                    * Math.max(1, c.number("r").orElse(1));
        }
        return Stream.empty();
    }
}
