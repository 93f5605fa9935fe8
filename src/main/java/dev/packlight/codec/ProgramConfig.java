package dev.packlight.codec;

import dev.packlight.bytes.BitReader;
import dev.packlight.bytes.BitWriter;

/** A {@code program_config_element}: a channel layout of the stream's own (ISO/IEC 14496-3 §4.4.1.1, §4.5.1.2). */
final class ProgramConfig {

    private final BitReader in;
    private final BitWriter copy = new BitWriter();
    private int bits;
    private final int channels;

    private ProgramConfig(BitReader in) {
        this.in = in;
        take(4 + 2 + 4);
        int pairsOrSingles = take(4) + take(4) + take(4);
        int lowFrequency = take(2);
        int data = take(3);
        int coupling = take(4);
        take(4 * take(1));
        take(4 * take(1));
        take(3 * take(1));
        int count = lowFrequency;
        for (int i = 0; i < pairsOrSingles; i++) {
            count += 1 + take(1);
            take(4);
        }
        for (int i = 0; i < lowFrequency + data; i++) {
            take(4);
        }
        for (int i = 0; i < coupling; i++) {
            take(5);
        }
        channels = count;
    }

    /** Reads to the element's end, bytes counted from where {@code in} began; past the end it throws. */
    static ProgramConfig read(BitReader in) {
        ProgramConfig layout = new ProgramConfig(in);
        in.skip(in.remainingBits() % 8);
        in.skip(8 * in.intBits(8));
        return layout;
    }

    int channels() {
        return channels;
    }

    /** Writes the element without a comment. */
    void write(BitWriter out) {
        BitReader again = new BitReader(copy.toByteArray());
        for (int i = 0; i < bits; i++) {
            out.bits(again.bit(), 1);
        }
        out.align().bits(0, 8);
    }

    private int take(int count) {
        int value = in.intBits(count);
        copy.bits(value, count);
        bits += count;
        return value;
    }
}
