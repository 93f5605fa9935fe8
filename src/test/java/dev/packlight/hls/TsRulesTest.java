package dev.packlight.hls;

import static dev.packlight.testing.DeliveredSegments.segment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.checks.Cancel;
import dev.packlight.checks.Finding;
import dev.packlight.checks.Rulebook;
import dev.packlight.checks.Subject.Segment;
import dev.packlight.testing.DeliveredSegments;
import dev.packlight.testing.Judged;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TsRulesTest {

    private static final int PACKET = 188;
    private static byte[] media;
    private static byte[] next;

    @BeforeAll
    static void deliver() throws Exception {
        DeliveredSegments delivered = new DeliveredSegments();
        media = delivered.bytes("m3u8-aapl", "0");
        next = delivered.bytes("m3u8-aapl", "60000000");
    }

    private static Judged rule(String id) {
        return new Judged(HlsRules.book(), id);
    }

    private static Segment ts(byte[] bytes) {
        return segment(new byte[0], bytes, 0, 20_000_000);
    }

    @Test
    void clocks_takenAway_breakTheRuleAtTheNextOne() {
        rule("ts-clock-interval").holds(ts(media));
        byte[] bare = media.clone();
        for (int at = 4 * PACKET, taken = 0; taken < 3; at += PACKET) {
            boolean clock = (bare[at + 3] & 0x20) != 0 && bare[at + 4] >= 7 && (bare[at + 5] & 0x10) != 0;
            bare[at + 5] &= clock ? (byte) ~0x10 : (byte) 0xFF;
            taken += clock ? 1 : 0;
        }
        Finding finding = rule("ts-clock-interval").breaks(ts(bare));
        assertThat(finding.where().words()).matches("s, packet of PID \\d+ at byte \\d+");
        assertThat(finding.measured().values().get("interval").fields()).containsEntry("ticksPerSecond", 27_000_000L);
    }

    @Test
    void firstPicture_notMarked_breaksTheRule() {
        rule("ts-starts-with-key-frame").holds(ts(media));
        byte[] plain = media.clone();
        plain[2 * PACKET + 5] &= (byte) ~0x40;
        assertThat(rule("ts-starts-with-key-frame").breaks(ts(plain)).where().fields())
                .containsEntry("offsetBytes", 2L * PACKET);
    }

    @Test
    void packet_lost_breaksTheRuleBehindIt() {
        rule("ts-continuity").holds(ts(media));
        ByteArrayOutputStream lost = new ByteArrayOutputStream();
        lost.write(media, 0, 3 * PACKET);
        lost.write(media, 4 * PACKET, media.length - 4 * PACKET);
        assertThat(rule("ts-continuity").breaks(ts(lost.toByteArray())).where().fields())
                .containsEntry("offsetBytes", 3L * PACKET);
    }

    @Test
    void countersAndClocks_goOnFromTheSegmentBefore() {
        rule("ts-continuity").holds(ts(next).behind(ts(media)));
        rule("ts-clock-interval").holds(ts(next).behind(ts(media)));
        assertThat(rule("ts-continuity")
                        .breaks(ts(media).behind(ts(media)))
                        .where()
                        .words())
                .isEqualTo("s, packet of PID 0 at byte 0");
        byte[] cut = Arrays.copyOf(media, PACKET * (media.length / PACKET / 2));
        rule("ts-clock-interval").breaks(ts(next).behind(ts(cut)));
    }

    @Test
    void otherBytes_areNotJudged() {
        rule("ts-continuity").saysNothingOf(ts(new byte[400]));
        rule("ts-continuity").saysNothingOf(ts(new byte[0]));
    }

    @Test
    void judge_cancelled_stopsAmongThePackets() {
        Rulebook rules = Rulebook.ofSegments(TsRules.checks());
        Assertions.assertThatThrownBy(() -> rules.judge(ts(media), () -> true)).isInstanceOf(Cancel.Cancelled.class);
    }
}
