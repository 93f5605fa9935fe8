package dev.packlight.dash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.bytes.Limits;
import dev.packlight.media.MediaFormatException;
import dev.packlight.testing.MediaFixtures;
import dev.packlight.testing.Mutations;
import dev.packlight.testing.SampleAssets;
import dev.packlight.testing.Within;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in an MPD: segments, or one named error, soon. */
class MpdHostileInputTest {

    private static final String SOUND =
            mpd(timeline("<S t=\"0\" d=\"2\" r=\"4\"/>"), "<Representation id=\"a\" bandwidth=\"1\"/>");

    private static String mpd(String template, String representations) {
        return "<MPD type=\"static\" mediaPresentationDuration=\"PT10S\"><Period><AdaptationSet mimeType=\"video/mp4\">"
                + template + representations + "</AdaptationSet></Period></MPD>";
    }

    private static String timeline(String stretches) {
        return "<SegmentTemplate timescale=\"1\" media=\"$RepresentationID$-$Time$.m4s\"><SegmentTimeline>" + stretches
                + "</SegmentTimeline></SegmentTemplate>";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<S t=\"0\" d=\"1\"/><S d=\"1\" r=\"9223372036854775807\"/>",
                "<S t=\"0\" d=\"1\" r=\"9223372036854775806\"/>",
                "<S t=\"0\" d=\"1\" r=\"200000\"/>",
                "<S t=\"0\" d=\"1\" r=\"150000\"/><S d=\"1\" r=\"150000\"/>",
                "<S t=\"0\" d=\"0\" r=\"-1\"/>",
                "<S t=\"0\" d=\"-1\" r=\"5\"/>",
                "<S t=\"9223372036854775807\" d=\"1\"/>",
                "<S t=\"-9223372036854775808\" d=\"1\" r=\"-1\"/>",
                "<S t=\"0\" d=\"1\" r=\"-1\"/><S t=\"9223372036854775807\" d=\"1\"/>",
                "<S t=\"0\" d=\"x\"/>"
            })
    void parse_impossibleTimelines_areRefused(String stretches) {
        assertThat(Within.refusal(
                        () -> MpdParser.parse(mpd(timeline(stretches), "<Representation id=\"a\" bandwidth=\"1\"/>"))))
                .isNotNull();
    }

    @Test
    void parse_manyRepresentationsOfManySegments_areRefusedTogether() {
        String timeline = timeline("<S t=\"0\" d=\"1\" r=\"99999\"/>");
        String three = "<Representation id=\"a\" bandwidth=\"1\"/>".repeat(3);
        assertThat(Within.refusal(() -> MpdParser.parse(mpd(timeline, three))))
                .hasMessageContaining("more than " + Limits.MANIFEST_SEGMENTS + " segments");
        assertThat(Within.refusal(() -> MpdParser.parse(
                        mpd(timeline(""), "<Representation id=\"a\" bandwidth=\"1\"/>".repeat(50_000)))))
                .hasMessageContaining("more than " + Limits.TRACKS + " representations");
    }

    @Test
    void parse_longTemplates_areRefused() {
        String media = "$RepresentationID$".repeat(200);
        String id = "x".repeat(4000);
        String template = "<SegmentTemplate timescale=\"1\" duration=\"1\" media=\"" + media + "\"/>";
        String representation = "<Representation id=\"" + id + "\" bandwidth=\"1\"/>";
        assertThat(Within.refusal(() -> MpdParser.parse(mpd(template, representation.repeat(20)))))
                .hasMessageContaining("characters");
    }

    @Test
    void parse_repeatToTheNextStretch_endsThere() throws Exception {
        Mpd mpd = MpdParser.parse(mpd(
                timeline("<S t=\"0\" d=\"2\" r=\"-1\"/><S t=\"6\" d=\"1\" r=\"-1\"/>"),
                "<Representation id=\"a\" bandwidth=\"1\"/>"));
        assertThat(mpd.representations().getFirst().segments())
                .extracting(s -> s.time().startTicks())
                .containsExactly(0L, 2L, 4L, 6L, 7L, 8L, 9L);
    }

    @Test
    void parse_deepOrWideTrees_endSoon() {
        assertThat(Within.refusal(
                        () -> MpdParser.parse("<MPD>" + "<a>".repeat(100_000) + "</a>".repeat(100_000) + "</MPD>")))
                .isNotNull();
        String wide = "<SegmentTemplate timescale=\"1\"/>".repeat(50_000);
        Within.refusal(() -> MpdParser.parse(mpd(wide, "<Representation id=\"a\" bandwidth=\"1\"/>".repeat(150))));
        assertThat(Within.refusal(() -> MpdParser.parse("<MPD>" + " ".repeat(Limits.MPD_CHARS) + "</MPD>")))
                .hasMessageContaining("characters");
    }

    @Test
    void parse_documentTypes_areRefused() {
        assertThat(Within.refusal(() ->
                        MpdParser.parse("<!DOCTYPE MPD [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><MPD>&x;</MPD>")))
                .isNotNull();
    }

    @Test
    void parse_mutations_failInOneWayOnly() {
        for (String mutant : Mutations.of(SOUND, 5).limit(Mutations.count(1500)).toList()) {
            Within.refusal(() -> MpdParser.parse(mutant));
        }
    }

    @Test
    void parse_hostileFiles_areRefused() throws Exception {
        for (Path path : MediaFixtures.files(SampleAssets.shared("hostile"), ".*\\.mpd")) {
            MediaFormatException e =
                    Within.refusal(() -> MpdParser.parse(Files.readString(path, StandardCharsets.UTF_8)));
            assertThat(e).as(path.toString()).isNotNull();
        }
    }
}
