package dev.packlight.protection;

import dev.packlight.protection.Protection.Samples;
import dev.packlight.protection.Protection.Scheme;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts samples in place (ISO/IEC 23001-7 §9.4, §9.5, §10.1, §10.4). No sample changes its length. */
public final class SampleCipher {

    private static final int BLOCK_BYTES = 16;

    private final Scheme scheme;
    private final SecretKeySpec key;
    private final Cipher cipher;

    private SampleCipher(Scheme scheme, SecretKeySpec key, Cipher cipher) {
        this.scheme = scheme;
        this.key = key;
        this.cipher = cipher;
    }

    /**
     * Which blocks of a protected range CBC encrypts, in turn (§9.6).
     *
     * @param cryptBlocks encrypted, one or more
     * @param skipBlocks then left in the clear
     */
    public record Pattern(int cryptBlocks, int skipBlocks) {

        /** Pictures: one block of ten (§10.4.2). */
        public static final Pattern PICTURES = new Pattern(1, 9);
        /** Sound: every block. */
        public static final Pattern WHOLE = new Pattern(1, 0);
    }

    public static SampleCipher of(Samples protection) {
        try {
            String mode = protection.scheme() == Scheme.CENC ? "AES/CTR/NoPadding" : "AES/CBC/NoPadding";
            byte[] bytes = protection.key().open(KeyAccess.granted());
            return new SampleCipher(protection.scheme(), new SecretKeySpec(bytes, "AES"), Cipher.getInstance(mode));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES", e);
        }
    }

    /**
     * Encrypts one sample.
     *
     * @param subsamples lengths of what stays in the clear and of what is protected, in turn; what follows stays clear
     * @param pattern used by {@code cbcs} alone
     */
    public void encrypt(byte[] sample, Iv iv, int[] subsamples, Pattern pattern) {
        try {
            start(iv);
            int at = 0;
            for (int i = 0; i < subsamples.length; i += 2) {
                at += subsamples[i];
                int end = at + subsamples[i + 1];
                switch (scheme) {
                    case CENC -> cipher.update(sample, at, end - at, sample, at);
                    case CBCS -> blocks(sample, at, end, iv, pattern);
                }
                at = end;
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a sample has room for itself encrypted", e);
        }
    }

    private void start(Iv iv) throws GeneralSecurityException {
        cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(iv.bytes()));
    }

    /** The chain begins anew with each range; bytes behind the last whole block stay in the clear. */
    private void blocks(byte[] sample, int from, int to, Iv iv, Pattern pattern) throws GeneralSecurityException {
        start(iv);
        int at = from;
        while (to - at >= BLOCK_BYTES) {
            int bytes = Math.min(pattern.cryptBlocks, (to - at) / BLOCK_BYTES) * BLOCK_BYTES;
            cipher.update(sample, at, bytes, sample, at);
            at += bytes + pattern.skipBlocks * BLOCK_BYTES;
        }
    }
}
