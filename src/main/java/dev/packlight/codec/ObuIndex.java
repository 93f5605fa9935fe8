package dev.packlight.codec;

import dev.packlight.bytes.ByteSource;
import dev.packlight.bytes.ByteWindow;
import dev.packlight.media.MediaFormatException.Kind;
import dev.packlight.media.SampleTable;
import java.io.IOException;

/**
 * The open bitstream units of each sample of an AV1 track (AV1 specification §5.3; AV1 Codec ISO Media File Format
 * Binding §2.4).
 */
public final class ObuIndex extends UnitIndex {

    private static final int SEQUENCE_HEADER = 1;
    private static final int FRAME_HEADER = 3;
    private static final int FRAME = 6;
    /** {@code still_picture} and {@code reduced_still_picture_header}, behind three bits of profile. */
    private static final int REDUCED = 0x08;

    ObuIndex(SampleTable samples, ByteSource source) {
        super(samples, source);
    }

    /** Whether units of this type begin with a frame header. */
    static boolean isFrame(int type) {
        return type == FRAME_HEADER || type == FRAME;
    }

    /** Whether the unit is the header of a sequence whose frames are all key frames and say nothing of it. */
    static boolean isReducedSequence(ObuWalk unit) throws IOException {
        return unit.type() == SEQUENCE_HEADER && unit.payloadBytes() > 0 && (unit.payload() & REDUCED) != 0;
    }

    @Override
    void walk(ByteWindow bytes, long at, int size, UnitPage.Builder units) throws IOException {
        ObuWalk walk = new ObuWalk(bytes, at, size);
        boolean reduced = false;
        while (walk.next()) {
            reduced |= isReducedSequence(walk);
            PictureType picture = isFrame(walk.type()) && walk.payloadBytes() > 0
                    ? reduced ? PictureType.I : frameType(walk.payload())
                    : PictureType.UNKNOWN;
            if (!units.unit(walk.at(), walk.length(), walk.type(), picture)) {
                return;
            }
        }
        if (walk.isBroken()) {
            units.damage(new UnitDamage(
                    Kind.MALFORMED,
                    units.sample(),
                    walk.at(),
                    "holds a unit that is longer than the sample",
                    ObuWalk.CLAUSE));
        }
    }

    /**
     * {@code show_existing_frame}, then {@code frame_type}: key, inter, intra only, switch (AV1 specification §6.8.2).
     */
    private static PictureType frameType(int first) {
        if ((first & 0x80) != 0) {
            return PictureType.UNKNOWN;
        }
        return (first & 0x20) == 0 ? PictureType.I : PictureType.P;
    }
}
