package dev.packlight.hls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.checks.Finding;
import dev.packlight.checks.Measure.Time;
import dev.packlight.checks.Subject.Manifest;
import dev.packlight.checks.Where;
import dev.packlight.testing.Judged;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HlsRulesTest {

    private static final Manifest TOP = manifest(
            "#EXT-X-VERSION:7",
            "#EXT-X-INDEPENDENT-SEGMENTS",
            "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"a\",NAME=\"English\",URI=\"en\"",
            "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"a\",NAME=\"Deutsch\",URI=\"de\"",
            "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"b\",NAME=\"English\",URI=\"en2\"",
            "#EXT-X-STREAM-INF:BANDWIDTH=1,CODECS=\"avc1.4d401e,mp4a.40.2\",AUDIO=\"a\"",
            "low",
            "#EXT-X-STREAM-INF:BANDWIDTH=2,CODECS=\"avc1.4d401e,mp4a.40.2\",AUDIO=\"b\"",
            "high");
    private static final Manifest MEDIA = manifest(
            "#EXT-X-VERSION:6",
            "#EXT-X-TARGETDURATION:2",
            "#EXT-X-MAP:URI=\"i\"",
            "#EXTINF:2.4,",
            "1",
            "#EXTINF:1.984,",
            "2");

    private static Manifest manifest(String... lines) {
        return new Manifest("m.m3u8", "#EXTM3U\n" + String.join("\n", lines) + "\n");
    }

    private static Manifest with(Manifest manifest, String old, String changed) {
        assertThat(manifest.text()).contains(old);
        return new Manifest(manifest.address(), manifest.text().replace(old, changed));
    }

    private static Judged rule(String id) {
        return new Judged(HlsRules.book(), id);
    }

    @Test
    void names_twiceInAGroup_breakTheRuleAtTheSecond() {
        rule("hls-name-in-group").holds(TOP);
        Finding finding = rule("hls-name-in-group").breaks(with(TOP, "Deutsch", "English"));
        assertThat(finding.where().fields()).containsEntry("kind", "line").containsEntry("line", 5);
        assertThat(finding.measured().words()).isEqualTo("English stands twice in group AUDIO a");
        rule("hls-name-in-group").saysNothingOf(MEDIA);
    }

    @Test
    void groups_notThere_breakTheRule() {
        rule("hls-group-exists").holds(TOP);
        Finding finding = rule("hls-group-exists").breaks(with(TOP, "AUDIO=\"b\"", "AUDIO=\"c\""));
        assertThat(finding.measured().words()).isEqualTo("there is no AUDIO c");
        assertThat(finding.where().words()).startsWith("m.m3u8, line 9: #EXT-X-STREAM-INF");
    }

    @Test
    void codecs_missing_breakTheRule() {
        rule("hls-codecs").holds(TOP);
        Manifest silent = with(TOP, ",CODECS=\"avc1.4d401e,mp4a.40.2\",AUDIO=\"b\"", ",AUDIO=\"b\"");
        assertThat(rule("hls-codecs").breaks(silent).where())
                .isEqualTo(new Where.OnLine("m.m3u8", 9, 1, "#EXT-X-STREAM-INF:BANDWIDTH=2,AUDIO=\"b\""));
    }

    @Test
    void independence_notSaid_breaksTheRule() {
        rule("hls-independent-segments").holds(TOP);
        rule("hls-independent-segments").breaks(with(TOP, "#EXT-X-INDEPENDENT-SEGMENTS\n", ""));
    }

    @Test
    void duration_roundedAboveTheTarget_breaksTheRuleAtItsLineAndTime() {
        rule("hls-target-duration").holds(MEDIA);
        Finding finding = rule("hls-target-duration").breaks(with(MEDIA, "1.984", "2.5"));
        assertThat(finding.where().fields()).containsEntry("line", 7);
        assertThat(finding.measured().values()).containsEntry("duration", Time.of(25_000_000));
        assertThat(finding.atTicks()).isEqualTo(OptionalLong.of(24_000_000));
        rule("hls-target-duration").breaks(with(MEDIA, "#EXT-X-TARGETDURATION:2\n", ""));
        rule("hls-target-duration").saysNothingOf(TOP);
    }

    @ParameterizedTest
    @CsvSource({
        "#EXT-X-MAP:URI=\"i\", 6",
        "'#EXT-X-I-FRAMES-ONLY\n#EXT-X-MAP:URI=\"i\"', 5",
        "#EXT-X-BYTERANGE:1@0, 4",
        "'#EXTINF:1.5,', 3",
        "'#EXT-X-KEY:METHOD=AES-128,URI=\"k\",IV=0x1', 2",
        "'#EXT-X-KEY:METHOD=SAMPLE-AES,URI=\"k\"', 5",
        "'#EXT-X-MEDIA:TYPE=CLOSED-CAPTIONS,INSTREAM-ID=\"SERVICE1\"', 7"
    })
    void version_belowWhatATagNeeds_breaksTheRule(String tags, int needed) {
        rule("hls-version").holds(manifest("#EXT-X-VERSION:" + needed, tags));
        Finding finding = rule("hls-version").breaks(manifest("#EXT-X-VERSION:" + (needed - 1), tags));
        assertThat(finding.measured().words()).contains("asks for " + needed);
    }

    @Test
    void links_media_areSegmentsWithTheirDurations() throws Exception {
        assertThat(new HlsLinks().links(MEDIA).get(1))
                .hasToString(
                        "ToSegment[address=2, group=m.m3u8#0, header=Optional[i], promise="
                                + "Promise[startTicks=OptionalLong.empty, durationTicks=19840000, scale=Timescale[ticksPerSecond=10000000]]]");
        Manifest spliced = with(MEDIA, "#EXTINF:1.984", "#EXT-X-DISCONTINUITY\n#EXTINF:1.984");
        assertThat(new HlsLinks().links(spliced).get(1).toString()).contains("group=m.m3u8#1");
        assertThat(new HlsLinks().links(TOP)).hasSize(5);
    }
}
