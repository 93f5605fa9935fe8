package dev.packlight.isobmff;

import dev.packlight.bytes.ByteReader;
import dev.packlight.media.MediaFormatException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** When a track fragment is decoded: how it is read, how long it is, how it is written. */
sealed interface FragmentTime {

    /** Length of the box. */
    int bytes();

    void write(BoxWriter boxes);

    /** {@code tfdt} (ISO/IEC 14496-12 §8.8.12), which stands before the run. */
    record Decode(long ticks) implements FragmentTime {
        @Override
        public int bytes() {
            return BoxHeader.FULL_BYTES + 8;
        }

        @Override
        public void write(BoxWriter boxes) {
            boxes.fullBox("tfdt", 1, 0, () -> boxes.out().u64(ticks));
        }
    }

    /** {@code TfxdBox} (MS-SSTR §2.2.4.4), which stands behind the run. */
    record Smooth(long startTicks, long durationTicks) implements FragmentTime {

        private static final byte[] TYPE = HexFormat.of().parseHex("6D1D9B0542D544E680E2141DAFF757B2");

        @Override
        public int bytes() {
            return BoxHeader.FULL_BYTES + TYPE.length + 16;
        }

        @Override
        public void write(BoxWriter boxes) {
            boxes.box(
                    "uuid",
                    () -> boxes.out().raw(TYPE).u8(1).u24(0).u64(startTicks).u64(durationTicks));
        }
    }

    /**
     * What a stored box says.
     *
     * @param box where it stands
     */
    record Stored(long ticks, Box box) {

        /** @param at bytes before version and flags */
        private static Stored of(Box box, int at) throws MediaFormatException {
            box.need(at + 8);
            ByteReader in = box.reader().skip(at);
            boolean wide = in.u8() == 1;
            box.need(at + (wide ? 12 : 8));
            in.skip(3);
            return new Stored(wide ? in.i64() : in.u32(), box);
        }
    }

    /** What a track fragment says, {@code tfdt} first; empty where it says nothing. */
    static Optional<Stored> read(Box traf) throws MediaFormatException {
        Optional<Box> tfdt = traf.child("tfdt");
        if (tfdt.isPresent()) {
            return Optional.of(Stored.of(tfdt.get(), 0));
        }
        Optional<Stored> last = Optional.empty();
        for (Box box : traf.children()) {
            if (isSmooth(box)) {
                last = Optional.of(Stored.of(box, Smooth.TYPE.length));
            }
        }
        return last;
    }

    private static boolean isSmooth(Box box) throws MediaFormatException {
        return box.type().equals("uuid")
                && box.length() >= 28
                && Arrays.equals(box.reader().take(Smooth.TYPE.length), Smooth.TYPE);
    }
}
