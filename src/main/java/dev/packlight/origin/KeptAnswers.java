package dev.packlight.origin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import dev.packlight.catalog.Publication;
import dev.packlight.delivery.Asking;
import dev.packlight.delivery.Presentation;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Manifests and init segments as they were answered, and generated segments that are asked for again and again, within
 * bounds of bytes.
 *
 * <p>One meaning is one entry, whatever the spellings of its address; the spellings that were used lately are kept
 * apart, so that a request need not be understood again. Bytes outside the heap are freed when an entry goes.
 */
final class KeptAnswers {

    /** Answers, on the heap and outside of it together. */
    private static final long ANSWER_BYTES = 64 << 20;
    /** Spellings of addresses. */
    private static final long ADDRESS_BYTES = 4 << 20;

    private static final int ADDRESS_ENTRY_BYTES = 256;

    private final Cache<Meaning, Kept> answers = bounded(ANSWER_BYTES);
    private final HotSegments segments = new HotSegments();
    private final KnownRequests requests = new KnownRequests();
    private final Cache<String, Address> addresses = Caffeine.newBuilder()
            .maximumWeight(ADDRESS_BYTES)
            .weigher((String target, Address address) ->
                    ADDRESS_ENTRY_BYTES + target.length() + address.path.length() + address.meaning.text.length())
            .executor(Runnable::run)
            .build();
    /** Those that the library has open; it alone decides how long. */
    private final Cache<UUID, Publication> publications =
            Caffeine.newBuilder().weakValues().executor(Runnable::run).build();

    /** Answers that are released when they go. */
    static Cache<Meaning, Kept> bounded(long bytes) {
        return Caffeine.newBuilder()
                .maximumWeight(bytes)
                .weigher((Meaning meaning, Kept kept) -> kept.footprintBytes())
                .removalListener((@Nullable Meaning meaning, @Nullable Kept kept, RemovalCause cause) ->
                        Objects.requireNonNull(kept).release())
                .executor(Runnable::run)
                .build();
    }

    /**
     * What an answer follows from.
     *
     * @param fingerprint of the presentation
     * @param text what is asked of it
     */
    record Meaning(String fingerprint, String text) {}

    /** One spelling: what it meant when it was understood. */
    private record Address(UUID locator, Asking asking, String path, Meaning meaning) {}

    /** A kept answer, and the decoded path of the request for it. */
    record Found(Kept kept, String path) {}

    /**
     * The answer to a request target, if its files and the decisions about it are what they were; never waits for
     * media.
     */
    Optional<Found> recall(String target) {
        Address address = addresses.getIfPresent(target);
        if (address == null) {
            return Optional.empty();
        }
        Publication publication = publications.getIfPresent(address.locator);
        if (publication == null || !publication.isTrusted(System.nanoTime())) {
            return Optional.empty();
        }
        Presentation now = publication.known(address.asking).orElse(null);
        if (now == null || !now.fingerprint().equals(address.meaning.fingerprint)) {
            return Optional.empty();
        }
        return Optional.ofNullable(answers.getIfPresent(address.meaning))
                .or(() -> segments.find(address.meaning))
                .map(kept -> new Found(kept, address.path));
    }

    /** The answer of a meaning that was asked for by another spelling. */
    Optional<Answer> find(Meaning meaning) {
        return Optional.ofNullable(answers.getIfPresent(meaning)).map(Kept::answer);
    }

    void keep(Meaning meaning, Answer answer) throws IOException {
        answers.put(meaning, new Kept(answer));
    }

    /** The requests for all of these that came before. */
    KnownRequests requests() {
        return requests;
    }

    /** The segments that are asked for again and again. */
    HotSegments segments() {
        return segments;
    }

    /** Remembers that {@code target} asks for {@code meaning}. */
    void learn(String target, String path, UUID locator, Publication publication, Asking asking, Meaning meaning) {
        publications.put(locator, publication);
        addresses.put(target, new Address(locator, asking, path, meaning));
    }

    /** Lets go of everything. */
    void clear() {
        addresses.invalidateAll();
        publications.invalidateAll();
        answers.invalidateAll();
        answers.cleanUp();
        segments.clear();
        requests.clear();
    }
}
