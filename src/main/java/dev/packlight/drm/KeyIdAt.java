package dev.packlight.drm;

import dev.packlight.protection.PlayReady;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

/**
 * A key id and where it was found.
 *
 * @param place for people, {@code PSSH, Widevine}
 * @param at its first byte there; negative where it stands as text
 */
public record KeyIdAt(UUID id, String place, int at) {

    /** The same, {@code more} bytes further on. */
    KeyIdAt moved(int more) {
        return new KeyIdAt(id, place, at < 0 ? at : at + more);
    }

    /** Sixteen bytes as {@code tenc} has them, in hexadecimal digits (ISO/IEC 23001-7 §8.2). */
    public String bigEndian() {
        return id.toString().replace("-", "");
    }

    /** The bytes as PlayReady has them. */
    public String guidOrder() {
        return HexFormat.of().formatHex(PlayReady.guidBytes(id));
    }

    /** The text of PlayReady's KID. */
    public String guidBase64() {
        return Base64.getEncoder().encodeToString(PlayReady.guidBytes(id));
    }
}
