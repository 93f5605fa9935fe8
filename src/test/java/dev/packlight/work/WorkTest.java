package dev.packlight.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packlight.catalog.Catalogue;
import dev.packlight.testing.FakeClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Jobs from being submitted to their end, over a real catalogue. */
@Timeout(30)
class WorkTest {

    private static final Predicate<String> NOBODY_LIVES = session -> false;

    @TempDir
    private Path data;

    private Catalogue catalogue;
    private final List<Work> opened = new ArrayList<>();
    private final CountDownLatch release = new CountDownLatch(1);

    @BeforeEach
    void open() throws Exception {
        catalogue = Catalogue.open(data);
    }

    @AfterEach
    void close() {
        release.countDown();
        opened.forEach(Work::close);
        catalogue.close();
    }

    private Work work(Kind... kinds) {
        return work("one", InstantSource.system(), kinds);
    }

    private Work work(String session, InstantSource clock, Kind... kinds) {
        Work work = new Work(catalogue, List.of(kinds), clock, session, NOBODY_LIVES);
        work.recall();
        opened.add(work);
        return work;
    }

    private static Kind kind(String name, Lane lane, Kind.Body body) {
        return new Kind(name, lane, Kind.OnReturn.RESUME, body);
    }

    /** A body that runs until it is cancelled. */
    private static String untilCancelled(String argument, JobControl control) throws InterruptedException {
        CountDownLatch cancelled = new CountDownLatch(1);
        control.onCancel(cancelled::countDown);
        cancelled.await();
        control.stopIfCancelled();
        return "was not cancelled";
    }

    private static Job end(CompletableFuture<Job> job) throws Exception {
        return job.get(20, TimeUnit.SECONDS);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long limit = System.nanoTime() + 20_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(limit);
            Thread.sleep(5);
        }
    }

    private static State state(Work work, int job) {
        return work.jobs().size() > job ? work.jobs().get(job).state() : new State.Queued();
    }

    @Test
    void submit_jobRuns_isDoneInWordsAndKept() throws Exception {
        Kind scan = kind("Scan", Lane.SCAN, (argument, control) -> argument + " found");
        Work work = work(scan);
        Job job = end(work.submit("Scan", "2 folders", "5 assets"));
        assertThat(job.state()).isEqualTo(new State.Done("5 assets found"));
        assertThat(job.started()).isPresent();
        work.close();
        Work next = work("two", InstantSource.system(), scan);
        await(() -> !next.jobs().isEmpty());
        Job kept = next.jobs().getFirst();
        assertThat(kept.subject()).isEqualTo("2 folders");
        assertThat(kept.state()).isEqualTo(job.state());
    }

    @Test
    void submit_bodyFails_keepsSentenceAndLog() throws Exception {
        Kind read = kind("Read", Lane.READ, (argument, control) -> {
            control.log("reading a.mp4");
            throw new IOException("the disk is gone");
        });
        Work work = work(read);
        Job job = end(work.submit("Read", "a.mp4", ""));
        assertThat(job.state()).isEqualTo(new State.Failed("The file cannot be read: the disk is gone."));
        work.close();
        Work next = work("two", InstantSource.system(), read);
        assertThat(end(next.log(job.id()).thenApply(lines -> job))).isNotNull();
        assertThat(next.log(job.id()).get())
                .hasSize(2)
                .satisfies(lines -> assertThat(lines.getFirst()).endsWith("Z reading a.mp4"))
                .satisfies(
                        lines -> assertThat(lines.getLast()).endsWith("Z The file cannot be read: the disk is gone."));
    }

    @Test
    void submit_bodyThrowsAnError_isAFailureAndTheLaneGoesOn() throws Exception {
        Work work = work(
                kind("Deep", Lane.SCAN, (argument, control) -> {
                    throw new StackOverflowError();
                }),
                kind("Scan", Lane.SCAN, (argument, control) -> "fine"));
        assertThat(end(work.submit("Deep", "a", "")).state())
                .isEqualTo(new State.Failed("It is nested too deeply to be read."));
        assertThat(end(work.submit("Scan", "b", "")).state()).isEqualTo(new State.Done("fine"));
    }

    @Test
    void submit_unknownKind_isRefused() {
        Work work = work();
        assertThatThrownBy(() -> work.submit("Bake", "a cake", "")).hasMessageContaining("Bake");
    }

    @Test
    void cancel_runningJob_isSeenWithinASecond() throws Exception {
        Work work = work(kind("Scan", Lane.SCAN, WorkTest::untilCancelled));
        CompletableFuture<Job> job = work.submit("Scan", "a", "");
        await(() -> state(work, 0) instanceof State.Running);
        long before = System.nanoTime();
        work.cancel(work.jobs().getFirst().id());
        assertThat(end(job).state()).isEqualTo(new State.Cancelled());
        assertThat(System.nanoTime() - before).isLessThan(1_000_000_000L);
    }

    @Test
    void cancel_waitingJob_neverRuns() throws Exception {
        List<String> ran = new CopyOnWriteArrayList<>();
        Work work = work(kind("Scan", Lane.SCAN, (argument, control) -> {
            ran.add(argument);
            release.await();
            return "";
        }));
        CompletableFuture<Job> first = work.submit("Scan", "a", "a");
        await(() -> state(work, 0) instanceof State.Running);
        CompletableFuture<Job> second = work.submit("Scan", "b", "b");
        await(() -> work.jobs().size() == 2);
        work.cancel(work.jobs().getLast().id());
        assertThat(end(second).state()).isEqualTo(new State.Cancelled());
        release.countDown();
        end(first);
        end(work.submit("Scan", "c", "c"));
        assertThat(ran).containsExactly("a", "c");
    }

    @Test
    void cancel_aJobThatEndsAllTheSame_isDone() throws Exception {
        CountDownLatch began = new CountDownLatch(1);
        Work work = work(kind("Scan", Lane.SCAN, (argument, control) -> {
            began.countDown();
            while (!control.isCancelled()) {
                Thread.onSpinWait();
            }
            return "all of it";
        }));
        CompletableFuture<Job> job = work.submit("Scan", "a", "");
        began.await();
        work.cancel(work.jobs().getFirst().id());
        assertThat(end(job).state()).isEqualTo(new State.Done("all of it"));
    }

    @Test
    void lanes_fullOfLongJobs_doNotDelayOthers() throws Exception {
        Work work = work(
                kind("Long", Lane.READ, WorkTest::untilCancelled),
                kind("Encode", Lane.ENCODE, WorkTest::untilCancelled),
                kind("Scan", Lane.SCAN, (argument, control) -> "done"));
        for (int i = 0; i < 8; i++) {
            work.submit("Long", "film " + i, "" + i);
            work.submit("Encode", "film " + i, "" + i);
        }
        await(() -> work.jobs().stream()
                        .filter(job -> job.state() instanceof State.Running)
                        .count()
                == 3);
        assertThat(end(work.submit("Scan", "folder", "")).state()).isEqualTo(new State.Done("done"));
        assertThat(work.jobs().stream().filter(job -> job.state() instanceof State.Running))
                .as("two that read, one that encodes")
                .hasSize(3);
    }

    @Test
    void submit_theSameWhileItWaits_isOneJob() throws Exception {
        Work work = work(kind("Scan", Lane.SCAN, (argument, control) -> {
            release.await();
            return "";
        }));
        work.submit("Scan", "library", "");
        await(() -> state(work, 0) instanceof State.Running);
        CompletableFuture<Job> second = work.submit("Scan", "library", "");
        CompletableFuture<Job> third = work.submit("Scan", "library", "");
        release.countDown();
        assertThat(end(third).id()).isEqualTo(end(second).id());
        assertThat(work.jobs()).hasSize(2);
    }

    @Test
    void progress_isSeenTenTimesASecondAtMost() throws Exception {
        FakeClock clock = new FakeClock();
        Work work = work("one", clock, kind("Scan", Lane.SCAN, (argument, control) -> {
            for (int i = 1; i <= 1000; i++) {
                clock.pass(Duration.ofMillis(1));
                control.progress(new Progress(i, 1000, "file", ""));
            }
            return "";
        }));
        List<Progress> seen = new CopyOnWriteArrayList<>();
        work.listen(() -> work.jobs().stream()
                .map(Job::state)
                .filter(State.Running.class::isInstance)
                .forEach(state -> seen.add(((State.Running) state).progress())));
        end(work.submit("Scan", "a", ""));
        assertThat(seen).hasSizeBetween(5, 11).contains(new Progress(1, 1000, "file", ""));
    }

    @Test
    void progress_lastOne_isSeenWithoutAnother() throws Exception {
        Work work = work(kind("Scan", Lane.SCAN, (argument, control) -> {
            control.progress(new Progress(1, 2, "file", ""));
            control.progress(new Progress(2, 2, "file", "the long one"));
            release.await();
            return "";
        }));
        CompletableFuture<Job> job = work.submit("Scan", "a", "");
        await(() -> state(work, 0) instanceof State.Running running
                && running.progress().words().equals("the long one"));
        release.countDown();
        end(job);
    }

    @Test
    void history_isBounded() throws Exception {
        FakeClock clock = new FakeClock();
        catalogue.tell(handle -> handle.execute("""
                INSERT INTO job (kind, subject, argument, session, state, words, done, total, unit, queued_ms, ended_ms, log)
                WITH RECURSIVE hour(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM hour WHERE n < 700)
                SELECT 'Scan', 'a', '', 'old', 'done', '', 0, 0, '', 0, ? + n * 3600000, '' FROM hour
                """, clock.instant().toEpochMilli()));
        clock.pass(Duration.ofHours(700));
        Work work = work("one", clock);
        await(() -> work.jobs().size() == 500);
        clock.pass(Duration.ofDays(20));
        Work later = work("two", clock);
        await(() -> later.jobs().size() == 30 * 24 - 20 * 24 + 1);
        later.forgetEnded();
        await(() -> later.jobs().isEmpty());
        assertThat(later.log(1).get()).isEmpty();
        assertThat(new JobStore(catalogue, "any").ended()).isEmpty();
    }
}
