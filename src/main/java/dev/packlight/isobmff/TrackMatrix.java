package dev.packlight.isobmff;

import dev.packlight.bytes.ByteWriter;

/** How a picture is turned before it is shown (ISO/IEC 14496-12 §8.3.2.3). */
final class TrackMatrix {

    /** As it is stored. */
    static final byte[] UNITY = matrix(0x10000, 0, 0, 0x10000);

    private TrackMatrix() {}

    /** Turned clockwise and moved back into view. */
    static byte[] turned(int degrees, int widthPixels, int heightPixels) {
        return switch (degrees) {
            case 90 -> translated(matrix(0, 0x10000, -0x10000, 0), heightPixels, 0);
            case 180 -> translated(matrix(-0x10000, 0, 0, -0x10000), widthPixels, heightPixels);
            case 270 -> translated(matrix(0, -0x10000, 0x10000, 0), 0, widthPixels);
            default -> UNITY;
        };
    }

    private static byte[] matrix(int a, int b, int c, int d) {
        return new ByteWriter(36)
                .u32(a)
                .u32(b)
                .u32(0)
                .u32(c)
                .u32(d)
                .u32(0)
                .u32(0)
                .u32(0)
                .u32(0x4000_0000)
                .toByteArray();
    }

    private static byte[] translated(byte[] matrix, int x, int y) {
        ByteWriter writer = new ByteWriter(36).raw(matrix);
        writer.patch32(24, (long) x << 16);
        writer.patch32(28, (long) y << 16);
        return writer.toByteArray();
    }
}
