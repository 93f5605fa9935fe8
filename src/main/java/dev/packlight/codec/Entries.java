package dev.packlight.codec;

import dev.packlight.bytes.ByteWindow;
import java.io.IOException;

/** Tells by the first bytes of a sample whether decoding can begin with it. */
public interface Entries {

    /** What the sample of {@code size} bytes at {@code at} is; reads no more of it than it takes. */
    Entry of(ByteWindow bytes, long at, int size) throws IOException;

    /** Whether the sample, shown before the entry that it follows, cannot be decoded when decoding begins there. */
    default boolean isSkipped(ByteWindow bytes, long at, int size) throws IOException {
        return true;
    }

    /** Whether the sample is known to refer to no other, although others that follow may reach behind it. */
    default boolean isIntra(ByteWindow bytes, long at, int size) throws IOException {
        return false;
    }
}
