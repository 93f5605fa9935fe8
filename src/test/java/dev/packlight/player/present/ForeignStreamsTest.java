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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What FFmpeg's own muxers write, and what others write of it by hand, plays from its start to its end. */
class ForeignStreamsTest {

    private static final Path SMALL = SampleAssets.ROOT.resolve("aurora/aurora_416x234_180.mp4");
    private static final Path LARGE = SampleAssets.ROOT.resolve("aurora/aurora_640x360_400.mp4");
    private static final String SECONDS = "6";

    @TempDir
    static Path folder;

    private static StaticServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new StaticServer(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Runs FFmpeg in the folder of the server. */
    private static void mux(List<Path> inputs, String... output) throws Exception {
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

    private static void hls(String target, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("-f", "hls", "-hls_time", "2", "-hls_playlist_type", "vod"));
        arguments.addAll(List.of(more));
        arguments.add(target);
        mux(List.of(SMALL), arguments.toArray(String[]::new));
    }

    private static void dash(String target, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("-f", "dash", "-seg_duration", "2"));
        arguments.addAll(List.of(more));
        arguments.add(target);
        mux(List.of(SMALL, LARGE), arguments.toArray(String[]::new));
    }

    /** A stream that is played: started, watched, moved near its end, seen to end. */
    private record Watched(String address, StreamingPlayer player, AtomicInteger pictures) implements AutoCloseable {

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
    private static void assertPlays(double seconds, String... addresses) throws Exception {
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

    @Test
    void hls_transportStreamsAndFragments_filesAndRanges_play() throws Exception {
        hls("ts/index.m3u8");
        hls("fmp4/index.m3u8", "-hls_segment_type", "fmp4");
        hls("ts-ranges/index.m3u8", "-hls_flags", "single_file");
        hls("fmp4-ranges/index.m3u8", "-hls_segment_type", "fmp4", "-hls_flags", "single_file");
        hls(
                "absolute/index.m3u8",
                "-hls_base_url",
                server.at("/files/absolute/").toString());
        assertPlays(
                6,
                "/files/ts/index.m3u8",
                "/files/fmp4/index.m3u8",
                "/files/ts-ranges/index.m3u8",
                "/files/fmp4-ranges/index.m3u8",
                "/files/absolute/index.m3u8",
                "/moved/ts/index.m3u8",
                "/zipped/ts/index.m3u8");
    }

    @Test
    void hls_variantsWithSoundApart_playThroughRedirects() throws Exception {
        Files.createDirectories(folder.resolve("master"));
        mux(
                List.of(SMALL, LARGE),
                "-f",
                "hls",
                "-hls_time",
                "2",
                "-hls_playlist_type",
                "vod",
                "-var_stream_map",
                "v:0,agroup:a v:1,agroup:a a:0,agroup:a",
                "-master_pl_name",
                "master.m3u8",
                "master/v%v.m3u8");
        assertPlays(6, "/files/master/master.m3u8", "/moved/master/master.m3u8", "/zipped/master/master.m3u8");
        try (Watched two = Watched.load("/files/master/master.m3u8")) {
            assertThat(two.await(s -> !s.rungs().isEmpty()).rungs()).hasSize(2);
        }
    }

    @Test
    void hls_discontinuities_playOnWithTheNextClock() throws Exception {
        hls("first/index.m3u8");
        hls("second/index.m3u8", "-hls_segment_type", "fmp4");
        String joined = playlist("first", "")
                + playlist("second", "#EXT-X-DISCONTINUITY\n#EXT-X-MAP:URI=\"second/init.mp4\"\n")
                + playlist("second", "#EXT-X-DISCONTINUITY\n");
        Files.writeString(
                folder.resolve("joined.m3u8"),
                "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:3\n" + joined + "#EXT-X-ENDLIST\n");
        try (Watched one = Watched.load("/files/joined.m3u8")) {
            assertThat(Ticks.seconds(one.await(s -> s.positionTicks() > 0).durationTicks()))
                    .isBetween(17.5, 18.5);
            one.player().seek(Ticks.ofSeconds(5));
            one.await(s -> Ticks.seconds(s.positionTicks()) > 7);
            one.player().seek(Ticks.ofSeconds(11));
            one.await(s -> Ticks.seconds(s.positionTicks()) > 13);
            assertThat(one.player().state().statistics().rebuffers()).isZero();
        }
    }

    /** The segments of a media playlist, beside the folder that it lies in. */
    private static String playlist(String name, String before) throws Exception {
        StringBuilder text = new StringBuilder(before);
        for (String line : Files.readAllLines(folder.resolve(name).resolve("index.m3u8"))) {
            if (line.startsWith("#EXTINF")) {
                text.append(line).append('\n');
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                text.append(name).append('/').append(line).append('\n');
            }
        }
        return text.toString();
    }

    @Test
    void dash_templatesListsAndRanges_play() throws Exception {
        dash("timeline/index.mpd");
        Files.createDirectories(folder.resolve("time"));
        FFmpegProgram.convert(List.of(
                "-t",
                SECONDS,
                "-i",
                SMALL.toString(),
                "-map",
                "0:v",
                "-c",
                "copy",
                "-f",
                "dash",
                "-seg_duration",
                "2",
                "-media_seg_name",
                "s$RepresentationID$-$Time$.m4s",
                folder.resolve("time/index.mpd").toString()));
        dash("number/index.mpd", "-use_timeline", "0");
        dash("list/index.mpd", "-use_template", "0");
        dash("ranges/index.mpd", "-use_template", "0", "-single_file", "1");
        assertPlays(
                6,
                "/files/timeline/index.mpd",
                "/files/time/index.mpd",
                "/files/number/index.mpd",
                "/files/list/index.mpd",
                "/files/ranges/index.mpd",
                "/moved/ranges/index.mpd",
                "/zipped/number/index.mpd");
    }

    @Test
    void dash_segmentIndexesPeriodsAndBaseAddresses_play() throws Exception {
        index(SMALL, "0:v", "demand/video.mp4");
        index(SMALL, "0:a", "demand/audio.mp4");
        String base = "<BaseURL>" + server.at("/files/") + "</BaseURL>";
        String period = set("video", "video.mp4") + set("audio", "audio.mp4");
        mpd("one.mpd", 6, base + "<Period><BaseURL>demand/</BaseURL>" + period + "</Period>");
        mpd(
                "two.mpd",
                12,
                "<Period duration=\"PT6S\"><BaseURL>demand/</BaseURL>" + period + "</Period><Period>" + base
                        + "<BaseURL>ignored/</BaseURL>" + period.replace("<BaseURL>", "<BaseURL>/files/demand/")
                        + "</Period>");
        assertPlays(6, "/files/one.mpd");
        try (Watched two = Watched.load("/files/two.mpd")) {
            assertThat(Ticks.seconds(two.await(s -> s.positionTicks() > 0).durationTicks()))
                    .isEqualTo(12);
            two.player().seek(Ticks.ofSeconds(5));
            two.await(s -> Ticks.seconds(s.positionTicks()) > 7);
            two.player().seek(Ticks.ofSeconds(11));
            two.await(s -> s.status() == Status.ENDED);
        }
    }

    /** A file with its {@code sidx} in front, as on-demand services have it. */
    private static void index(Path source, String stream, String target) throws Exception {
        Path file = folder.resolve(target);
        Files.createDirectories(file.getParent());
        FFmpegProgram.convert(List.of(
                "-t",
                SECONDS,
                "-i",
                source.toString(),
                "-map",
                stream,
                "-c",
                "copy",
                "-movflags",
                "+dash+global_sidx+frag_keyframe",
                "-frag_duration",
                "2000000",
                "-f",
                "mp4",
                file.toString()));
    }

    private static String set(String type, String file) throws Exception {
        byte[] bytes = Files.readAllBytes(folder.resolve("demand").resolve(file));
        String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
        int start = text.indexOf("sidx") - 4;
        int size = java.nio.ByteBuffer.wrap(bytes).getInt(start);
        return "<AdaptationSet contentType=\"" + type + "\" mimeType=\"" + type + "/mp4\"><Representation id=\"" + type
                + "\" bandwidth=\"180000\" height=\"234\"><BaseURL>" + file + "</BaseURL><SegmentBase indexRange=\""
                + start
                + "-" + (start + size - 1) + "\"><Initialization range=\"0-" + (start - 1)
                + "\"/></SegmentBase></Representation></AdaptationSet>";
    }

    private static void mpd(String name, int seconds, String content) throws Exception {
        Files.writeString(
                folder.resolve(name),
                "<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\" mediaPresentationDuration=\"PT" + seconds
                        + "S\">" + content + "</MPD>");
    }
}
