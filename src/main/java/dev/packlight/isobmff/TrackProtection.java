package dev.packlight.isobmff;

import dev.packlight.bytes.ByteReader;
import dev.packlight.bytes.ByteWriter;
import java.util.List;
import java.util.UUID;

/**
 * What an init segment says of the encryption of its track (ISO/IEC 14496-12 §8.12; ISO/IEC 23001-7 §4, §8.2).
 *
 * @param scheme {@code cenc} or {@code cbcs}
 * @param ivBytes bytes of a vector of each sample's own; 0 where all have {@code constantIv}
 * @param cryptBlocks encrypted blocks of a pattern, in turn with {@code skipBlocks} in the clear; both 0 where there is
 *     none
 * @param systems {@code pssh} boxes, whole
 */
public record TrackProtection(
        String scheme,
        UUID keyId,
        int ivBytes,
        byte[] constantIv,
        int cryptBlocks,
        int skipBlocks,
        List<byte[]> systems) {

    private static final int VERSION_1_0 = 0x1_0000;
    private static final int TYPE_AT = 4;

    public TrackProtection {
        systems = List.copyOf(systems);
    }

    /** The sample entry {@code clear} as a protected one. */
    byte[] around(byte[] clear, OneTrackMovie.Kind kind) {
        ByteReader in = new ByteReader(clear);
        in.skip(TYPE_AT);
        String original = in.fourcc();
        BoxWriter boxes = new BoxWriter(clear.length + 128);
        boxes.box(kind == OneTrackMovie.Kind.SOUND ? "enca" : "encv", () -> {
            boxes.out().raw(in.take(in.remaining()));
            boxes.box("sinf", () -> {
                boxes.box("frma", () -> boxes.out().text(original));
                boxes.fullBox("schm", 0, 0, () -> boxes.out().text(scheme).u32(VERSION_1_0));
                boxes.box("schi", () -> writeDefaults(boxes));
            });
        });
        return boxes.toByteArray();
    }

    private void writeDefaults(BoxWriter boxes) {
        ByteWriter out = boxes.out();
        boxes.fullBox("tenc", cryptBlocks > 0 ? 1 : 0, 0, () -> {
            out.u8(0)
                    .u8(cryptBlocks << 4 | skipBlocks)
                    .u8(1)
                    .u8(ivBytes)
                    .u64(keyId.getMostSignificantBits())
                    .u64(keyId.getLeastSignificantBits());
            if (ivBytes == 0) {
                out.u8(constantIv.length).raw(constantIv);
            }
        });
    }
}
