package dev.packlight.drm;

import dev.packlight.bytes.ByteReader;
import dev.packlight.protection.ContentKey;
import dev.packlight.protection.KeySystem;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads a protection system specific header box (ISO/IEC 23001-7 §8.1). */
final class PsshReader {

    static final int LEAST_BYTES = 32;

    private static final int ID_BYTES = 16;
    private static final String PSSH = "pssh";

    private final List<ContentKey> keys;
    private final Notes notes = new Notes();

    private PsshReader(List<ContentKey> keys) {
        this.keys = keys;
    }

    /** Whether a box of this type begins at {@code at}. */
    static boolean isAt(byte[] bytes, int at) {
        return bytes.length - at >= 8
                && new ByteReader(bytes, at + 4, bytes.length).fourcc().equals(PSSH);
    }

    /** Reads the box that {@code box} is from its first byte to its last. */
    static Reading read(byte[] box, List<ContentKey> keys) {
        return new PsshReader(keys).box(box);
    }

    private Reading box(byte[] box) {
        ByteReader in = new ByteReader(box);
        String kind = "PSSH box";
        try {
            long size = in.u32();
            notes.field("Box size", size + " bytes", 0, in);
            if (size != box.length) {
                notes.problem("The box says that it has " + size + " bytes, there are " + box.length
                        + " (byte 0; ISO/IEC 14496-12 §4.2).");
            }
            in.skip(4);
            int version = in.u8();
            notes.field("Version, flags", version + ", " + in.u24(), 8, in);
            UUID system = Notes.uuid(in);
            Optional<KeySystem> known = KeySystem.of(system);
            kind = known.map(KeySystem::shown).orElse("Unknown") + " PSSH box";
            notes.field("System id", known.map(s -> s.shown() + " ").orElse("unknown ") + system, 12, in);
            String place = "PSSH, " + known.map(KeySystem::shown).orElse("unknown system");
            if (version > 1) {
                notes.problem("Version " + version + " of the box is not known (byte 8; ISO/IEC 23001-7 §8.1).");
            }
            if (version > 0) {
                keyIds(in, place);
            }
            data(in, known);
        } catch (IndexOutOfBoundsException e) {
            notes.problem("The box ends within a field (byte " + in.position() + " of " + box.length
                    + "; ISO/IEC 23001-7 §8.1).");
        }
        return notes.reading(kind, box.length);
    }

    private void keyIds(ByteReader in, String place) {
        int at = in.position();
        long count = in.u32();
        notes.field("Key ids", count, at, in);
        for (long i = 0; i < count; i++) {
            if (in.remaining() < ID_BYTES) {
                notes.problem("The box announces " + count + " key ids and holds " + i + " (byte " + at
                        + "; ISO/IEC 23001-7 §8.1.3).");
                return;
            }
            int idAt = in.position();
            UUID id = Notes.uuid(in);
            notes.field("Key id " + (i + 1), id, idAt, in);
            notes.keyId(id, place, idAt);
        }
    }

    private void data(ByteReader in, Optional<KeySystem> system) {
        int at = in.position();
        long length = in.u32();
        notes.field("Data size", length + " bytes", at, in);
        if (length != in.remaining()) {
            notes.problem("The box announces " + length + " bytes of data, " + in.remaining() + " follow (byte " + at
                    + "; ISO/IEC 23001-7 §8.1).");
        }
        int dataAt = in.position();
        byte[] data = in.take((int) Math.min(length, in.remaining()));
        if (data.length == 0) {
            return;
        }
        switch (system.orElse(KeySystem.COMMON)) {
            case WIDEVINE -> notes.add("Widevine data", "", dataAt, WidevineReader.read(data));
            case PLAYREADY -> notes.add("PlayReady object", "", dataAt, PlayReadyReader.object(data, keys));
            default -> notes.parts.add(Part.of("Data", DrmText.hex(data), dataAt, data.length));
        }
    }
}
