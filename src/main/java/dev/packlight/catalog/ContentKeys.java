package dev.packlight.catalog;

import dev.packlight.delivery.UnservableException;
import dev.packlight.delivery.UnservableException.Reason;
import dev.packlight.protection.ContentKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The content keys of locators. They follow from one secret, which lies in a file that its owner alone may read, so no
 * key rests anywhere, and two origins that share the secret answer byte for byte alike.
 */
public final class ContentKeys {

    static final String FILE_NAME = "keys.secret";

    private static final int SECRET_BYTES = 32;
    private static final String HMAC = "HmacSHA256";

    private final Path file;
    private final Map<UUID, ContentKey> byLocator = new ConcurrentHashMap<>();
    private @Nullable SecretKeySpec secret;

    ContentKeys(Path dataDirectory) {
        this.file = dataDirectory.resolve(FILE_NAME);
    }

    /** The key of a locator, always the same. */
    ContentKey of(UUID locator) throws UnservableException {
        ContentKey known = byLocator.get(locator);
        if (known == null) {
            known = derive(locator);
            byLocator.put(locator, known);
        }
        return known;
    }

    /** The key with an id, if it belongs to one of these locators. */
    Optional<ContentKey> find(UUID keyId, Stream<UUID> locators) throws UnservableException {
        for (UUID locator : locators.toList()) {
            ContentKey key = of(locator);
            if (key.id().equals(keyId)) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }

    private ContentKey derive(UUID locator) throws UnservableException {
        SecretKeySpec own = secret();
        ByteBuffer id = ByteBuffer.wrap(derive(own, "key id", locator));
        long high = id.getLong() & ~0xF000L | 0x4000L;
        long low = id.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | Long.MIN_VALUE;
        UUID keyId = new UUID(high, low);
        return new ContentKey(keyId, Arrays.copyOf(derive(own, "content key", keyId), ContentKey.BYTES));
    }

    private static byte[] derive(SecretKeySpec secret, String purpose, UUID of) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(secret);
            return mac.doFinal((purpose + " " + of).getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }

    private synchronized SecretKeySpec secret() throws UnservableException {
        SecretKeySpec known = secret;
        if (known == null) {
            known = new SecretKeySpec(readOrMake(), HMAC);
            secret = known;
        }
        return known;
    }

    private byte[] readOrMake() throws UnservableException {
        try {
            if (!Files.exists(file)) {
                make();
            }
            byte[] bytes = Files.readAllBytes(file);
            if (bytes.length != SECRET_BYTES) {
                throw new UnservableException(
                        Reason.STORAGE_FAILURE,
                        "The secret of the content keys, " + file + ", has " + bytes.length + " bytes instead of "
                                + SECRET_BYTES + ".",
                        "Put the right file back; without it, remove the file, and all content keys change.");
            }
            return bytes;
        } catch (IOException e) {
            throw new UnservableException(
                    Reason.STORAGE_FAILURE,
                    "The secret of the content keys cannot be kept: " + Failures.sentence(e),
                    "Check the data directory and its rights.");
        }
    }

    /** Whole or not at all, even where two programs make it at once. */
    private void make() throws IOException {
        byte[] fresh = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(fresh);
        Path draft =
                file.resolveSibling(FILE_NAME + "." + ProcessHandle.current().pid());
        PrivateFolder.file(draft);
        Files.write(draft, fresh);
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            return;
        } catch (UnsupportedOperationException e) {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
