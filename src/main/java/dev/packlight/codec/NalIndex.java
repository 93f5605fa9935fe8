package dev.packlight.codec;

import dev.packlight.bytes.ByteSource;
import dev.packlight.bytes.ByteWindow;
import dev.packlight.media.SampleTable;
import java.io.IOException;

/** The NAL units of each sample of an H.264 or HEVC track (ISO/IEC 14496-15 §5.3.2, §8.3.2). */
public final class NalIndex extends UnitIndex {

    private final int nalLengthBytes;
    private final NalSyntax syntax;

    NalIndex(SampleTable samples, ByteSource source, int nalLengthBytes, NalSyntax syntax) {
        super(samples, source);
        this.nalLengthBytes = nalLengthBytes;
        this.syntax = syntax;
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
