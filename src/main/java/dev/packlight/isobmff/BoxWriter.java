package dev.packlight.isobmff;

import dev.packlight.bytes.ByteWriter;

/** Writes nested boxes; sizes are filled in when a box ends. */
public final class BoxWriter {

    private final ByteWriter out;

    public BoxWriter(int expectedBytes) {
        out = new ByteWriter(expectedBytes);
    }

    public ByteWriter out() {
        return out;
    }

    /** Writes box {@code type} around what {@code content} writes. */
    public BoxWriter box(String type, Runnable content) {
        int start = out.length();
        BoxHeader.write(out, type, 0);
        content.run();
        out.patch32(start, out.length() - start);
        return this;
    }

    /** Writes full box {@code type} (ISO/IEC 14496-12 §4.2.2). */
    public BoxWriter fullBox(String type, int version, int flags, Runnable content) {
        return box(type, () -> {
            out.u8(version).u24(flags);
            content.run();
        });
    }

    /** Writes the header alone of box {@code type}, whose {@code payloadBytes} come from elsewhere. */
    public BoxWriter header(String type, long payloadBytes) {
        BoxHeader.write(out, type, payloadBytes);
        return this;
    }

    public byte[] toByteArray() {
        return out.toByteArray();
    }
}
