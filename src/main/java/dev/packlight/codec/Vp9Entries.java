package dev.packlight.codec;

import dev.packlight.bytes.BitReader;
import dev.packlight.bytes.ByteWindow;
import java.io.IOException;

/** Entries of VP9: key frames (VP9 bitstream specification §6.2), a superframe's first frame decides. */
record Vp9Entries() implements Entries {

    private static final int FRAME_MARKER = 2;

    @Override
    public Entry of(ByteWindow bytes, long at, int size) throws IOException {
        if (size < 2) {
            return Entry.UNKNOWN;
        }
        BitReader in = new BitReader(bytes.take(at, 2));
        if (in.intBits(2) != FRAME_MARKER) {
            return Entry.UNKNOWN;
        }
        boolean lowBit = in.flag();
        boolean highBit = in.flag();
        if (lowBit && highBit) {
            in.skip(1);
        }
        boolean showsExisting = in.flag();
        boolean isInter = in.flag();
        return showsExisting || isInter ? Entry.NONE : Entry.CLEAN;
    }
}
