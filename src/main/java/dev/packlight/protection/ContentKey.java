package dev.packlight.protection;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/** An AES-128 key with its id. It never shows its bytes by accident: they open with a {@link KeyAccess} only. */
public final class ContentKey {

    public static final int BYTES = 16;
    private static final int CHECK_BYTES = 8;

    private final UUID id;
    private final byte[] bytes;

    public ContentKey(UUID id, byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a content key has " + BYTES + " bytes, not " + bytes.length);
        }
        this.id = id;
        this.bytes = bytes.clone();
    }

    /** The key id of 32 hexadecimal digits. */
    public static UUID id(String digits) {
        return new UUID(
                HexFormat.fromHexDigitsToLong(digits, 0, 2 * Long.BYTES),
                HexFormat.fromHexDigitsToLong(digits, 2 * Long.BYTES, 4 * Long.BYTES));
    }

    public UUID id() {
        return id;
    }

    /** The key's bytes, copied. */
    public byte[] open(KeyAccess access) {
        Objects.requireNonNull(access, "access");
        return bytes.clone();
    }

    /** Tells keys with one id apart without giving them away: the id encrypted with the key, cut to eight bytes. */
    private String check() {
        try {
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(bytes, "AES"));
            byte[] sealed = cipher.doFinal(Iv.of(id).bytes());
            return HexFormat.of().formatHex(Arrays.copyOf(sealed, CHECK_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ContentKey key && id.equals(key.id) && MessageDigest.isEqual(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** Differs where keys do. */
    @Override
    public String toString() {
        return id + "/" + check();
    }
}
