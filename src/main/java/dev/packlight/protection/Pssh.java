package dev.packlight.protection;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** Writes protection system specific header boxes (ISO/IEC 23001-7 §8.1). */
public final class Pssh {

    private static final int HEAD_BYTES = 28;
    private static final int ID_BYTES = 16;

    private Pssh() {}

    /** The box that names key ids alone (W3C, "cenc" Initialization Data Format). */
    public static byte[] common(List<UUID> keyIds) {
        int length = HEAD_BYTES + Integer.BYTES + keyIds.size() * ID_BYTES + Integer.BYTES;
        ByteBuffer box = ByteBuffer.allocate(length)
                .putInt(length)
                .put("pssh".getBytes(StandardCharsets.US_ASCII))
                .putInt(1 << 24);
        put(box, KeySystem.COMMON.id()).putInt(keyIds.size());
        keyIds.forEach(id -> put(box, id));
        return box.putInt(0).array();
    }

    private static ByteBuffer put(ByteBuffer box, UUID id) {
        return box.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }
}
