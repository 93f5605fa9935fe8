package dev.packlight.codec;

import dev.packlight.bytes.ByteSource;
import dev.packlight.bytes.ByteWindow;
import dev.packlight.media.SampleTable;
import java.io.IOException;
import java.util.OptionalInt;

/** The NAL units of each sample of an H.264 or HEVC track (ISO/IEC 14496-15 §5.3.2, §8.3.2). */
public final class NalIndex extends UnitIndex {

    static final int UNKNOWN_HEADER_BYTES = 128;

    private static final int USUAL_HEADER_BYTES = 96;
    private static final int LONGEST_HEADER_BYTES = 4096;

    private final int nalLengthBytes;
    private final NalSyntax syntax;
    private final SliceEnd sliceEnd;

    NalIndex(SampleTable samples, ByteSource source, int nalLengthBytes, NalSyntax syntax, SliceEnd sliceEnd) {
        super(samples, source);
        this.nalLengthBytes = nalLengthBytes;
        this.syntax = syntax;
        this.sliceEnd = sliceEnd;
    }

    /** Finds the bits of a slice header, without emulation prevention; empty where its parameter sets do not tell. */
    @FunctionalInterface
    interface SliceEnd {
        OptionalInt bits(byte[] nal);
    }

    /**
     * First bytes of unit {@code n} of a sample that must stay in the clear where the rest is encrypted: all of what is
     * no slice, of slices the header (ISO/IEC 23001-7 §9.5, §10.4); {@link #UNKNOWN_HEADER_BYTES} of those whose header
     * has no known end.
     */
    public int clearBytes(int sample, int n) throws IOException {
        SampleUnits units = of(sample);
        int length = units.lengthBytes(n);
        if (!syntax.isSlice(units.type(n))) {
            return length;
        }
        for (int most : new int[] {USUAL_HEADER_BYTES, LONGEST_HEADER_BYTES}) {
            byte[] head = head(sample, n, most);
            OptionalInt bits = sliceEnd.bits(head);
            if (bits.isPresent()) {
                return Math.min(length, NalConfiguration.bytesWithEmulation(head, bits.getAsInt() / Byte.SIZE + 1));
            }
        }
        return Math.min(length, UNKNOWN_HEADER_BYTES);
    }

    /** Bytes of the length field before each unit. */
    public int nalLengthBytes() {
        return nalLengthBytes;
    }

    /** Whether units of this type hold slices. */
    public boolean isSlice(int type) {
        return syntax.isSlice(type);
    }

    @Override
    void walk(ByteWindow bytes, long at, int size, UnitPage.Builder units) throws IOException {
        NalWalk walk = new NalWalk(bytes, nalLengthBytes, at, size);
        while (walk.next()) {
            int type = syntax.type(walk.header());
            PictureType picture = syntax.isSlice(type)
                    ? syntax.sliceType(type, walk.head(NalSyntax.HEAD_BYTES))
                    : PictureType.UNKNOWN;
            if (!units.unit(walk.at(), walk.length(), type, picture)) {
                return;
            }
        }
        if (walk.isBroken()) {
            units.damage(walk.damage(units.sample()));
        }
    }
}
