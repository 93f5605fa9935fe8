package dev.packlight.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.catalog.MediaFiles;
import dev.packlight.catalog.SourceSet;
import dev.packlight.checks.Cancel;
import dev.packlight.checks.Examination;
import dev.packlight.checks.Judgement;
import dev.packlight.checks.Outcome.Passed;
import dev.packlight.delivery.Decisions;
import dev.packlight.delivery.PackagingFormat;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Presentations;
import dev.packlight.testing.SampleAssets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What we deliver keeps the rules by which we judge others. */
class DeliveredRulesTest {

    private static final Set<String> HLS = Set.of(
            "hls-name-in-group",
            "hls-group-exists",
            "hls-codecs",
            "hls-independent-segments",
            "hls-target-duration",
            "hls-version");
    private static final Set<String> FMP4 =
            Set.of("fmp4-readable", "fmp4-follows-on", "fmp4-lasts-as-promised", "fmp4-starts-with-key-frame");
    private static final Set<String> TS = Set.of("ts-clock-interval", "ts-starts-with-key-frame", "ts-continuity");
    private static final Set<String> DASH = Set.of(
            "fmp4-starts-as-promised",
            "dash-min-buffer",
            "dash-duration",
            "dash-unique-ids",
            "dash-max-segment-duration",
            "dash-timeline");
    private static final Set<String> SMOOTH = Set.of("smooth-counts", "smooth-timeline", "smooth-fragment-time");

    /** The rules that must have been judged, and hold, in each format. */
    private static final Map<String, List<Set<String>>> HELD = Map.of(
            "hls-ts", List.of(HLS, TS),
            "hls-ts-v3", List.of(HLS, TS),
            "hls-cmaf", List.of(HLS, FMP4),
            "dash-cmaf", List.of(DASH, FMP4),
            "dash-csf", List.of(DASH, FMP4),
            "smooth", List.of(SMOOTH),
            "smooth-v20", List.of(SMOOTH),
            "hds", List.of(Set.of("hds-bootstrap", "hds-fragment-time")));

    @ParameterizedTest
    @ValueSource(strings = {"aurora/aurora.ism", "voices/voices.ism"})
    void everyFormat_keepsTheRules(String ism) throws Exception {
        Path path = SampleAssets.ROOT.resolve(ism);
        var open = SourceSet.serverManifest(path).open(new MediaFiles());
        Presentation presentation = Presentations.of(open.asset(), open.bytes(), Decisions.ORIGINAL);
        for (PackagingFormat format : Formats.all()) {
            Set<String> held = new TreeSet<>();
            for (Examination.Judged judged : Rules.judge(format, presentation, 2, Cancel.NEVER)) {
                assertThat(Judgement.findings(judged.judgements()))
                        .as("%s %s", format.id(), judged.subject().name())
                        .isEmpty();
                judged.judgements().stream()
                        .filter(j -> j.outcome() instanceof Passed)
                        .forEach(j -> held.add(j.rule().id()));
            }
            HELD.getOrDefault(format.id(), List.of())
                    .forEach(rules -> assertThat(held).as(format.id()).containsAll(rules));
        }
    }
}
