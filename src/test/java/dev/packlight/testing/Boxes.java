package dev.packlight.testing;

import dev.packlight.bytes.ByteWriter;

/** Writes boxes of files that no encoder would write. */
public final class Boxes {

    private Boxes() {}

    public static byte[] join(byte[]... parts) {
        ByteWriter out = new ByteWriter(64);
        for (byte[] part : parts) {
            out.raw(part);
        }
        return out.toByteArray();
    }

    public static byte[] box(String type, byte[]... payload) {
        byte[] all = join(payload);
        return new ByteWriter(8 + all.length)
                .u32(8L + all.length)
                .text(type)
                .raw(all)
                .toByteArray();
    }

    /** A full box of version 0 whose payload is numbers of four bytes. */
    public static byte[] full(String type, int flags, long... words) {
        ByteWriter out = new ByteWriter(64).u32(flags);
        for (long word : words) {
            out.u32(word);
        }
        return box(type, out.toByteArray());
    }

    public static byte[] zeros(int bytes) {
        return new byte[bytes];
    }

    public static byte[] mvhd(long timescale, long duration) {
        return box(
                "mvhd",
                new ByteWriter(100)
                        .zeros(12)
                        .u32(timescale)
                        .u32(duration)
                        .zeros(80)
                        .toByteArray());
    }

    /** A track of AAC sound or H.264 pictures whose sample tables are {@code tables}. */
    public static byte[] trak(int id, String handler, long timescale, byte[]... tables) {
        byte[] tkhd =
                box("tkhd", new ByteWriter(84).u32(3).zeros(8).u32(id).zeros(68).toByteArray());
        byte[] mdhd = box(
                "mdhd",
                new ByteWriter(24)
                        .zeros(12)
                        .u32(timescale)
                        .u32(0)
                        .u32(0x55C40000L)
                        .toByteArray());
        byte[] hdlr =
                box("hdlr", new ByteWriter(25).zeros(8).text(handler).zeros(13).toByteArray());
        byte[] stbl = box("stbl", join(tables));
        return box("trak", tkhd, box("mdia", mdhd, hdlr, box("minf", stbl)));
    }

    /** Tables of {@code count} samples of {@code size} bytes and {@code duration} ticks in one chunk. */
    public static byte[] equalSamples(byte[] stsd, long count, long size, long duration, long offset) {
        return join(
                stsd,
                full("stts", 0, 1, count, duration),
                full("stsc", 0, 1, 1, count, 1),
                full("stsz", 0, size, count),
                full("stco", 0, 1, offset));
    }

    /** AAC-LC, 44.1 kHz, stereo. */
    public static byte[] aac() {
        byte[] esds = box(
                "esds",
                new ByteWriter(40)
                        .u32(0)
                        .raw(new byte[] {3, 25, 0, 1, 0, 4, 17, 0x40, 0x15})
                        .zeros(11)
                        .raw(new byte[] {5, 2, 0x12, 0x10, 6, 1, 2})
                        .toByteArray());
        byte[] entry = box(
                "mp4a",
                new ByteWriter(28)
                        .zeros(6)
                        .u16(1)
                        .zeros(8)
                        .u16(2)
                        .u16(16)
                        .zeros(4)
                        .u32(44100L << 16)
                        .toByteArray(),
                esds);
        return box("stsd", new ByteWriter(8).u32(0).u32(1).toByteArray(), entry);
    }

    /** Pictures of a codec that nobody knows; enough for an index. */
    public static byte[] pictures() {
        byte[] entry = box(
                "xvid", new ByteWriter(78).zeros(24).u16(640).u16(360).zeros(50).toByteArray());
        return box("stsd", new ByteWriter(8).u32(0).u32(1).toByteArray(), entry);
    }
}
