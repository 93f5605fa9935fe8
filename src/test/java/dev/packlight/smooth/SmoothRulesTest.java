package dev.packlight.smooth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.bytes.ArraySource;
import dev.packlight.bytes.ByteSource;
import dev.packlight.bytes.ByteWriter;
import dev.packlight.checks.Finding;
import dev.packlight.checks.Subject.Manifest;
import dev.packlight.checks.Subject.Promise;
import dev.packlight.checks.Subject.Segment;
import dev.packlight.checks.Where;
import dev.packlight.media.Timescale;
import dev.packlight.testing.Judged;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmoothRulesTest {

    private static final String GOOD = """
            <SmoothStreamingMedia MajorVersion="2" TimeScale="10000000">
            <StreamIndex Type="video" Chunks="3" QualityLevels="1" Url="Q({bitrate})/F(video={start time})">
            <QualityLevel Index="0" Bitrate="5"/>
            <c t="0" d="20000000" r="2"/>
            <c t="40000000" d="10000000"/>
            </StreamIndex>
            </SmoothStreamingMedia>
            """;
    private static final ByteSource NONE = new ArraySource(new byte[0]);

    private static Judged rule(String id) {
        return new Judged(SmoothRules.book(), id);
    }

    @ParameterizedTest
    @CsvSource({
        "smooth-counts, 2, Chunks=\"3\", Chunks=\"2\", 'Chunks is 2, 3 are listed'",
        "smooth-counts, 2, QualityLevels=\"1\", QualityLevels=\"2\", 'QualityLevels is 2, 1 are listed'",
        "smooth-timeline, 5, t=\"40000000\", t=\"40000001\", a gap of 0.000 s",
        "smooth-timeline, 5, t=\"40000000\", t=\"20000000\", an overlap of 2.000 s"
    })
    void rule_broken_namesTheLine(String id, int line, String old, String changed, String measured) {
        rule(id).holds(new Manifest("m", GOOD));
        assertThat(GOOD).contains(old);
        Finding finding = rule(id).breaks(new Manifest("m", GOOD.replace(old, changed)));
        assertThat(finding.where().fields()).containsEntry("line", line);
        assertThat(finding.measured().words()).isEqualTo(measured);
        rule(id).saysNothingOf(new Manifest("m", "<MPD/>"));
    }

    @Test
    void links_areEveryChunkOfEveryLevel() throws Exception {
        assertThat(new SmoothLinks().links(new Manifest("m", GOOD)))
                .extracting(link -> link.address())
                .containsExactly("Q(5)/F(video=0)", "Q(5)/F(video=20000000)", "Q(5)/F(video=40000000)");
    }

    @Test
    void fragment_ofAnotherTime_breaksTheRuleAtItsBox() {
        Promise promise = Promise.at(100, 20, Timescale.PRESENTATION);
        rule("smooth-fragment-time").holds(segment(fragment(100, 20), promise));
        Finding finding = rule("smooth-fragment-time").breaks(segment(fragment(101, 20), promise));
        assertThat(finding.where()).isEqualTo(new Where.InBox("s", "moof/traf/tfxd", 16));
        rule("smooth-fragment-time").breaks(segment(fragment(100, 21), promise));
        rule("smooth-fragment-time").saysNothingOf(segment(NONE, promise));
        rule("smooth-fragment-time")
                .saysNothingOf(new Segment("s", NONE, fragment(100, 20), Optional.empty(), Optional.empty()));
    }

    private static Segment segment(ByteSource media, Promise promise) {
        return new Segment("s", NONE, media, Optional.of(promise), Optional.empty());
    }

    private static ByteSource fragment(long start, long duration) {
        byte[] tfxd = new ByteWriter(64)
                .raw(HexFormat.of().parseHex("6d1d9b0542d544e680e2141daff757b2"))
                .u32(0x0100_0000)
                .u64(start)
                .u64(duration)
                .toByteArray();
        return new ArraySource(box("moof", box("traf", box("uuid", tfxd))));
    }

    private static byte[] box(String type, byte[] content) {
        return new ByteWriter(64)
                .u32(8 + content.length)
                .raw(type.getBytes(StandardCharsets.ISO_8859_1))
                .raw(content)
                .toByteArray();
    }
}
