package dev.packlight.mpegts;

import dev.packlight.bytes.ByteWriter;
import dev.packlight.codec.ElementaryStream;
import java.util.List;

/** The program association and program map packets (ISO/IEC 13818-1 §2.4.4). */
final class ProgramTables {

    private static final int PAT_PID = 0;
    private static final int PMT_PID = 0x1000;
    private static final int PROGRAM = 1;

    private ProgramTables() {}

    /** Both packets with continuity counters 0; the third byte of each packet's counter nibble is patched when sent. */
    static byte[] write(List<TsStream> streams) {
        byte[] pat = new ByteWriter(16).u16(PROGRAM).u16(0xE000 | PMT_PID).toByteArray();
        ByteWriter map =
                new ByteWriter(32).u16(0xE000 | streams.getFirst().pid()).u16(0xF000);
        for (TsStream stream : streams) {
            byte[] descriptors =
                    stream.form() instanceof ElementaryStream.Frames frames ? frames.descriptors() : new byte[0];
            map.u8(stream.form().streamType())
                    .u16(0xE000 | stream.pid())
                    .u16(0xF000 | descriptors.length)
                    .raw(descriptors);
        }
        ByteWriter packets = new ByteWriter(2 * TsStream.PACKET);
        packet(packets, PAT_PID, section(0, pat));
        packet(packets, PMT_PID, section(2, map.toByteArray()));
        return packets.toByteArray();
    }

    private static void packet(ByteWriter out, int pid, byte[] section) {
        out.u8(0x47).u16(0x4000 | pid).u8(0x10).u8(0).raw(section);
        for (int i = 5 + section.length; i < TsStream.PACKET; i++) {
            out.u8(0xFF);
        }
    }

    private static byte[] section(int tableId, byte[] content) {
        ByteWriter out = new ByteWriter(64)
                .u8(tableId)
                .u16(0xB000 | content.length + 9)
                .u16(PROGRAM)
                .u8(0xC1)
                .u8(0)
                .u8(0)
                .raw(content);
        return out.u32(crc(out.toByteArray())).toByteArray();
    }

    /** CRC-32/MPEG-2 (ISO/IEC 13818-1 Annex A). */
    static int crc(byte[] bytes) {
        int crc = -1;
        for (byte b : bytes) {
            crc ^= b << 24;
            for (int bit = 0; bit < 8; bit++) {
                crc = crc < 0 ? crc << 1 ^ 0x04C1_1DB7 : crc << 1;
            }
        }
        return crc;
    }
}
