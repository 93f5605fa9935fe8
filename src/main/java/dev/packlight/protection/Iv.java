package dev.packlight.protection;

import java.nio.ByteBuffer;
import java.util.UUID;

/** An initialization vector of sixteen bytes. */
public record Iv(long high, long low) {

    public static final int BYTES = 16;

    /** The sixteen bytes of an id. */
    public static Iv of(UUID id) {
        return new Iv(id.getMostSignificantBits(), id.getLeastSignificantBits());
    }

    public byte[] bytes() {
        return ByteBuffer.allocate(BYTES).putLong(high).putLong(low).array();
    }

    /** {@code 0x} and 32 hexadecimal digits (RFC 8216 §4.3.2.4). */
    @Override
    public String toString() {
        return "0x%016X%016X".formatted(high, low);
    }
}
