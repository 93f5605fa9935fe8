package dev.packlight.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** What the bytes of a presentation follow from: its sources, the decisions about it, and the code that writes them. */
final class Fingerprint {

    /** Raised with every change of the code that changes a delivered byte, so that no client keeps the old ones. */
    private static final int MUXERS = 2;

    private static final int KEPT_BYTES = 8;

    private Fingerprint() {}

    /** Sixteen hexadecimal digits. */
    static String of(Sources sources, Decisions decisions) {
        String all = String.join("\n", String.valueOf(MUXERS), sources.stamp(), decisions.toString());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(digest, KEPT_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
