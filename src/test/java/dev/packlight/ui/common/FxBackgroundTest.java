package dev.packlight.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

/** One task's failure is its own. */
class FxBackgroundTest {

    private final BlockingQueue<String> results = new LinkedBlockingQueue<>();

    private String next() throws InterruptedException {
        String result = results.poll(20, TimeUnit.SECONDS);
        assertThat(result).isNotNull();
        return result;
    }

    @Test
    void submit_tasksThatFailInAnyWay_eachSayASentenceAndOthersGoOn() throws Exception {
        FxToolkit.registerPrimaryStage();
        try (FxBackground background = new FxBackground()) {
            for (Throwable failure : List.of(
                    new NullPointerException(),
                    new StackOverflowError(),
                    new OutOfMemoryError("Java heap space"),
                    new NoSuchFileException("/a/b.mp4"),
                    new AssertionError())) {
                background.submit(
                        () -> {
                            throw FxBackgroundTest.<RuntimeException>sneaky(failure);
                        },
                        done -> results.add("done"),
                        failed -> results.add(failed.getMessage()));
                assertThat(next()).hasSizeGreaterThan(15).endsWith(".");
            }
            background.submit(() -> "fine", results::add, failed -> results.add("failed"));
            assertThat(next()).isEqualTo("fine");
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T sneaky(Throwable failure) throws T {
        throw (T) failure;
    }

    @Test
    void submit_tasksThatHang_stopNobodyForLong() throws Exception {
        FxToolkit.registerPrimaryStage();
        CountDownLatch never = new CountDownLatch(1);
        try (FxBackground background = new FxBackground()) {
            for (int i = 0; i < 3; i++) {
                background.submit(
                        () -> never.await(1, TimeUnit.HOURS),
                        done -> results.add("done"),
                        failed -> results.add("failed"));
            }
            background.submit(() -> "fine", results::add, failed -> results.add("failed"));
            assertThat(next()).isEqualTo("fine");
        }
    }
}
