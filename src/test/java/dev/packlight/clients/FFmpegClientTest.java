package dev.packlight.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.hls.HlsParser;
import dev.packlight.hls.HlsPlaylist;
import dev.packlight.testing.RunningOrigin;
import dev.packlight.testing.SampleAssets;
import java.io.File;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The ffmpeg program of the FFmpeg dependency decodes every rung of every format: no error, every frame, sound and picture together. */
class FFmpegClientTest {

    private static final Pattern FRAME = Pattern.compile("^(\\d+), *(-?\\d+), *(-?\\d+),", Pattern.MULTILINE);

    /** What an asset must give: rungs, pictures, sound frames, start of picture and sound in milliseconds. */
    private record Expected(Path path, String name, int rungs, int pictures, double pictureStartMs) {}

    static Stream<Expected> assets() {
        return Stream.of(new Expected(SampleAssets.AURORA, "aurora", 4, 600, 0), new Expected(SampleAssets.shared("abr-azure-bbb"), "BigBuckBunny_3400", 6, 202, 83.333));
    }

    @ParameterizedTest
    @MethodSource("assets")
    void decode_everyFormat_hasEveryFrameAndKeepsSync(Expected expected) throws Exception {
        try (RunningOrigin origin = new RunningOrigin(expected.path)) {
            for (Map.Entry<String, URI> format : origin.urls(expected.name).entrySet()) {
                if (!format.getKey().equals("progressive")) {
                    decode(origin, format.getKey(), format.getValue(), expected);
                }
            }
        }
    }

    private static void decode(RunningOrigin origin, String format, URI uri, Expected expected) throws Exception {
        for (int rung = 0; rung < expected.rungs; rung++) {
            List<String> command = new ArrayList<>(List.of("-xerror", "-copyts"));
            command.addAll(inputs(origin, format, uri, rung));
            command.addAll(List.of("-c:v", "rawvideo", "-vf", "scale=16:16", "-fps_mode", "passthrough", "-enc_time_base:v", "1:1000000", "-f", "framecrc", "-"));
            String frames = ffmpeg(command);
            List<Long> pictures = times(frames, 0);
            List<Long> sounds = times(frames, 1);
            assertThat(pictures).as("%s rung %d", format, rung).hasSize(expected.pictures);
            assertThat(pictures).isSorted();
            double base = format.startsWith("hls-ts") ? 10_000 : 0;
            assertThat(pictures.getFirst() * timeBase(frames, 0) * 1000 - base).as("%s rung %d picture starts", format, rung).isCloseTo(expected.pictureStartMs, Offset.offset(1.0));
            assertThat(sounds.getFirst() * timeBase(frames, 1) * 1000 - base).as("%s rung %d sound starts", format, rung)
                    .satisfiesAnyOf(s -> assertThat(s).isBetween(-1.0, 1.0), s -> assertThat(s).as("with priming").isBetween(-22.4, -20.4));
        }
    }

    /** One rung and the sound. HLS rungs are opened by their own playlists: FFmpeg's parser complains of packets of variants that it gives up half-way. */
    private static List<String> inputs(RunningOrigin origin, String format, URI uri, int rung) throws Exception {
        if (format.startsWith("dash")) {
            return List.of("-i", uri.toString(), "-map", "0:v:" + rung, "-map", "0:a:0");
        }
        HlsPlaylist.Multivariant master = (HlsPlaylist.Multivariant) HlsParser.parse(origin.text(uri));
        String picture = uri.resolve(master.variants().get(rung).uri()).toString();
        return master.renditions().isEmpty() ? List.of("-i", picture, "-map", "0:v:0", "-map", "0:a:0")
                : List.of("-i", picture, "-i", uri.resolve(master.renditions().getFirst().uri()).toString(), "-map", "0:v:0", "-map", "1:a:0");
    }

    private static List<Long> times(String frames, int stream) {
        List<Long> times = new ArrayList<>();
        Matcher matcher = FRAME.matcher(frames);
        while (matcher.find()) {
            if (Integer.parseInt(matcher.group(1)) == stream) {
                times.add(Long.parseLong(matcher.group(3)));
            }
        }
        return times;
    }

    private static double timeBase(String frames, int stream) {
        Matcher matcher = Pattern.compile("#tb " + stream + ": (\\d+)/(\\d+)").matcher(frames);
        assertThat(matcher.find()).isTrue();
        return Double.parseDouble(matcher.group(1)) / Double.parseDouble(matcher.group(2));
    }

    private static String ffmpeg(List<String> arguments) throws Exception {
        File program = new File(Loader.load(org.bytedeco.ffmpeg.ffmpeg.class));
        List<String> command = new ArrayList<>(List.of(program.getPath(), "-nostdin", "-v", "error"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("LD_LIBRARY_PATH", program.getParent());
        File errors = File.createTempFile("ffmpeg", ".log");
        Process process = builder.redirectError(errors).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String complaints = java.nio.file.Files.readString(errors.toPath());
        assertThat(complaints).as(String.join(" ", arguments)).isEmpty();
        assertThat(process.exitValue()).isZero();
        return out;
    }
}
