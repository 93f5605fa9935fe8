package dev.packlight.drm;

import dev.packlight.bytes.ByteReader;
import java.util.Set;
import java.util.UUID;

/** Reads the boxes that say how samples are encrypted (ISO/IEC 23001-7 §6, §7, §8; ISO/IEC 14496-12 §8.12.5). */
final class EncryptionBoxes {

    static final Set<String> TYPES = Set.of("schm", "tenc", "sgpd", "senc", "saiz", "saio");

    private static final int HEADER_BYTES = 8;
    private static final int FULL_HEADER_BYTES = 12;
    private static final int MOST_SHOWN = 64;
    private static final String SEIG = "seig";

    private final ByteReader in;
    private final Notes notes = new Notes();

    private EncryptionBoxes(ByteReader in) {
        this.in = in;
    }

    /** Reads a box of {@code type}; {@code in} stands on its first byte and ends with it. */
    static Reading read(String type, ByteReader in) {
        int at = in.position();
        int bytes = in.remaining();
        EncryptionBoxes box = new EncryptionBoxes(in);
        try {
            switch (type) {
                case "schm" -> box.scheme();
                case "tenc" -> box.track();
                case "sgpd" -> box.groups();
                case "senc" -> box.samples();
                case "saiz" -> box.sizes();
                default -> box.offsets();
            }
        } catch (IndexOutOfBoundsException e) {
            box.notes.problem(
                    "The box at byte " + at + " ends within a field (byte " + in.position() + "; ISO/IEC 23001-7 §8).");
        }
        return box.notes.reading(type, bytes);
    }

    private void scheme() {
        int at = in.skip(FULL_HEADER_BYTES).position();
        notes.field("Scheme", in.fourcc(), at, in);
        notes.field("Version", "0x%08x".formatted(in.u32()), at + 4, in);
    }

    private void track() {
        int version = in.skip(HEADER_BYTES).u8();
        in.skip(4);
        encryption(version, "tenc", "default_KID");
    }

    /** What {@code tenc} and a {@code seig} group have alike, from the pattern on. */
    private void encryption(int version, String place, String idName) {
        int at = in.position();
        int pattern = in.u8();
        if (version > 0) {
            notes.field("Pattern, encrypted:clear blocks", (pattern >> 4) + ":" + (pattern & 15), at, in);
        }
        int isProtected = in.u8();
        notes.field("Protected", isProtected == 1 ? "yes" : "no", at + 1, in);
        int ivBytes = in.u8();
        notes.field("IV size per sample", ivBytes + " bytes", at + 2, in);
        if (ivBytes != 0 && ivBytes != 8 && ivBytes != 16) {
            notes.problem("The IV size is " + ivBytes + " instead of 0, 8 or 16 (byte " + (at + 2)
                    + "; ISO/IEC 23001-7 §8.2).");
        }
        UUID id = Notes.uuid(in);
        notes.field(idName, id, at + 3, in);
        if (isProtected == 1) {
            notes.keyId(id, place, at + 3);
            constantIv(ivBytes);
        }
    }

    private void constantIv(int ivBytes) {
        if (ivBytes == 0) {
            int at = in.position();
            byte[] iv = in.take(in.u8());
            notes.field("Constant IV", DrmText.hex(iv), at, in);
        }
    }

    /** Keys that change within a track (§6). */
    private void groups() {
        int version = in.skip(HEADER_BYTES).u8();
        int at = in.skip(3).position();
        String grouping = in.fourcc();
        notes.field("Grouping", grouping, at, in);
        if (!grouping.equals(SEIG)) {
            return;
        }
        long length = version > 0 ? in.u32() : 0;
        if (version > 1) {
            in.skip(4);
        }
        long count = in.u32();
        notes.field("Groups", count, in.position() - 4, in);
        for (int i = 1; i <= Math.min(count, MOST_SHOWN); i++) {
            ByteReader all = in;
            long bytes = length == 0 && version > 0 ? all.u32() : length;
            EncryptionBoxes group = new EncryptionBoxes(version > 0 ? all.slice((int) bytes) : all);
            group.in.skip(1);
            group.encryption(1, SEIG, "KID of group " + i);
            notes.parts.addAll(group.notes.parts);
            notes.keyIds.addAll(group.notes.keyIds);
            notes.problems.addAll(group.notes.problems);
        }
    }

    private void samples() {
        int at = in.skip(HEADER_BYTES).position();
        int flags = in.i32() & 0xFF_FFFF;
        notes.field("Subsamples", (flags & 2) != 0 ? "yes" : "no", at, in);
        notes.field("Samples", in.u32(), at + 4, in);
    }

    private void sizes() {
        auxiliary();
        int at = in.position();
        int each = in.u8();
        notes.field("Size each", each == 0 ? "varies" : each + " bytes", at, in);
        notes.field("Samples", in.u32(), at + 1, in);
    }

    private void offsets() {
        int at = in.position();
        int version = auxiliary();
        long count = in.u32();
        notes.field("Offsets", count, in.position() - 4, in);
        if (count > 0) {
            int first = in.position();
            notes.field("First offset", version == 0 ? in.u32() : in.i64(), first, in);
        } else {
            notes.problem("The saio box at byte " + at + " names no offset (ISO/IEC 14496-12 §8.7.9).");
        }
    }

    private int auxiliary() {
        int version = in.skip(HEADER_BYTES).u8();
        int flags = in.u24();
        if ((flags & 1) != 0) {
            int at = in.position();
            notes.field("Information", in.fourcc(), at, in);
            in.skip(4);
        }
        return version;
    }
}
