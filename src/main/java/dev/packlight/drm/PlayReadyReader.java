package dev.packlight.drm;

import dev.packlight.bytes.ByteReader;
import dev.packlight.protection.ContentKey;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads a PlayReady object: records, one of which is the rights header (PlayReady Header Specification, §2). */
final class PlayReadyReader {

    static final String CLAUSE = "PlayReady Header Specification §2";

    private static final int OBJECT_BYTES = 6;
    private static final int RECORD_BYTES = 4;

    private PlayReadyReader() {}

    /** Whether {@code bytes} announce their own length as an object does. */
    static boolean isObject(byte[] bytes) {
        return bytes.length >= OBJECT_BYTES + RECORD_BYTES
                && little(new ByteReader(bytes), 4) == bytes.length
                && little(new ByteReader(bytes).skip(4), 2) > 0;
    }

    static Reading object(byte[] object, List<ContentKey> keys) {
        Notes notes = new Notes();
        ByteReader in = new ByteReader(object);
        try {
            long length = little(in, 4);
            notes.field("Length", length + " bytes", 0, in);
            if (length != object.length) {
                notes.problem("The PlayReady object says that it has " + length + " bytes, there are " + object.length
                        + " (byte 0; " + CLAUSE + ").");
            }
            long count = little(in, 2);
            notes.field("Records", count, 4, in);
            for (long i = 0; i < count; i++) {
                record(in, notes, keys);
            }
            if (in.remaining() > 0) {
                notes.problem(in.remaining() + " bytes follow the last record (byte " + in.position() + ").");
            }
        } catch (IndexOutOfBoundsException e) {
            notes.problem("The PlayReady object ends within a record (byte " + in.position() + "; " + CLAUSE + ").");
        }
        return notes.reading("PlayReady object", object.length);
    }

    private static void record(ByteReader in, Notes notes, List<ContentKey> keys) {
        int at = in.position();
        int type = (int) little(in, 2);
        notes.field("Record type", type + " " + type(type), at, in);
        int lengthAt = in.position();
        int length = (int) little(in, 2);
        notes.field("Record length", length + " bytes", lengthAt, in);
        int valueAt = in.position();
        byte[] value = in.take(length);
        if (type == 1) {
            String header = new String(value, StandardCharsets.UTF_16LE);
            Reading read = PlayReadyHeader.read(header, keys);
            notes.add(
                    "WRMHEADER",
                    "UTF-16LE",
                    valueAt,
                    new Reading(read.kind(), length, read.parts(), read.keyIds(), read.problems()));
        }
    }

    private static String type(int type) {
        return switch (type) {
            case 1 -> "rights header";
            case 3 -> "embedded licence store";
            default -> "unknown";
        };
    }

    private static long little(ByteReader in, int bytes) {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (long) in.u8() << Byte.SIZE * i;
        }
        return value;
    }
}
