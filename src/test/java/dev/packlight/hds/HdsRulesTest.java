package dev.packlight.hds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.packlight.bytes.ByteWriter;
import dev.packlight.checks.Finding;
import dev.packlight.checks.ManifestReader.ToSegment;
import dev.packlight.checks.Subject.Manifest;
import dev.packlight.checks.Subject.Segment;
import dev.packlight.checks.Where;
import dev.packlight.isobmff.BoxWriter;
import dev.packlight.media.MediaFormatException;
import dev.packlight.testing.DeliveredSegments;
import dev.packlight.testing.Judged;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class HdsRulesTest {

    private static final String GOOD = """
            <manifest xmlns="http://ns.adobe.com/f4m/1.0">
            <bootstrapInfo profile="named" id="b1">AAAA</bootstrapInfo>
            <media bitrate="197" url="u" bootstrapInfoId="b1"/>
            </manifest>
            """;

    @Test
    void bootstrap_notThere_breaksTheRule() {
        Judged rule = new Judged(HdsRules.book(), "hds-bootstrap");
        rule.holds(new Manifest("m.f4m", GOOD));
        assertThat(rule.breaks(new Manifest("m.f4m", GOOD.replace("bootstrapInfoId=\"b1\"", "bootstrapInfoId=\"b2\"")))
                        .where()
                        .fields())
                .containsEntry("line", 3);
        rule.saysNothingOf(new Manifest("m.f4m", "<MPD/>"));
    }

    @Test
    void links_areEveryFragmentWithItsTime() throws Exception {
        BoxWriter abst = new BoxWriter(256);
        ByteWriter out = abst.out();
        abst.fullBox("abst", 0, 0, () -> {
            out.u32(1).u8(0).u32(1000).u64(6500).u64(0);
            out.u8(0).u8(0).u8(0).u8(0).u8(0).u8(1);
            abst.fullBox("asrt", 0, 0, () -> out.u8(0).u32(1).u32(1).u32(4))
                    .out()
                    .u8(1);
            abst.fullBox("afrt", 0, 0, () -> {
                out.u32(1000).u8(0).u32(3);
                out.u32(1).u64(0).u32(2000);
                out.u32(4).u64(6000).u32(500);
                out.u32(0).u64(0).u32(0).u8(0);
            });
        });
        String manifest = GOOD.replace("AAAA", Base64.getEncoder().encodeToString(abst.toByteArray()));
        assertThat(new HdsLinks().links(new Manifest("m.f4m", manifest)))
                .extracting(link -> (ToSegment) link)
                .extracting(
                        ToSegment::address,
                        link -> link.promise().startTicks().getAsLong(),
                        link -> link.promise().durationTicks())
                .containsExactly(
                        tuple("uSeg1-Frag1", 0L, 2000L),
                        tuple("uSeg1-Frag2", 2000L, 2000L),
                        tuple("uSeg1-Frag3", 4000L, 2000L),
                        tuple("uSeg1-Frag4", 6000L, 500L));
        assertThatThrownBy(() -> new HdsLinks().links(new Manifest("m.f4m", GOOD)))
                .isInstanceOf(MediaFormatException.class);
    }

    @Test
    void fragment_ofAnotherTime_breaksTheRuleAtItsFirstTag() {
        Judged rule = new Judged(HdsRules.book(), "hds-fragment-time");
        rule.holds(segment(2000));
        Finding finding = rule.breaks(segment(2001));
        assertThat(finding.where()).isEqualTo(new Where.InBox("s", "mdat, first tag", 20));
        assertThat(finding.measured().words()).isEqualTo("2.001 s in the first tag");
    }

    private static Segment segment(int tagMs) {
        BoxWriter out = new BoxWriter(64).fullBox("afra", 0, 0, () -> {});
        out.box("mdat", () -> out.out().u8(9).u24(0).u24(tagMs).u8(0).u24(0));
        return DeliveredSegments.segment(new byte[0], out.toByteArray(), 20_000_000, 20_000_000);
    }
}
