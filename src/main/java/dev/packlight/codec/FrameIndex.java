package dev.packlight.codec;

import dev.packlight.bytes.ByteSource;
import dev.packlight.bytes.ByteWindow;
import dev.packlight.media.MediaFormatException.Kind;
import dev.packlight.media.SampleTable;
import java.io.IOException;

/**
 * The frames of each sample of a sound track: one, but for E-AC-3, where a sample holds all that is heard together
 * (ETSI TS 102 366 Annex F.5).
 */
public final class FrameIndex extends UnitIndex {

    private static final String CLAUSE = "ETSI TS 102 366 §E.1.2";
    private static final int HEADER_BYTES = 6;
    private static final int SYNC_WORD = 0x0B77;
    /** Greatest {@code bsid} of streams that are AC-3. */
    private static final int LAST_AC3 = 10;
    /** Kilobits a second by {@code frmsizecod} / 2 (ETSI TS 102 366 Table 4.13). */
    private static final int[] AC3_KBPS = {
        32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 448, 512, 576, 640
    };

    private final boolean manyFrames;

    private FrameIndex(SampleTable samples, ByteSource source, boolean manyFrames) {
        super(samples, source);
        this.manyFrames = manyFrames;
    }

    /** Samples of one frame each, of which no byte is read. */
    static FrameIndex whole(SampleTable samples, ByteSource source) {
        return new FrameIndex(samples, source, false);
    }

    /** Samples of synchronization frames of E-AC-3. */
    static FrameIndex synced(SampleTable samples, ByteSource source) {
        return new FrameIndex(samples, source, true);
    }

    @Override
    void walk(ByteWindow bytes, long at, int size, UnitPage.Builder units) throws IOException {
        if (!manyFrames) {
            units.unit(0, size, 0, PictureType.UNKNOWN);
            return;
        }
        int next = 0;
        while (next < size) {
            byte[] head = bytes.take(at + next, Math.min(HEADER_BYTES, size - next));
            int length = frameBytes(head);
            if (length <= 0 || length > size - next) {
                units.damage(new UnitDamage(
                        Kind.MALFORMED,
                        units.sample(),
                        next,
                        "holds no whole frame of E-AC-3 where one must begin",
                        CLAUSE));
                return;
            }
            if (!units.unit(next, length, isAc3(head) ? 0 : (head[2] & 0xFF) >> 3, PictureType.UNKNOWN)) {
                return;
            }
            next += length;
        }
    }

    /** Bytes of the frame; 0 where none begins here. */
    private static int frameBytes(byte[] head) {
        if (head.length < HEADER_BYTES || ((head[0] & 0xFF) << 8 | head[1] & 0xFF) != SYNC_WORD) {
            return 0;
        }
        return isAc3(head) ? ac3Bytes(head[4] & 0xFF) : (((head[2] & 7) << 8 | head[3] & 0xFF) + 1) * 2;
    }

    private static boolean isAc3(byte[] head) {
        return (head[5] & 0xFF) >> 3 <= LAST_AC3;
    }

    /** By {@code fscod} and {@code frmsizecod} (ETSI TS 102 366 Table 4.13). */
    private static int ac3Bytes(int codes) {
        int size = codes & 0x3F;
        if (size / 2 >= AC3_KBPS.length) {
            return 0;
        }
        int kbps = AC3_KBPS[size / 2];
        return switch (codes >> 6) {
            case 0 -> kbps * 4;
            case 1 -> 2 * (kbps * 320 / 147 + size % 2);
            case 2 -> kbps * 6;
            default -> 0;
        };
    }
}
