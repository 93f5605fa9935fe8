package dev.packlight.player.present;

import com.sun.management.OperatingSystemMXBean;
import dev.packlight.bytes.ArraySource;
import dev.packlight.bytes.ByteSource;
import dev.packlight.media.Ticks;
import dev.packlight.player.FrameSink;
import dev.packlight.player.Picture;
import dev.packlight.player.PlaySource;
import dev.packlight.player.PlayerState;
import dev.packlight.player.SessionLog;
import dev.packlight.player.decode.Deadline;
import dev.packlight.player.decode.DecodingAlone;
import dev.packlight.player.decode.PictureRing;
import dev.packlight.player.decode.Pipeline;
import dev.packlight.player.decode.Timeline;
import dev.packlight.player.load.Feeder;
import dev.packlight.player.load.Fetcher;
import dev.packlight.player.load.Limits;
import dev.packlight.player.load.MediaSource;
import dev.packlight.player.load.SessionMeter;
import dev.packlight.player.load.ThroughputAbr;
import dev.packlight.testing.FFmpegProgram;
import dev.packlight.testing.Readers;
import dev.packlight.testing.RunningOrigin;
import dev.packlight.ui.play.Pane;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What showing costs beside decoding, and what ten minutes of 1080p do to resident memory. Run by hand,
 * {@code mvn test -Dtest=PlayerBench}: a shared machine makes any limit on time a matter of luck.
 */
class PlayerBench {

    private static final int FILM_SECONDS = 30;
    private static final int ROUNDS = 5;
    private static final Duration MEMORY = Duration.ofMinutes(Integer.getInteger("minutes", 10));

    @TempDir
    private static Path folder;

    private static FrameSink pane;

    @BeforeAll
    static void make() throws Exception {
        pane = Pane.open();
        film("easy.mp4", "testsrc2=size=1920x1080:rate=25", "6M");
        film("grainy.mp4", "testsrc2=size=1920x1080:rate=25,noise=alls=16:allf=t", "12M");
    }

    private static void film(String name, String picture, String bitRate) throws Exception {
        String length = String.valueOf(FILM_SECONDS);
        Path file = Files.createDirectories(folder.resolve(name.replace(".mp4", "")))
                .resolve(name);
        FFmpegProgram.convert(List.of(
                "-f",
                "lavfi",
                "-i",
                picture,
                "-f",
                "lavfi",
                "-i",
                "sine",
                "-t",
                length,
                "-c:v",
                "libopenh264",
                "-b:v",
                bitRate,
                "-g",
                "50",
                "-pix_fmt",
                "yuv420p",
                "-c:a",
                "aac",
                file.toString()));
    }

    /** Time by the clock, and processor time of the whole process, which other work on the machine cannot change. */
    private record Cost(double picturesPerSecond, double cpuMsPerPicture) {

        static Cost of(Work work) throws Exception {
            OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
            long cpu = process.getProcessCpuTime();
            long start = System.nanoTime();
            int pictures = work.pictures();
            double seconds = (System.nanoTime() - start) / 1e9;
            return new Cost(pictures / seconds, (process.getProcessCpuTime() - cpu) / 1e6 / pictures);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%4.0f/s %5.2f ms", picturesPerSecond, cpuMsPerPicture);
        }
    }

    private interface Work {
        int pictures() throws Exception;
    }

    @ParameterizedTest
    @ValueSource(strings = {"easy", "grainy"})
    void show_unpaced_againstDecodingAlone(String name) throws Exception {
        ByteSource film =
                new ArraySource(Files.readAllBytes(folder.resolve(name).resolve(name + ".mp4")));
        for (int round = 0; round <= ROUNDS; round++) {
            Cost alone = Cost.of(() -> DecodingAlone.pictures(film));
            Cost handed = Cost.of(() -> shown(film, Picture::close));
            Cost shown = Cost.of(() -> shown(film, pane));
            System.out.printf(
                    Locale.ROOT,
                    "%s, round %d: decoded alone %s, made and handed over %s (%.0f %% by the clock, %.0f %% of processor),"
                            + " shown in the pane %s (%.0f %%, %.0f %%)%n",
                    name,
                    round,
                    alone,
                    handed,
                    100 * handed.picturesPerSecond / alone.picturesPerSecond,
                    100 * alone.cpuMsPerPicture / handed.cpuMsPerPicture,
                    shown,
                    100 * shown.picturesPerSecond / alone.picturesPerSecond,
                    100 * alone.cpuMsPerPicture / shown.cpuMsPerPicture);
        }
    }

    private static int shown(ByteSource film, FrameSink sink) throws Exception {
        int count = 0;
        Timeline timeline = new Timeline();
        Feeder feeder = new Feeder(
                new Fetcher(Limits.NORMAL, (address, status, sentence) -> {}),
                Limits.NORMAL,
                new SessionMeter(new SessionLog()),
                ThroughputAbr::new);
        try (PictureRing ring = new PictureRing(Pipeline.PICTURES + 4)) {
            Pipeline pipeline = new Pipeline(timeline, 0, new Unpaced(ring), Throwable::printStackTrace);
            pipeline.startDecoders();
            feeder.start(new MediaSource.Whole(film, FILM_SECONDS * Ticks.PER_SECOND), 0, pipeline, timeline, 0);
            while (!pipeline.picturesEnded()) {
                pipeline.sounds().clear();
                Picture picture = pipeline.pictures().poll(2, TimeUnit.MILLISECONDS);
                if (picture != null) {
                    sink.show(picture);
                    count++;
                }
            }
            pipeline.close();
            return count;
        }
    }

    private record Unpaced(PictureRing ring) implements Pipeline.Screen {
        @Override
        public boolean isPast(long ticks) {
            return false;
        }

        @Override
        public void skipped() {}

        @Override
        public void decoded(long ticks) {}
    }

    /** A process of its own reads what the kernel says of this one. */
    @Test
    void play_tenMinutes_residentMemory() throws Exception {
        try (RunningOrigin origin = new RunningOrigin(folder.resolve("easy"));
                StreamingPlayer player = new StreamingPlayer(pane, Readers.ALL)) {
            player.load(new PlaySource.Address(origin.urls("easy").get("hls-cmaf"), "film"));
            Path seen = Files.createTempFile("resident", ".txt");
            String watch = "while grep VmRSS /proc/" + ProcessHandle.current().pid() + "/status; do sleep 10; done";
            Process watcher = new ProcessBuilder("sh", "-c", watch)
                    .redirectOutput(seen.toFile())
                    .start();
            Deadline end = Deadline.in(MEMORY);
            while (!end.isOver()) {
                Thread.sleep(500);
                if (player.state().status() == PlayerState.Status.ENDED) {
                    player.play();
                }
            }
            watcher.destroy();
            System.out.println(player.state());
            System.out.println(String.join(" ", Files.readAllLines(seen)).replaceAll("VmRSS:|\\s+", " "));
        }
    }
}
