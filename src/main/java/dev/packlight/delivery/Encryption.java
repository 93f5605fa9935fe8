package dev.packlight.delivery;

import dev.packlight.protection.Protection;
import dev.packlight.protection.Protection.Scheme;
import java.util.Optional;

/** The kinds of encryption between which an address chooses by {@code encryption=}. */
public enum Encryption {
    /** In the clear. */
    NONE(""),
    /** Whole segments in AES-128. */
    ENVELOPE("cbc"),
    /** Samples in counter mode. */
    CENC("cenc"),
    /** Samples in block mode by a pattern. */
    CBCS("cbcs-aapl");

    private final String word;

    Encryption(String word) {
        this.word = word;
    }

    /** How addresses spell it; empty where nothing is encrypted. */
    public Optional<String> word() {
        return word.isEmpty() ? Optional.empty() : Optional.of(word);
    }

    public static Encryption of(Protection protection) {
        return switch (protection) {
            case Protection.Clear clear -> NONE;
            case Protection.WholeSegment whole -> ENVELOPE;
            case Protection.Samples samples -> samples.scheme() == Scheme.CENC ? CENC : CBCS;
        };
    }
}
