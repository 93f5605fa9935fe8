package dev.packlight.drm;

import dev.packlight.bytes.ByteReader;
import dev.packlight.bytes.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Reads Widevine's PSSH data: a message of protocol buffers, {@code WidevinePsshData}. */
final class WidevineReader {

    private static final int ID_BYTES = 16;
    private static final String PLACE = "PSSH, Widevine";
    private static final String[] TYPES = {"SINGLE", "ENTITLEMENT", "ENTITLED_KEY"};

    private final Notes notes = new Notes();
    private int keyIds;

    private WidevineReader() {}

    static Reading read(byte[] data) {
        WidevineReader reader = new WidevineReader();
        ByteReader in = new ByteReader(data);
        int at = 0;
        try {
            while (in.remaining() > 0) {
                at = in.position();
                reader.field(in, at);
            }
            if (reader.keyIds == 0) {
                reader.notes.parts.add(Part.of("key_id", "none: a client asks for keys by content_id alone"));
            }
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            reader.notes.problem("The Widevine data are no message of protocol buffers from byte " + at + " on.");
        }
        return reader.notes.reading("Widevine data", data.length);
    }

    private void field(ByteReader in, int at) {
        long tag = varint(in);
        int wire = (int) tag & 7;
        String name = name(tag >>> 3);
        switch (wire) {
            case 0 -> notes.field(name, number(tag >>> 3, varint(in)), at, in);
            case 1 -> notes.field(name, in.i64(), at, in);
            case 2 -> text(tag >>> 3, name, in, at);
            case 5 -> notes.field(name, in.u32(), at, in);
            default -> throw new IllegalArgumentException("wire type " + wire);
        }
    }

    private void text(long number, String name, ByteReader in, int at) {
        long length = varint(in);
        if (length < 0 || length > in.remaining()) {
            throw new IndexOutOfBoundsException("length " + length);
        }
        int valueAt = in.position();
        byte[] value = in.take((int) length);
        if (number == 2) {
            keyId(name, value, valueAt);
            return;
        }
        notes.field(name, number == 7 || !isText(value) ? DrmText.hex(value) : quoted(value), at, in);
    }

    private void keyId(String name, byte[] value, int at) {
        keyIds++;
        if (value.length != ID_BYTES) {
            notes.parts.add(Part.of(name, DrmText.hex(value), at, value.length).as(Part.State.WRONG));
            notes.problem(
                    "The key id at byte " + at + " of the Widevine data has " + value.length + " bytes instead of 16.");
            return;
        }
        UUID id = Notes.uuid(new ByteReader(value));
        notes.parts.add(Part.of(name, id.toString(), at, ID_BYTES));
        notes.keyId(id, PLACE, at);
    }

    private static String name(long number) {
        return switch ((int) number) {
            case 1 -> "algorithm";
            case 2 -> "key_id";
            case 3 -> "provider";
            case 4 -> "content_id";
            case 5 -> "track_type";
            case 6 -> "policy";
            case 7 -> "crypto_period_index";
            case 8 -> "grouped_license";
            case 9 -> "protection_scheme";
            case 10 -> "crypto_period_seconds";
            case 11 -> "type";
            case 12 -> "key_sequence";
            case 13 -> "group_id";
            case 14 -> "entitled_key";
            case 15 -> "video_feature";
            default -> "field " + number;
        };
    }

    private static String number(long field, long value) {
        if (field == 1) {
            return value == 1 ? "1 AESCTR" : value == 0 ? "0 UNENCRYPTED" : String.valueOf(value);
        }
        if (field == 9) {
            byte[] code = new ByteWriter(4).u32(value).toByteArray();
            return DrmText.hex(code) + (isText(code) ? " " + new String(code, StandardCharsets.US_ASCII) : "");
        }
        return field == 11 && value >= 0 && value < TYPES.length
                ? value + " " + TYPES[(int) value]
                : Long.toUnsignedString(value);
    }

    private static long varint(ByteReader in) {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = in.u8();
            value |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number of more than ten bytes");
    }

    private static boolean isText(byte[] value) {
        for (byte b : value) {
            if (b < 0x20 || b == 0x7F) {
                return false;
            }
        }
        return true;
    }

    private static String quoted(byte[] value) {
        return '"' + new String(value, StandardCharsets.US_ASCII) + '"';
    }
}
