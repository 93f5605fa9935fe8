package dev.packlight.codec;

/** Channels and rates of AC-3 and E-AC-3 (ETSI TS 102 366 §4.4.2, §F.6.2). */
final class AcChannels {

    private static final int[] FULL_RANGE = {2, 1, 2, 3, 3, 4, 4, 5};
    private static final int[] RATES = {48_000, 44_100, 32_000, 0};
    /** Bits of chan_loc that stand for two channels: Lc/Rc, Lrs/Rrs, Lsd/Rsd, Lw/Rw, Lvh/Rvh. */
    private static final int PAIRS = 0b0_0111_0011;

    private AcChannels() {}

    static int count(int mode, int lowFrequency) {
        return FULL_RANGE[mode] + lowFrequency;
    }

    static int rate(int code) {
        return RATES[code];
    }

    /** Channels that the dependent substreams of {@code chan_loc} add. */
    static int dependent(int locations) {
        return Integer.bitCount(locations) + Integer.bitCount(locations & PAIRS);
    }

    /** Speaker mask of Windows for a number of channels. */
    static int speakers(int channels) {
        return switch (channels) {
            case 1 -> 0x4;
            case 2 -> 0x3;
            case 6 -> 0x3F;
            case 8 -> 0x63F;
            default -> 0x37;
        };
    }
}
