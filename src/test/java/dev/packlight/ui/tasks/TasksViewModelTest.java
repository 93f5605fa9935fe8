package dev.packlight.ui.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.catalog.Catalogue;
import dev.packlight.testing.FakeClock;
import dev.packlight.testing.ImmediateBackground;
import dev.packlight.ui.common.TaskList;
import dev.packlight.work.Job;
import dev.packlight.work.Kind;
import dev.packlight.work.Lane;
import dev.packlight.work.Progress;
import dev.packlight.work.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the Tasks place shows of jobs, without a toolkit. */
@Timeout(30)
class TasksViewModelTest {

    @TempDir
    private Path data;

    private final FakeClock clock = new FakeClock();
    private final CountDownLatch release = new CountDownLatch(1);
    private Catalogue catalogue;
    private Work work;
    private TasksViewModel model;

    @BeforeEach
    void open() throws Exception {
        catalogue = Catalogue.open(data);
        Kind encode = new Kind("Encode", Lane.ENCODE, Kind.OnReturn.FAIL, (argument, control) -> {
            clock.pass(Duration.ofSeconds(1));
            control.progress(new Progress(33, 50, "file", argument));
            control.onCancel(release::countDown);
            release.await();
            control.stopIfCancelled();
            return "6 rungs";
        });
        Kind scan = new Kind("Scan", Lane.SCAN, Kind.OnReturn.RESUME, (argument, control) -> {
            control.log("looked into " + argument);
            if (argument.isEmpty()) {
                throw new IOException("the disk is gone");
            }
            return "5 assets";
        });
        work = new Work(catalogue, List.of(encode, scan), clock);
        model = new TasksViewModel(new TaskList(work, new ImmediateBackground()), clock, ZoneOffset.UTC);
    }

    @AfterEach
    void close() {
        release.countDown();
        work.close();
        catalogue.close();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long limit = System.nanoTime() + 20_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(limit);
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private static Job end(CompletableFuture<Job> job) throws Exception {
        return job.get(20, TimeUnit.SECONDS);
    }

    private TaskRow running() throws InterruptedException {
        work.submit("Encode", "harbour.mkv", "chunk 4");
        work.submit("Encode", "trailer.mov", "chunk 1");
        await(() ->
                model.active().size() == 2 && model.active().getFirst().what().equals("33 of 50 files · chunk 4"));
        return model.active().getFirst();
    }

    @Test
    void running_saysHowFarHowFastAndHowLong() throws Exception {
        TaskRow row = running();
        clock.pass(Duration.ofSeconds(10));
        model.refresh();
        row = model.active().getFirst();
        assertThat(row.outcome()).isEqualTo("▶ Running");
        assertThat(row.percent()).isEqualTo("66 %");
        assertThat(row.part()).hasValue(0.66);
        assertThat(row.rate()).isEqualTo("3.0 files/s");
        assertThat(row.left()).isEqualTo("0:06");
        assertThat(row.took()).isEqualTo("0:11");
        assertThat(model.active().getLast().outcome()).isEqualTo("○ Queued");
        assertThat(model.counts().get()).containsExactly("1 running", "1 queued");
    }

    @Test
    void lanes_sayWhatIsBusyAndWhatWaits() throws Exception {
        running();
        assertThat(model.lanes().get())
                .containsExactly(
                        new LaneRow("Scan", 0, 1, "free"),
                        new LaneRow("Read and measure", 0, 2, "free"),
                        new LaneRow("Encode", 1, 1, "harbour.mkv · 1 waiting"));
    }

    @Test
    void cancelChosen_movesItIntoTheHistory() throws Exception {
        model.choose(running().id());
        model.cancelChosen();
        await(() -> model.history().size() == 1);
        assertThat(model.history().getFirst().outcome()).isEqualTo("– Cancelled");
        assertThat(model.chosen().get().orElseThrow().outcome()).isEqualTo("– Cancelled");
    }

    @Test
    void history_lastToEndFirst_inWordsAndFiltered() throws Exception {
        end(work.submit("Scan", "/films", "/films"));
        clock.pass(Duration.ofSeconds(3));
        end(work.submit("Scan", "/gone", ""));
        await(() -> model.history().size() == 2);
        assertThat(model.history().stream().map(row -> row.outcome() + " " + row.subject() + ": " + row.what()))
                .containsExactly(
                        "✕ Failed /gone: The file cannot be read: the disk is gone.", "✓ Done /films: 5 assets");
        assertThat(model.history().getFirst().when()).isEqualTo("03:04:08");
        assertThat(model.history().getFirst().took()).isEqualTo("0.0 s");
        assertThat(model.kinds()).containsExactly(TasksViewModel.ALL_KINDS, "Scan");
        model.result().set("✓ Done");
        assertThat(model.history().stream().map(TaskRow::subject)).containsExactly("/films");
        model.kind().set("Encode");
        assertThat(model.history()).isEmpty();
        model.kind().set(TasksViewModel.ALL_KINDS);
        model.result().set(TasksViewModel.ANY_RESULT);
        model.clear();
        await(() -> model.history().isEmpty());
    }

    @Test
    void choose_failedJob_showsItsLog() throws Exception {
        Job job = end(work.submit("Scan", "/gone", ""));
        await(() -> model.history().size() == 1);
        model.choose(job.id());
        await(() -> model.log().get().contains("disk"));
        assertThat(model.log().get())
                .isEqualTo("03:04:05 looked into\n" + "03:04:05 The file cannot be read: the disk is gone.");
    }

    @Test
    void history_ofAnotherDay_saysTheDay() throws Exception {
        end(work.submit("Scan", "/films", "/films"));
        clock.pass(Duration.ofDays(3));
        await(() -> model.history().size() == 1);
        model.refresh();
        assertThat(model.history().getFirst().when()).isEqualTo("2 Jan 03:04");
    }
}
