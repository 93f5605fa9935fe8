package dev.packlight.protection;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-128 in CBC mode with PKCS #7 padding over one whole segment (RFC 8216 §4.3.2.4), from its first byte to its
 * last.
 */
public final class SegmentCipher {

    public static final int BLOCK_BYTES = 16;

    private final Cipher cipher;

    private SegmentCipher(Cipher cipher) {
        this.cipher = cipher;
    }

    public static SegmentCipher of(ContentKey key, Iv iv) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(key.open(KeyAccess.granted()), "AES"),
                    new IvParameterSpec(iv.bytes()));
            return new SegmentCipher(cipher);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES", e);
        }
    }

    /** Length of {@code clearBytes} encrypted: padding is one byte at least. */
    public static long bytes(long clearBytes) {
        return (clearBytes / BLOCK_BYTES + 1) * BLOCK_BYTES;
    }

    /** Encrypts all of {@code clear}; {@code target} needs room for a block more. */
    public void update(ByteBuffer clear, ByteBuffer target) {
        try {
            cipher.update(clear, target);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("there is room for what was encrypted", e);
        }
    }

    /** Writes the last block, padded; {@code target} needs room for two. */
    public void finish(ByteBuffer target) {
        try {
            cipher.doFinal(ByteBuffer.allocate(0), target);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("padding fits any length", e);
        }
    }
}
