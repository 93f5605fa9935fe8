package dev.packlight.hls;

import static dev.packlight.checks.Severity.MUST;
import static dev.packlight.checks.Severity.SHOULD;

import dev.packlight.checks.Check;
import dev.packlight.checks.Finding;
import dev.packlight.checks.Measure.Count;
import dev.packlight.checks.Measure.Text;
import dev.packlight.checks.Outcome;
import dev.packlight.checks.Rule;
import dev.packlight.checks.Rulebook;
import dev.packlight.checks.Statement;
import dev.packlight.checks.Subject.Manifest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The rules for playlists (RFC 8216; Apple's HLS authoring specification), and those for transport streams. */
public final class HlsRules {

    private static final Rule NAMES = Rule.of(
            "hls-name-in-group",
            MUST,
            "Two renditions of a group have one name",
            "a NAME of its own for every rendition of a group",
            "RFC 8216 §4.3.4.1.1",
            "Give every EXT-X-MEDIA of the group another NAME.");
    private static final Rule GROUPS = Rule.of(
            "hls-group-exists",
            MUST,
            "A variant names a group that is not there",
            "an EXT-X-MEDIA of the TYPE and GROUP-ID that the variant names",
            "RFC 8216 §4.3.4.2",
            "Add the group's EXT-X-MEDIA, or take the attribute away.");
    private static final Rule CODECS = Rule.of(
            "hls-codecs",
            MUST,
            "A variant does not say its codecs",
            "CODECS in every EXT-X-STREAM-INF and EXT-X-I-FRAME-STREAM-INF",
            "Apple HLS 9.1; RFC 8216 §4.3.4.2",
            "Add CODECS with every format that the variant's renditions have.");
    private static final Rule INDEPENDENT = Rule.of(
            "hls-independent-segments",
            SHOULD,
            "Segments are not said to be independent",
            "EXT-X-INDEPENDENT-SEGMENTS",
            "Apple HLS 9.11; RFC 8216 §4.3.5.1",
            "Encode closed groups of pictures, begin each segment with a key frame and say so.");

    private HlsRules() {}

    public static Rulebook book() {
        return Rulebook.ofManifests(
                        List.of(
                                multivariant(NAMES, HlsRules::names),
                                multivariant(GROUPS, HlsRules::groups),
                                multivariant(CODECS, HlsRules::codecs),
                                multivariant(INDEPENDENT, HlsRules::independent),
                                new TargetDurationCheck(),
                                new PlaylistVersionCheck()),
                        new HlsLinks())
                .plus(Rulebook.ofSegments(TsRules.checks()));
    }

    /** What looks for one thing that is wrong in a multivariant playlist. */
    private interface Search {
        List<Finding> in(Manifest manifest, List<PlaylistLine> lines);
    }

    private static Check<Manifest> multivariant(Rule rule, Search search) {
        return Check.of(rule, (manifest, cancel) -> {
            List<PlaylistLine> lines = PlaylistLine.of(manifest);
            return lines.stream().anyMatch(line -> line.is("EXT-X-STREAM-INF"))
                    ? Outcome.of(search.in(manifest, lines))
                    : new Outcome.NotApplicable("it is no multivariant playlist");
        });
    }

    private static List<Finding> names(Manifest manifest, List<PlaylistLine> lines) {
        Set<List<String>> seen = new HashSet<>();
        return lines.stream()
                .filter(line -> line.is("EXT-X-MEDIA"))
                .filter(line -> !seen.add(List.of(group(line.attributes()), named(line.attributes()))))
                .map(line -> Finding.of(
                        NAMES,
                        line.in(manifest),
                        Statement.of("{name} stands twice in group {group}")
                                .with("name", new Text(named(line.attributes())))
                                .with("group", new Text(group(line.attributes())))))
                .toList();
    }

    private static String named(Map<String, String> attributes) {
        return attributes.getOrDefault("NAME", "");
    }

    private static String group(Map<String, String> attributes) {
        return attributes.getOrDefault("TYPE", "") + " " + attributes.getOrDefault("GROUP-ID", "");
    }

    private static List<Finding> groups(Manifest manifest, List<PlaylistLine> lines) {
        Set<String> there = new HashSet<>();
        lines.stream().filter(line -> line.is("EXT-X-MEDIA")).forEach(line -> there.add(group(line.attributes())));
        return lines.stream()
                .filter(line -> line.is("EXT-X-STREAM-INF"))
                .flatMap(line -> List.of("AUDIO", "SUBTITLES", "VIDEO").stream()
                        .filter(type -> line.attributes().containsKey(type))
                        .map(type -> type + " " + line.attributes().get(type))
                        .filter(group -> !there.contains(group))
                        .map(group -> Finding.of(
                                GROUPS,
                                line.in(manifest),
                                Statement.of("there is no {group}").with("group", new Text(group)))))
                .toList();
    }

    private static List<Finding> codecs(Manifest manifest, List<PlaylistLine> lines) {
        List<PlaylistLine> silent = lines.stream()
                .filter(line -> line.is("EXT-X-STREAM-INF") || line.is("EXT-X-I-FRAME-STREAM-INF"))
                .filter(line -> line.attributes().getOrDefault("CODECS", "").isBlank())
                .toList();
        return first(
                silent,
                line -> Finding.of(
                        CODECS,
                        line.in(manifest),
                        Statement.of("{variants} without CODECS, the first here")
                                .with("variants", new Count(silent.size(), "variants"))));
    }

    private static List<Finding> independent(Manifest manifest, List<PlaylistLine> lines) {
        return lines.stream().anyMatch(line -> line.is("EXT-X-INDEPENDENT-SEGMENTS"))
                ? List.of()
                : List.of(Finding.of(INDEPENDENT, lines.getFirst().in(manifest), Statement.of("the tag is not there")));
    }

    /** A finding for the first line of those that break a rule. */
    static List<Finding> first(List<PlaylistLine> broken, Function<PlaylistLine, Finding> finding) {
        return Optional.of(broken).filter(lines -> !lines.isEmpty()).map(List::getFirst).map(finding).stream()
                .toList();
    }
}
