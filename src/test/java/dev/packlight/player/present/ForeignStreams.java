package dev.packlight.player.present;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.media.Ticks;
import dev.packlight.player.PlaySource;
import dev.packlight.player.PlayerState;
import dev.packlight.player.PlayerState.Status;
import dev.packlight.testing.FFmpegProgram;
import dev.packlight.testing.Readers;
import dev.packlight.testing.SampleAssets;
import dev.packlight.testing.StaticServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A folder of streams that FFmpeg wrote, behind a server, and players that watch them from start to end. */
abstract class ForeignStreams {

    static final Path SMALL = SampleAssets.ROOT.resolve("aurora/aurora_416x234_180.mp4");
    static final Path LARGE = SampleAssets.ROOT.resolve("aurora/aurora_640x360_400.mp4");
    static final String SECONDS = "6";

    @TempDir
    static Path folder;

    static StaticServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new StaticServer(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Runs FFmpeg in the folder of the server. */
    static void mux(List<Path> inputs, String... output) throws Exception {
        List<String> arguments = new ArrayList<>();
        inputs.forEach(input -> arguments.addAll(List.of("-t", SECONDS, "-i", input.toString())));
        arguments.addAll(List.of("-map", "0:v"));
        if (inputs.size() > 1) {
            arguments.addAll(List.of("-map", "1:v"));
        }
        arguments.addAll(List.of("-map", "0:a", "-c", "copy"));
        arguments.addAll(List.of(output).subList(0, output.length - 1));
        Path target = folder.resolve(output[output.length - 1]);
        Files.createDirectories(target.getParent());
        arguments.add(target.toString());
        FFmpegProgram.convert(arguments);
    }

    static void hls(String target, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("-f", "hls", "-hls_time", "2", "-hls_playlist_type", "vod"));
        arguments.addAll(List.of(more));
        arguments.add(target);
        mux(List.of(SMALL), arguments.toArray(String[]::new));
    }

    static void dash(String target, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("-f", "dash", "-seg_duration", "2"));
        arguments.addAll(List.of(more));
        arguments.add(target);
        mux(List.of(SMALL, LARGE), arguments.toArray(String[]::new));
    }

    /** A stream that is played: started, watched, moved near its end, seen to end. */
    record Watched(String address, StreamingPlayer player, AtomicInteger pictures) implements AutoCloseable {

        static Watched load(String path) {
            AtomicInteger pictures = new AtomicInteger();
            StreamingPlayer player = new StreamingPlayer(
                    picture -> {
                        pictures.incrementAndGet();
                        picture.close();
                    },
                    Readers.ALL);
            player.load(new PlaySource.Address(server.at(path), path));
            return new Watched(path, player, pictures);
        }

        PlayerState await(Predicate<PlayerState> wanted) throws InterruptedException {
            long end = System.nanoTime() + 60_000_000_000L;
            PlayerState state = player.state();
            while (!wanted.test(state)) {
                assertThat(state.status()).as(address + ": " + state).isNotEqualTo(Status.FAILED);
                assertThat(System.nanoTime()).as(address + " still " + state).isLessThan(end);
                Thread.sleep(10);
                state = player.state();
            }
            return state;
        }

        @Override
        public void close() {
            player.close();
        }
    }

    /** All at once, because a second of film takes a second. */
    static void assertPlays(double seconds, String... addresses) throws Exception {
        List<Watched> all = new ArrayList<>();
        try {
            for (String address : addresses) {
                all.add(Watched.load(address));
            }
            for (Watched one : all) {
                PlayerState state = one.await(s -> Ticks.seconds(s.positionTicks()) > 0.4);
                assertThat(Ticks.seconds(state.durationTicks()))
                        .as(one.address())
                        .isBetween(seconds - 0.3, seconds + 0.3);
                one.player().seek(Ticks.ofSeconds(seconds - 1.2));
            }
            for (Watched one : all) {
                PlayerState state = one.await(s -> s.status() == Status.ENDED);
                assertThat(Ticks.seconds(state.positionTicks()))
                        .as(one.address())
                        .isGreaterThan(seconds - 0.5);
                assertThat(one.pictures().get())
                        .as("pictures of " + one.address())
                        .isGreaterThan(10);
            }
        } finally {
            all.forEach(Watched::close);
        }
    }
}
