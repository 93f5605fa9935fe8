package dev.packlight.origin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.packlight.delivery.Body;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Generated segments that many ask for, made once and held outside the heap within a bound of bytes.
 *
 * <p>A segment is taken in when it is asked for again before as many other bytes went by as there is room for: what
 * comes back later would be gone by then, and filling memory with it would cost more than it gives.
 */
final class HotSegments {

    private static final long MOST_BYTES = 64 << 20;
    /** A part of the heap's limit, which bounds memory outside of it as well. */
    private static final int PART_OF_MEMORY = 4;
    /** More than that would push out too many others. */
    private static final int PART_OF_ALL = 4;
    /** What remembering a request counts, however short its segment. */
    private static final int ENTRY_BYTES = 16 << 10;

    private final long bytes;
    private final Cache<KeptAnswers.Meaning, Kept> kept;
    private final Cache<KeptAnswers.Meaning, Long> asked;

    HotSegments() {
        this(Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / PART_OF_MEMORY));
    }

    HotSegments(long bytes) {
        this.bytes = bytes;
        this.kept = KeptAnswers.bounded(bytes);
        this.asked = Caffeine.newBuilder()
                .maximumWeight(bytes)
                .weigher((KeptAnswers.Meaning meaning, Long length) -> (int) (ENTRY_BYTES + length))
                .executor(Runnable::run)
                .build();
    }

    Optional<Kept> find(KeptAnswers.Meaning meaning) {
        return Optional.ofNullable(kept.getIfPresent(meaning));
    }

    /**
     * Notes that an answer was asked for, and makes and keeps it if it was lately; whoever asks for the same meanwhile
     * waits for that.
     *
     * @return whether it is kept
     */
    boolean asked(KeptAnswers.Meaning meaning, Answer answer) throws IOException {
        if (!isGenerated(answer) || answer.body().length() > bytes / PART_OF_ALL) {
            return false;
        }
        if (asked.asMap().putIfAbsent(meaning, answer.body().length()) == null) {
            return false;
        }
        try {
            var _ = kept.get(meaning, missing -> make(answer));
            return true;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean isGenerated(Answer answer) {
        return answer.body().parts().size() == 1 && answer.body().parts().getFirst() instanceof Body.Generated;
    }

    private static Kept make(Answer answer) {
        try {
            return new Kept(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void clear() {
        asked.invalidateAll();
        kept.invalidateAll();
        kept.cleanUp();
    }
}
