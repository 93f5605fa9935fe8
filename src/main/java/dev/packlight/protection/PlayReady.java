package dev.packlight.protection;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/** The arithmetic of PlayReady's key ids and keys (PlayReady Header Specification 4.3). */
public final class PlayReady {

    /** Bytes of a seed that count. */
    public static final int SEED_BYTES = 30;

    private static final int CHECKSUM_BYTES = 8;

    private PlayReady() {}

    /** The id in the order of a GUID, as PlayReady writes it: the first three groups with their last byte first. */
    public static byte[] guidBytes(UUID id) {
        long high = id.getMostSignificantBits();
        return ByteBuffer.allocate(ContentKey.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) (high >>> 32))
                .putShort((short) (high >>> 16))
                .putShort((short) high)
                .order(ByteOrder.BIG_ENDIAN)
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    /** The id that stands in {@code bytes} in the order of a GUID. */
    public static UUID id(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long high = Integer.toUnsignedLong(in.getInt()) << 32
                | Short.toUnsignedLong(in.getShort()) << 16
                | Short.toUnsignedLong(in.getShort());
        return new UUID(high, in.order(ByteOrder.BIG_ENDIAN).getLong());
    }

    /** The checksum of a header for AES in counter mode: the id encrypted with the key, its first eight bytes. */
    public static byte[] checksum(ContentKey key) {
        try {
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key.open(KeyAccess.granted()), "AES"));
            return Arrays.copyOf(cipher.doFinal(guidBytes(key.id())), CHECKSUM_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES", e);
        }
    }

    /**
     * The key that a licence server derives for {@code id}.
     *
     * @param seed {@link #SEED_BYTES} bytes or more, of which so many count
     */
    public static ContentKey derive(UUID id, byte[] seed) {
        if (seed.length < SEED_BYTES) {
            throw new IllegalArgumentException("a key seed has " + SEED_BYTES + " bytes at least, not " + seed.length);
        }
        byte[] cut = Arrays.copyOf(seed, SEED_BYTES);
        byte[] guid = guidBytes(id);
        byte[] key = new byte[ContentKey.BYTES];
        for (byte[] digest : new byte[][] {digest(cut, guid), digest(cut, guid, cut), digest(cut, guid, cut, guid)}) {
            for (int i = 0; i < key.length; i++) {
                key[i] ^= (byte) (digest[i] ^ digest[i + key.length]);
            }
        }
        return new ContentKey(id, key);
    }

    private static byte[] digest(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Arrays.stream(parts).forEach(digest::update);
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
