package dev.packlight.drm;

import java.util.List;

/**
 * A field of what was decoded.
 *
 * @param value as people write it; key bytes never stand here
 * @param at byte at which it begins in the decoded bytes; negative where it is not one of their stretches
 * @param bytes its length there
 * @param parts fields within
 */
public record Part(String name, String value, int at, int bytes, State state, List<Part> parts) {

    /** Whether a field was checked, and how that went. */
    public enum State {
        /** There was nothing to check. */
        READ,
        SOUND,
        WRONG
    }

    public Part {
        parts = List.copyOf(parts);
    }

    public static Part of(String name, String value, int at, int bytes) {
        return new Part(name, value, at, bytes, State.READ, List.of());
    }

    /** One that has no bytes of its own. */
    public static Part of(String name, String value) {
        return of(name, value, -1, 0);
    }

    public static Part of(String name, String value, List<Part> parts) {
        return new Part(name, value, -1, 0, State.READ, parts);
    }

    /** The same, {@code state} after a check. */
    public Part as(State checked) {
        return new Part(name, value, at, bytes, checked, parts);
    }

    /** The same, {@code more} bytes further on. */
    public Part moved(int more) {
        return new Part(
                name,
                value,
                at < 0 ? at : at + more,
                bytes,
                state,
                parts.stream().map(part -> part.moved(more)).toList());
    }
}
