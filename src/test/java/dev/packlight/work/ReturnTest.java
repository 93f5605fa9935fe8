package dev.packlight.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.catalog.Catalogue;
import dev.packlight.catalog.CatalogueException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of jobs when the program ended under them. */
@Timeout(60)
class ReturnTest {

    @TempDir
    private Path data;

    private static Kind kind(String name, Kind.OnReturn onReturn, Kind.Body body) {
        return new Kind(name, Lane.SCAN, onReturn, body);
    }

    private static Work start(Catalogue catalogue, CountDownLatch ended, List<String> ran) {
        Kind.Body body = (argument, control) -> {
            ran.add(argument);
            ended.countDown();
            return "at the second start";
        };
        Work work = new Work(
                catalogue,
                List.of(kind("Again", Kind.OnReturn.RESUME, body), kind("Once", Kind.OnReturn.FAIL, body)),
                InstantSource.system());
        work.recall();
        return work;
    }

    /** Runs in a process of its own: one job at work, two waiting. */
    public static void main(String[] arguments) throws CatalogueException, InterruptedException {
        Kind.Body body = (argument, control) -> {
            System.out.println("runs");
            Thread.sleep(60_000);
            return "";
        };
        Work work = new Work(
                Catalogue.open(Path.of(arguments[0])),
                List.of(kind("Again", Kind.OnReturn.RESUME, body), kind("Once", Kind.OnReturn.FAIL, body)),
                InstantSource.system());
        work.submit(arguments[1], "killed under way", "running");
        work.submit("Again", "killed while it waits", "waiting");
        Thread.sleep(60_000);
    }

    private void runAndKill(String kind) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        ReturnTest.class.getName(),
                        data.toString(),
                        kind)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(process.inputReader().readLine()).isEqualTo("runs");
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void kill_resumableJob_runsAgainAtTheNextStart() throws Exception {
        runAndKill("Again");
        CountDownLatch ended = new CountDownLatch(1);
        List<String> ran = new ArrayList<>();
        try (Catalogue catalogue = Catalogue.open(data);
                Work work = start(catalogue, ended, ran)) {
            Job again = work.submit("Once", "the last", "last").get(20, TimeUnit.SECONDS);
            assertThat(again.state()).isEqualTo(new State.Done("at the second start"));
            assertThat(ran).startsWith("running").endsWith("last");
            assertThat(work.jobs().getFirst().state()).isEqualTo(new State.Done("at the second start"));
            assertThat(work.log(work.jobs().getFirst().id()).get())
                    .hasSize(1)
                    .first()
                    .asString()
                    .endsWith("Packlight ended while it ran; it runs again from the beginning.");
        }
    }

    @Test
    void kill_jobThatIsAskedForAgain_givesWayToTheNewOne() throws Exception {
        runAndKill("Again");
        List<String> ran = new ArrayList<>();
        CountDownLatch ended = new CountDownLatch(2);
        CountDownLatch release = new CountDownLatch(1);
        Kind again = kind("Again", Kind.OnReturn.RESUME, (argument, control) -> {
            release.await();
            ran.add(argument);
            ended.countDown();
            return "";
        });
        try (Catalogue catalogue = Catalogue.open(data);
                Work work = new Work(catalogue, List.of(again), InstantSource.system())) {
            var asked = work.submit("Again", "asked for again", "running");
            work.recall();
            work.log(1).get();
            release.countDown();
            asked.get(20, TimeUnit.SECONDS);
            assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(ran).containsExactly("running", "waiting");
            assertThat(work.jobs().getFirst().state()).isEqualTo(new State.Cancelled());
            assertThat(work.log(1).get()).singleElement().asString().endsWith("the same was asked for again since.");
        }
    }

    @Test
    void kill_otherJob_isSaidToHaveFailed() throws Exception {
        runAndKill("Once");
        try (Catalogue catalogue = Catalogue.open(data);
                Work work = start(catalogue, new CountDownLatch(1), new ArrayList<>())) {
            work.submit("Once", "the last", "last").get(20, TimeUnit.SECONDS);
            assertThat(work.jobs().getFirst().state())
                    .isEqualTo(new State.Failed("Packlight ended while it ran. Start it again."));
        }
    }

    @Test
    void close_underAJob_leavesItToTheNextStart() throws Exception {
        CountDownLatch began = new CountDownLatch(1);
        try (Catalogue catalogue = Catalogue.open(data)) {
            Kind.Body untilClosed = (argument, control) -> {
                began.countDown();
                while (!control.isCancelled()) {
                    Thread.sleep(5);
                }
                control.stopIfCancelled();
                return "";
            };
            try (Work work = new Work(
                    catalogue, List.of(kind("Again", Kind.OnReturn.RESUME, untilClosed)), InstantSource.system())) {
                work.submit("Again", "closed under way", "running");
                began.await();
            }
            CountDownLatch ended = new CountDownLatch(1);
            try (Work work = start(catalogue, ended, new ArrayList<>())) {
                assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
                assertThat(work.jobs()).hasSize(1);
            }
        }
    }

    @Test
    void liveSession_besideThisOne_keepsItsJobs() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        Kind again = kind("Again", Kind.OnReturn.RESUME, (argument, control) -> {
            release.await();
            return "by the first";
        });
        try (Catalogue catalogue = Catalogue.open(data);
                Work first = new Work(catalogue, List.of(again), InstantSource.system())) {
            var running = first.submit("Again", "a", "a");
            var waiting = first.submit("Again", "b", "b");
            List<String> ran = new ArrayList<>();
            try (Work second = start(catalogue, new CountDownLatch(1), ran)) {
                second.submit("Once", "own", "own").get(20, TimeUnit.SECONDS);
            }
            assertThat(ran).containsExactly("own");
            release.countDown();
            assertThat(running.get(20, TimeUnit.SECONDS).state()).isEqualTo(new State.Done("by the first"));
            assertThat(waiting.get(20, TimeUnit.SECONDS).state()).isEqualTo(new State.Done("by the first"));
        }
    }

    @Test
    void lives_ofThisAndOfNoProcess_isTold() {
        assertThat(Session.lives(Session.begin().name())).isTrue();
        assertThat(Session.lives("")).isFalse();
        assertThat(Session.lives(ProcessHandle.current().pid() + "-12345-1"))
                .as("number used again")
                .isFalse();
    }
}
