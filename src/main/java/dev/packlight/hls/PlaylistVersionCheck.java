package dev.packlight.hls;

import dev.packlight.checks.Cancel;
import dev.packlight.checks.Check;
import dev.packlight.checks.Finding;
import dev.packlight.checks.Measure.Count;
import dev.packlight.checks.Outcome;
import dev.packlight.checks.Rule;
import dev.packlight.checks.Severity;
import dev.packlight.checks.Statement;
import dev.packlight.checks.Subject.Manifest;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/** A playlist says a version that has all of its tags. */
final class PlaylistVersionCheck implements Check<Manifest> {

    private static final Rule RULE = Rule.of(
            "hls-version",
            Severity.MUST,
            "The playlist uses tags that its version has not",
            "an EXT-X-VERSION as high as the tags ask for",
            "RFC 8216 §7",
            "Raise EXT-X-VERSION.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Outcome judge(Manifest manifest, Cancel cancel) {
        List<PlaylistLine> lines = PlaylistLine.of(manifest);
        if (lines.isEmpty()) {
            return new Outcome.NotApplicable("it is no playlist");
        }
        cancel.orGoOn();
        boolean keyFrames = lines.stream().anyMatch(line -> line.is("EXT-X-I-FRAMES-ONLY"));
        int said = lines.stream()
                .filter(line -> line.is("EXT-X-VERSION"))
                .findFirst()
                .flatMap(PlaylistLine::decimal)
                .map(BigDecimal::intValue)
                .orElse(1);
        return Outcome.of(lines.stream()
                .filter(line -> needed(line, keyFrames) > said)
                .max(Comparator.comparingInt((PlaylistLine line) -> needed(line, keyFrames))
                        .thenComparing(PlaylistLine::number, Comparator.reverseOrder()))
                .map(line -> Finding.of(
                        RULE,
                        line.in(manifest),
                        Statement.of("version {said}, this tag asks for {needed}")
                                .with("said", new Count(said, "version"))
                                .with("needed", new Count(needed(line, keyFrames), "version"))))
                .stream()
                .toList());
    }

    private static int needed(PlaylistLine line, boolean keyFrames) {
        return switch (line.tag()) {
            case "EXTINF" -> line.value().split(",", 2)[0].contains(".") ? 3 : 1;
            case "EXT-X-BYTERANGE", "EXT-X-I-FRAMES-ONLY" -> 4;
            case "EXT-X-MAP" -> keyFrames ? 5 : 6;
            case "EXT-X-KEY" -> key(line);
            case "EXT-X-MEDIA" ->
                line.attributes().getOrDefault("INSTREAM-ID", "").startsWith("SERVICE") ? 7 : 1;
            default -> 1;
        };
    }

    private static int key(PlaylistLine line) {
        var attributes = line.attributes();
        if (attributes.containsKey("KEYFORMAT")
                || attributes.containsKey("KEYFORMATVERSIONS")
                || attributes.getOrDefault("METHOD", "").equals("SAMPLE-AES")) {
            return 5;
        }
        return attributes.containsKey("IV") ? 2 : 1;
    }
}
