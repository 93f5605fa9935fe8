package dev.packlight.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.media.MediaFormatException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Assertions;

/** What must come to an end soon, and may refuse in one way only. */
public final class Within {

    /** A second on a quiet machine; ten where others work on all cores: what hangs, hangs for longer. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private Within() {}

    /** The named error, or null where {@code reader} gives a result; anything else, and taking long, fails the test. */
    public static MediaFormatException refusal(Callable<?> reader) {
        return Assertions.assertTimeoutPreemptively(LIMIT, () -> {
            try {
                reader.call();
                return null;
            } catch (MediaFormatException e) {
                assertThat(e.getMessage()).hasSizeLessThan(2000);
                assertThat(e.clause()).isNotEmpty();
                return e;
            }
        });
    }

    /** A result, in time. */
    public static <T> T result(Callable<T> reader) {
        return Assertions.assertTimeoutPreemptively(LIMIT, reader::call);
    }
}
