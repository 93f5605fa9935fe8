package dev.packlight.mpegts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.testing.MediaFixtures;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TsPacketsTest {

    /**
     * A packet of PID 0x101 with an adaptation field: random access, a clock of 2^32 × 300 + 299, then a PES header.
     */
    private static byte[] packet() {
        byte[] packet = new byte[TsPackets.BYTES];
        byte[] head = {0x47, 0x41, 0x01, 0x37, 7, 0x50, (byte) 0x80, 0, 0, 0, 0x7F, 0x2B, 0, 0, 1, (byte) 0xE0};
        System.arraycopy(head, 0, packet, 0, head.length);
        return packet;
    }

    @Test
    void next_packet_givesItsFields() throws Exception {
        TsPackets packets = new TsPackets(MediaFixtures.source(packet()));
        assertThat(packets.next()).isTrue();
        assertThat(packets.pid()).isEqualTo(0x101);
        assertThat(packets.counter()).isEqualTo(7);
        assertThat(packets.beginsUnit()).isTrue();
        assertThat(packets.isRandomAccess()).isTrue();
        assertThat(packets.isDiscontinuity()).isFalse();
        assertThat(packets.clock27m()).isEqualTo(OptionalLong.of((1L << 32) * 300 + 299));
        assertThat(packets.streamId()).isEqualTo(0xE0);
        assertThat(packets.next()).isFalse();
    }

    @Test
    void next_withoutSyncByteOrCutOff_ends() throws Exception {
        byte[] two = new byte[2 * TsPackets.BYTES];
        System.arraycopy(packet(), 0, two, 0, TsPackets.BYTES);
        TsPackets packets = new TsPackets(MediaFixtures.source(two));
        assertThat(packets.next()).isTrue();
        assertThat(packets.next()).isFalse();
        assertThat(new TsPackets(MediaFixtures.source(new byte[187])).next()).isFalse();
    }

    @Test
    void fields_ofAnyBytes_areReadWithinThePacket() throws Exception {
        Random random = new Random(7);
        byte[] noise = new byte[TsPackets.BYTES];
        int clocks = 0;
        for (int run = 0; run < 5000; run++) {
            random.nextBytes(noise);
            noise[0] = 0x47;
            TsPackets packets = new TsPackets(MediaFixtures.source(noise));
            assertThat(packets.next()).isTrue();
            assertThat(packets.streamId()).isBetween(-1, 255);
            clocks += packets.clock27m().isPresent() ? 1 : 0;
        }
        assertThat(clocks).isBetween(500, 2500);
    }
}
