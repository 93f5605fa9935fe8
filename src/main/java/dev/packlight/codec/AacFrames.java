package dev.packlight.codec;

import dev.packlight.bytes.BitReader;
import java.util.List;
import java.util.Optional;

/**
 * What AAC frames say of bands above their core (ISO/IEC 14496-3 §4.4.2.7, §4.4.2.8, §8.6.4).
 *
 * <p>The extension stands in a fill element behind the spectrum. It is found from the frame's end, without decoding
 * the spectrum: some bit must begin a fill element of that kind from which other fill and data elements or none lead
 * exactly to the end. Chance gives that to one frame in some hundred, so most of several frames must agree.
 */
final class AacFrames {

    /** Frames to look at. */
    static final int COUNT = 16;

    private static final int DATA_ELEMENT = 4;
    private static final int FILL_ELEMENT = 6;
    private static final int END = 7;
    private static final int SBR_DATA = 13;
    private static final int SBR_DATA_WITH_CHECKSUM = 14;
    private static final int PARAMETRIC_STEREO = 2;
    private static final int ESCAPE = 15;
    /** More than any frame has. */
    private static final int MOST_BITS = Integer.MAX_VALUE;

    private AacFrames() {}

    /** A stretch of bits of a frame. */
    private record Stretch(byte[] frame, int from, int to) {}

    static boolean haveReplicatedBands(List<byte[]> frames) {
        return isMost(
                frames.stream().filter(frame -> extension(frame).isPresent()).count(), frames.size());
    }

    /** Whether the extensions end with data of parametric stereo. */
    static boolean haveParametricStereo(List<byte[]> frames) {
        List<Stretch> extensions = frames.stream()
                .map(AacFrames::extension)
                .flatMap(Optional::stream)
                .toList();
        return isMost(extensions.stream().filter(AacFrames::endsWithStereo).count(), extensions.size());
    }

    private static boolean isMost(long agreeing, int of) {
        return of > 0 && 4 * agreeing >= 3L * of;
    }

    private static Optional<Stretch> extension(byte[] frame) {
        for (int at = frame.length * 8 - 8; at >= 0; at--) {
            BitReader in = reader(frame, at);
            if (in.intBits(3) == FILL_ELEMENT) {
                int length = fillBits(in);
                int from = frame.length * 8 - in.remainingBits();
                if (length >= 8 && length <= in.remainingBits() && isExtension(in) && endsAt(frame, from + length)) {
                    return Optional.of(new Stretch(frame, from + 4, from + length));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isExtension(BitReader in) {
        int type = in.intBits(4);
        return type == SBR_DATA || type == SBR_DATA_WITH_CHECKSUM;
    }

    /** Length of a fill element whose name was read; 0 where it is cut off. */
    private static int fillBits(BitReader in) {
        if (in.remainingBits() < 4) {
            return 0;
        }
        int count = in.intBits(4);
        if (count < ESCAPE) {
            return 8 * count;
        }
        return in.remainingBits() < 8 ? 0 : 8 * (ESCAPE - 1 + in.intBits(8));
    }

    /** Whether the frame ends at bit {@code at}, with nothing but fill and data elements before. */
    private static boolean endsAt(byte[] frame, int at) {
        BitReader in = reader(frame, at);
        while (in.remainingBits() >= 3) {
            int element = in.intBits(3);
            if (element == END) {
                return in.remainingBits() < 8;
            }
            int length = element == FILL_ELEMENT ? fillBits(in) : element == DATA_ELEMENT ? dataBits(in) : MOST_BITS;
            if (length > in.remainingBits()) {
                return false;
            }
            in.skip(length);
        }
        return false;
    }

    /** Length of a data element whose name was read, whole bytes counted from the frame's first. */
    private static int dataBits(BitReader in) {
        if (in.remainingBits() < 4 + 1 + 8 + 8) {
            return MOST_BITS;
        }
        in.skip(4);
        boolean aligned = in.flag();
        int count = in.intBits(8);
        count += count == 255 ? in.intBits(8) : 0;
        return 8 * count + (aligned ? in.remainingBits() % 8 : 0);
    }

    /** Whether extended data that begin with parametric stereo fill the extension, but for less than a byte. */
    private static boolean endsWithStereo(Stretch extension) {
        for (int at = extension.from; at < extension.to - 1 - 4 - 2; at++) {
            BitReader in = reader(extension.frame, at);
            if (in.flag()) {
                int count = in.intBits(4);
                int header = 1 + 4;
                if (count == ESCAPE && in.remainingBits() >= 8) {
                    count += in.intBits(8);
                    header += 8;
                }
                int rest = extension.to - at - header - 8 * count;
                boolean fits = count > 0 && rest >= 0 && rest < 8;
                if (fits && in.intBits(2) == PARAMETRIC_STEREO && isZero(extension, rest)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isZero(Stretch extension, int last) {
        return reader(extension.frame, extension.to - last).bits(last) == 0;
    }

    private static BitReader reader(byte[] frame, int at) {
        BitReader in = new BitReader(frame);
        in.skip(at);
        return in;
    }
}
