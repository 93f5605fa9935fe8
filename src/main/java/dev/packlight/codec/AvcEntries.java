package dev.packlight.codec;

import dev.packlight.bytes.BitReader;
import dev.packlight.bytes.ByteWindow;
import java.io.IOException;
import java.util.Arrays;

/**
 * Entries of H.264: IDR pictures, and pictures that a recovery point message marks as whole at once (ITU-T H.264
 * §7.4.1.2.4, §D.2.8).
 *
 * @param nalLengthBytes bytes of each NAL unit's length
 */
record AvcEntries(int nalLengthBytes) implements Entries {

    /** More units than stand before the first slice of any real picture. */
    private static final int MOST_BEFORE_SLICE = 128;

    private static final NalSyntax SYNTAX = new NalSyntax.Avc();
    private static final int SLICE = 1;
    private static final int PARTITION = 2;
    private static final int IDR = 5;
    private static final int SEI = 6;
    private static final int FILLER = 12;
    private static final int RECOVERY_POINT = 6;
    /** Encoders put their settings into messages of less than that. */
    private static final int SEI_BYTES = 8192;

    @Override
    public Entry of(ByteWindow bytes, long at, int size) throws IOException {
        NalWalk units = new NalWalk(bytes, nalLengthBytes, at, size);
        boolean recovers = false;
        boolean messagesAlone = true;
        while (units.next() && units.walked() <= MOST_BEFORE_SLICE) {
            switch (units.header() & 0x1F) {
                case IDR -> {
                    return Entry.CLEAN;
                }
                case SLICE, PARTITION -> {
                    return recovers ? Entry.OPEN : Entry.NONE;
                }
                case SEI -> recovers |= recoversAtOnce(units.head(SEI_BYTES));
                default -> messagesAlone &= isNoPicture(units.header() & 0x1F);
            }
        }
        return messagesAlone && units.isWhole() ? Entry.NONE : Entry.UNKNOWN;
    }

    @Override
    public boolean isIntra(ByteWindow bytes, long at, int size) throws IOException {
        NalWalk units = new NalWalk(bytes, nalLengthBytes, at, size);
        boolean intra = false;
        while (units.next() && units.walked() <= MOST_BEFORE_SLICE) {
            int type = units.header() & 0x1F;
            if (SYNTAX.isSlice(type)) {
                intra = SYNTAX.sliceType(type, units.head(NalSyntax.HEAD_BYTES)) == PictureType.I;
                if (!intra) {
                    return false;
                }
            }
        }
        return intra && units.isWhole();
    }

    /** Whether units of this type belong to no picture: parameter sets, delimiters, ends, filler. */
    private static boolean isNoPicture(int type) {
        return type > SEI && type <= FILLER;
    }

    /** Whether one of the messages is a recovery point with {@code recovery_frame_cnt} 0. */
    private static boolean recoversAtOnce(byte[] unit) {
        byte[] sei = NalConfiguration.withoutEmulation(unit);
        int position = 1;
        while (position + 2 < sei.length) {
            int type = 0;
            int size = 0;
            while (position < sei.length && sei[position] == -1) {
                type += 255;
                position++;
            }
            type += position < sei.length ? sei[position++] & 0xFF : 0;
            while (position < sei.length && sei[position] == -1) {
                size += 255;
                position++;
            }
            size += position < sei.length ? sei[position++] & 0xFF : 0;
            if (type == RECOVERY_POINT && size > 0 && position < sei.length) {
                return new BitReader(Arrays.copyOfRange(sei, position, sei.length)).flag();
            }
            position += size;
        }
        return false;
    }
}
