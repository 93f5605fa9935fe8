package dev.packlight.drm;

import dev.packlight.bytes.ByteReader;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Gathers a reading while bytes are walked. */
final class Notes {

    final List<Part> parts = new ArrayList<>();
    final List<KeyIdAt> keyIds = new ArrayList<>();
    final List<String> problems = new ArrayList<>();

    /** A field of which {@code in} has just passed the last byte. */
    void field(String name, Object value, int from, ByteReader in) {
        parts.add(Part.of(name, String.valueOf(value), from, in.position() - from));
    }

    void keyId(UUID id, String place, int at) {
        keyIds.add(new KeyIdAt(id, place, at));
        if (id.getMostSignificantBits() == 0 && id.getLeastSignificantBits() == 0) {
            problems.add("The key id in " + place + " is zero, which no protected track may have.");
        }
    }

    void problem(String sentence) {
        problems.add(sentence);
    }

    /** Takes over what stands in {@code inner}, whose first byte is byte {@code at} of this. */
    void add(String name, String value, int at, Reading inner) {
        Reading moved = inner.moved(at);
        parts.add(new Part(name, value, at, inner.bytes(), Part.State.READ, moved.parts()));
        keyIds.addAll(moved.keyIds());
        problems.addAll(inner.problems());
    }

    Reading reading(String kind, int bytes) {
        return new Reading(kind, bytes, parts, keyIds, problems);
    }

    static UUID uuid(ByteReader in) {
        return new UUID(in.i64(), in.i64());
    }
}
