package dev.packlight.checks;

import static dev.packlight.testing.DeliveredSegments.segment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.checks.Subject.Segment;
import dev.packlight.testing.DeliveredSegments;
import dev.packlight.testing.Judged;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class Fmp4RulesTest {

    private static final long START = 20_000_000;
    private static byte[] header;
    private static byte[] media;
    private static byte[] opening;

    @BeforeAll
    static void deliver() throws Exception {
        DeliveredSegments delivered = new DeliveredSegments();
        opening = delivered.bytes("m3u8-cmaf", "0");
        header = delivered.bytes("m3u8-cmaf", "i");
        media = delivered.bytes("m3u8-cmaf", String.valueOf(START));
    }

    private static Judged rule(String id) {
        return new Judged(Fmp4Rules.book(), id);
    }

    private static Segment good() {
        return segment(header, media, START, 20_000_000);
    }

    private static int after(byte[] bytes, String type) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(type) + 4;
    }

    @Test
    void segment_cutOffOrStrayed_cannotBeRead() {
        rule("fmp4-readable").holds(good());
        Segment cut = segment(header, Arrays.copyOf(media, 60), START, 20_000_000);
        assertThat(rule("fmp4-readable").breaks(cut).where().words()).startsWith("s, moof at byte ");
        rule("fmp4-starts-as-promised").saysNothingOf(cut);
        rule("fmp4-readable").saysNothingOf(segment(new byte[0], media, START, 20_000_000));
    }

    @Test
    void tfdt_otherThanTheManifest_breaksTheRuleAtTheBox() {
        rule("fmp4-starts-as-promised").holds(good());
        byte[] late = media.clone();
        ByteBuffer.wrap(late)
                .putLong(after(late, "tfdt") + 4, ByteBuffer.wrap(late).getLong(after(late, "tfdt") + 4) * 2);
        Finding finding = rule("fmp4-starts-as-promised").breaks(segment(header, late, START, 20_000_000));
        assertThat(finding.where()).isEqualTo(new Where.InBox("s", "moof/traf/tfdt", after(late, "tfdt") - 8));
        assertThat(finding.expected().words()).isEqualTo("2.000 s");
        assertThat(finding.atTicks()).isEqualTo(OptionalLong.of(START));
        rule("fmp4-starts-as-promised").breaks(segment(header, media, START + 400_000, 20_000_000));
    }

    @Test
    void segment_behindAnother_beginsWhereThatEnds() {
        Segment first = segment(header, opening, 0, 20_000_000);
        rule("fmp4-follows-on").holds(good().behind(first));
        Finding finding = rule("fmp4-follows-on").breaks(good().behind(good()));
        assertThat(finding.expected().words()).matches("[34]\\.\\d+ s");
        rule("fmp4-follows-on").saysNothingOf(good());
    }

    @Test
    void duration_otherByMoreThanAFrame_breaksTheRule() {
        rule("fmp4-lasts-as-promised").holds(good());
        rule("fmp4-lasts-as-promised").holds(segment(header, media, START, 20_300_000));
        Finding finding = rule("fmp4-lasts-as-promised").breaks(segment(header, media, START, 20_500_000));
        assertThat(finding.measured().words()).isEqualTo("2.000 s in the segment");
    }

    @Test
    void firstSample_noSyncSample_breaksTheRule() {
        rule("fmp4-starts-with-key-frame").holds(good());
        byte[] hidden = media.clone();
        int trun = after(hidden, "trun");
        int flags = ByteBuffer.wrap(hidden).getInt(trun) & 0xFFFFFF;
        assertThat(flags & 0x401).as("flags of the first sample are written").isGreaterThan(1);
        int first = trun + 12 + ((flags & 0x100) != 0 ? 4 : 0) + ((flags & 0x200) != 0 ? 4 : 0);
        ByteBuffer.wrap(hidden).putInt(first, 0x0101_0000);
        Finding finding = rule("fmp4-starts-with-key-frame").breaks(segment(header, hidden, START, 20_000_000));
        assertThat(finding.where().words()).startsWith("s, moof/traf/trun at byte ");
    }
}
