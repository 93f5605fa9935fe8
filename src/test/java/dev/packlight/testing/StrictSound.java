package dev.packlight.testing;

import java.math.BigInteger;

/** Reads bit by bit what AAC (ISO/IEC 14496-3 §1.6) and AC-4 (ETSI TS 103 190-2 Annex E) say of themselves; each to its
 * last bit. */
final class StrictSound {

    private final String what;
    private final BigInteger value;
    private int left;

    StrictSound(String what, byte[] bytes) {
        this.what = what;
        this.value = new BigInteger(1, bytes);
        this.left = bytes.length * 8;
    }

    /** Types whose configuration is GASpecificConfig; less than a byte may follow. */
    void audioSpecific(boolean replicated) {
        int first = type();
        rate();
        int channels = take(4);
        boolean hierarchical = first == 5 || first == 29;
        if (hierarchical) {
            rate();
        }
        int core = hierarchical ? type() : first;
        require(core >= 1, "object type 0");
        if (core > 4) {
            return;
        }
        take(1);
        take(take(1) * 14);
        take(1);
        if (channels == 0) {
            layout();
        }
        boolean extended = hierarchical;
        if (left >= 16) {
            require(take(11) == 0x2B7 && type() == 5, "the extension of SBR");
            if (take(1) == 1) {
                extended = true;
                rate();
                if (left >= 12) {
                    require(take(11) == 0x548 && take(1) == 1, "the extension of PS");
                }
            }
        }
        require(left < 8 && take(left) == 0, left + " bits left");
        require(extended || !replicated, "AACH without SBR");
    }

    void ac4() {
        require(take(3) == 1, "version 1");
        int bitstream = take(7);
        take(5);
        int presentations = take(9);
        if (bitstream > 1 && take(1) == 1) {
            take(16);
            if (take(1) == 1) {
                for (int i = 0; i < 8; i++) {
                    take(16);
                }
            }
        }
        for (int i = 0; i < 3; i++) {
            take(22);
        }
        take(left % 8);
        for (; presentations > 0; presentations--) {
            take(8);
            int length = take(8);
            for (int i = length == 255 ? 255 + take(16) : length; i > 0; i--) {
                take(8);
            }
        }
        require(left == 0, "bits left");
    }

    private int take(int count) {
        require(count <= left, "cut off");
        left -= count;
        return value.shiftRight(left)
                .and(BigInteger.ONE.shiftLeft(count).subtract(BigInteger.ONE))
                .intValue();
    }

    private int type() {
        int type = take(5);
        return type == 31 ? 32 + take(6) : type;
    }

    private void rate() {
        int index = take(4);
        require(index < 13 || index == 15, "sampling frequency index");
        take(index == 15 ? 24 : 0);
    }

    private void layout() {
        take(10);
        int elements = take(4) + take(4) + take(4);
        int low = take(2);
        int data = take(3);
        int coupling = take(4);
        take(take(1) * 4);
        take(take(1) * 4);
        take(take(1) * 3);
        for (; elements > 0; elements--) {
            take(5);
        }
        take(4 * low);
        take(4 * data);
        for (; coupling > 0; coupling--) {
            take(5);
        }
        take(left % 8);
        for (int i = take(8); i > 0; i--) {
            take(8);
        }
    }

    private void require(boolean holds, String rule) {
        if (!holds) {
            throw new AssertionError(what + ", " + left + " bits before the end: " + rule);
        }
    }
}
