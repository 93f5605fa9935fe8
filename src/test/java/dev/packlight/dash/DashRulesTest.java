package dev.packlight.dash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.checks.Finding;
import dev.packlight.checks.Severity;
import dev.packlight.checks.Subject.Manifest;
import dev.packlight.testing.Judged;
import dev.packlight.testing.SampleAssets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DashRulesTest {

    private static final String GOOD = """
            <?xml version="1.0"?>
            <MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT8S" maxSegmentDuration="PT2S" minBufferTime="PT2S">
            <Period id="0">
            <AdaptationSet id="1">
            <SegmentTemplate timescale="1000" media="$Time$">
            <SegmentTimeline>
            <S t="0" d="2000" r="2"/>
            <S t="6000" d="2000"/>
            </SegmentTimeline>
            </SegmentTemplate>
            <Representation id="a" bandwidth="1"/>
            <Representation id="b" bandwidth="2"/>
            </AdaptationSet>
            </Period>
            </MPD>
            """;

    private static Manifest with(String old, String changed) {
        assertThat(GOOD).contains(old);
        return new Manifest("m.mpd", GOOD.replace(old, changed));
    }

    private static Judged rule(String id) {
        return new Judged(DashRules.book(), id);
    }

    private static void assertBroken(String id, int line, Manifest manifest) {
        assertThat(rule(id).breaks(manifest).where().fields())
                .containsEntry("manifest", "m.mpd")
                .containsEntry("line", line);
    }

    @ParameterizedTest
    @CsvSource({
        "dash-min-buffer, 2, minBufferTime=\"PT2S\", ''",
        "dash-min-buffer, 2, minBufferTime=\"PT2S\", minBufferTime=\"PT0S\"",
        "dash-min-buffer, 2, minBufferTime=\"PT2S\", minBufferTime=\"PT61S\"",
        "dash-min-buffer, 2, minBufferTime=\"PT2S\", minBufferTime=\"P1M\"",
        "dash-duration, 2, mediaPresentationDuration=\"PT8S\", ''",
        "dash-unique-ids, 12, id=\"b\", id=\"a\"",
        "dash-max-segment-duration, 7, maxSegmentDuration=\"PT2S\", maxSegmentDuration=\"PT1.999S\"",
        "dash-timeline, 8, t=\"6000\", t=\"6001\"",
        "dash-timeline, 8, t=\"6000\", t=\"5999\"",
        "dash-timeline, 8, d=\"2000\"/>, d=\"0\"/>"
    })
    void rule_broken_namesTheLine(String id, int line, String old, String changed) {
        rule(id).holds(new Manifest("m.mpd", GOOD));
        assertBroken(id, line, with(old, changed));
    }

    @Test
    void timeline_gap_saysHowLongAndWhatIsExpected() {
        Finding finding = rule("dash-timeline").breaks(with("t=\"6000\"", "t=\"6100\""));
        assertThat(finding.measured().words()).isEqualTo("a gap of 0.100 s");
        assertThat(finding.expected().words()).isEqualTo("a start at 6.000 s");
    }

    @Test
    void timeline_overlap_mattersMoreThanAGap() {
        assertThat(rule("dash-timeline")
                        .breaks(with("t=\"6000\"", "t=\"5900\""))
                        .severity())
                .isEqualTo(Severity.MUST);
        assertThat(rule("dash-timeline")
                        .breaks(with("t=\"6000\"", "t=\"6100\""))
                        .severity())
                .isEqualTo(Severity.SHOULD);
    }

    @Test
    void timescale_ofTheSet_isInherited() {
        Manifest inherited = new Manifest(
                "m.mpd",
                GOOD.replace("<SegmentTemplate timescale=\"1000\"", "<SegmentTemplate")
                        .replace(
                                "<AdaptationSet id=\"1\">",
                                "<AdaptationSet id=\"1\"><SegmentTemplate timescale=\"1000\"/><Representation>")
                        .replace("</SegmentTemplate>", "</SegmentTemplate></Representation>"));
        rule("dash-max-segment-duration").holds(inherited);
    }

    @Test
    void representations_thatMayBeTheSame_mayShareTheirId() {
        rule("dash-unique-ids")
                .holds(with(
                        "<Representation id=\"b\" bandwidth=\"2\"/>", "<Representation id=\"a\" bandwidth=\"1\"/>"));
    }

    @Test
    void durations_belowNanoseconds_areRead() throws Exception {
        Manifest fine =
                with("mediaPresentationDuration=\"PT8S\"", "mediaPresentationDuration=\"PT8.0000000000000012S\"");
        rule("dash-duration").holds(fine);
        assertThat(MpdParser.parse(fine.text()).durationTicks()).isEqualTo(80_000_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"r=\"9223372036854775807\"", "r=\"4611686018427387904\"", "t=\"-9223372036854775808\""})
    void timeline_beyondAllTime_isSaidSo(String hostile) {
        Manifest manifest = hostile.startsWith("r") ? with("r=\"2\"", hostile) : with("t=\"6000\"", hostile);
        assertThat(rule("dash-timeline").breaks(manifest).measured().words())
                .isEqualTo("the segments end beyond all time");
    }

    @Test
    void timeline_openRepeat_leavesTheNextStartFree() {
        rule("dash-timeline").holds(with("r=\"2\"", "r=\"-1\""));
    }

    @Test
    void duration_liveOrOfThePeriod_isEnough() {
        rule("dash-duration").holds(with("type=\"static\" mediaPresentationDuration=\"PT8S\"", "type=\"dynamic\""));
        Manifest period = new Manifest(
                "m.mpd",
                GOOD.replace("mediaPresentationDuration=\"PT8S\"", "").replace("<Period", "<Period duration=\"PT8S\""));
        rule("dash-duration").holds(period);
    }

    /** What DASH-IF's conformance software keeps as examples of broken rules. */
    @ParameterizedTest
    @CsvSource({
        "ex04, dash-duration",
        "ex08, dash-unique-ids",
        "ex10, dash-unique-ids",
        "ex16, dash-unique-ids",
        "ex28, dash-max-segment-duration"
    })
    void examples_ofTheConformanceSoftware_breakTheirRule(String example, String id) throws Exception {
        Path path = SampleAssets.shared("manifests-mpd").resolve("examples").resolve(example + ".mpd");
        rule(id).breaks(new Manifest(example, Files.readString(path)));
    }

    @Test
    void rules_ofOtherXml_sayNothing() {
        rule("dash-min-buffer").saysNothingOf(new Manifest("x", "<SmoothStreamingMedia/>"));
        rule("dash-min-buffer").saysNothingOf(new Manifest("x", "<MPD"));
        rule("dash-min-buffer").saysNothingOf(new Manifest("x", "#EXTM3U\n"));
    }

    @Test
    void links_areSegmentsWithTheirTimes() throws Exception {
        assertThat(new DashLinks().links(new Manifest("m.mpd", GOOD)))
                .hasSize(8)
                .last()
                .hasToString(
                        "ToSegment[address=6000, group=b, header=Optional.empty, promise="
                                + "Promise[startTicks=OptionalLong[6000], durationTicks=2000, scale=Timescale[ticksPerSecond=1000]]]");
    }
}
