package dev.packlight.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.hls.HlsParser;
import dev.packlight.hls.HlsPlaylist;
import dev.packlight.testing.FFmpegProgram;
import dev.packlight.testing.RunningOrigin;
import dev.packlight.testing.SampleAssets;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The ffmpeg program of the FFmpeg dependency decodes every rung of every format: no error, every frame, sound and
 * picture together.
 */
class FFmpegClientTest {

    private static final Pattern FRAME = Pattern.compile("^(\\d+), *(-?\\d+), *(-?\\d+),", Pattern.MULTILINE);

    /** What an asset must give: rungs, pictures, sound frames, start of picture and sound in milliseconds. */
    private record Expected(Path path, String name, int rungs, int pictures, double pictureStartMs) {}

    static Stream<Expected> assets() {
        return Stream.of(
                new Expected(SampleAssets.AURORA, "aurora", 4, 600, 0),
                new Expected(SampleAssets.shared("abr-azure-bbb"), "BigBuckBunny_3400", 6, 202, 83.333));
    }

    @ParameterizedTest
    @MethodSource("assets")
    void decode_everyFormat_hasEveryFrameAndKeepsSync(Expected expected) throws Exception {
        try (RunningOrigin origin = new RunningOrigin(expected.path)) {
            for (Map.Entry<String, URI> format : origin.urls(expected.name).entrySet()) {
                if (format.getKey().startsWith("hls") || format.getKey().startsWith("dash")) {
                    decode(origin, format.getKey(), format.getValue(), expected);
                }
            }
        }
    }

    /**
     * The sample shows a white field and beeps for 80 ms from each full second on: both are found in the decoded
     * output, by time.
     */
    @Test
    void decode_everyFormat_flashAndBeepComeTogether() throws Exception {
        try (RunningOrigin origin = new RunningOrigin(SampleAssets.AURORA)) {
            for (Map.Entry<String, URI> format : origin.urls("aurora").entrySet()) {
                if (format.getKey().startsWith("hls") || format.getKey().startsWith("dash")) {
                    List<String> inputs = inputs(origin, format.getKey(), format.getValue(), 1);
                    double[] flashes = flashes(inputs);
                    double[] beeps = beeps(inputs, format.getKey().startsWith("dash"));
                    assertThat(flashes).as(format.getKey()).hasSize(24);
                    assertThat(beeps).as(format.getKey()).hasSize(24);
                    for (int second = 0; second < 24; second++) {
                        assertThat(beeps[second] - flashes[second])
                                .as("%s second %d", format.getKey(), second)
                                .isCloseTo(0, Offset.offset(format.getKey().startsWith("dash") ? 0.0225 : 0.003));
                    }
                }
            }
        }
    }

    /** Seconds at which the white field appears. */
    private static double[] flashes(List<String> inputs) throws Exception {
        Path levels = Files.createTempFile("luma", ".raw");
        String field = "crop=iw*0.08:ih*0.14:iw*0.86:ih*0.08,scale=1:1,format=gray";
        String frames = FFmpegProgram.convert(with(
                inputs,
                "-an",
                "-c:v",
                "rawvideo",
                "-vf",
                field,
                "-fps_mode",
                "passthrough",
                "-enc_time_base:v",
                "1:1000000",
                "-f",
                "framecrc",
                "-"));
        FFmpegProgram.convert(with(
                inputs,
                "-an",
                "-c:v",
                "rawvideo",
                "-vf",
                field,
                "-fps_mode",
                "passthrough",
                "-y",
                "-f",
                "rawvideo",
                levels.toString()));
        byte[] luma = Files.readAllBytes(levels);
        List<Long> times = times(frames, 0);
        double base = timeBase(frames, 0);
        return IntStream.range(0, luma.length)
                .filter(i -> (luma[i] & 255) > 200 && (i == 0 || (luma[i - 1] & 255) <= 200))
                .mapToDouble(i -> times.get(i) * base)
                .toArray();
    }

    /**
     * Seconds at which sound begins after silence.
     *
     * @param stamped whether each frame of 1,024 samples stands where its time stamp says: FFmpeg's DASH demuxer drops
     *     the first sound frame of a segment where the init segment hides priming, in its own muxer's output too; so a
     *     beep can be found one frame late there. Elsewhere samples are counted, because FFmpeg's HLS demuxer stamps
     *     the second frame of a sound playlist like the first
     */
    private static double[] beeps(List<String> inputs, boolean stamped) throws Exception {
        Path pcm = Files.createTempFile("sound", ".raw");
        String frames = FFmpegProgram.convert(with(inputs, "-vn", "-f", "framecrc", "-"));
        FFmpegProgram.convert(with(
                inputs,
                "-af",
                "asetpts=N",
                "-vn",
                "-c:a",
                "pcm_s16le",
                "-ac",
                "1",
                "-ar",
                "48000",
                "-y",
                "-f",
                "s16le",
                pcm.toString()));
        ByteBuffer sound = ByteBuffer.wrap(Files.readAllBytes(pcm)).order(ByteOrder.LITTLE_ENDIAN);
        List<Long> starts = times(frames, 0);
        double base = timeBase(frames, 0);
        List<Double> found = new ArrayList<>();
        int quiet = 48_000;
        for (int i = 0; i < sound.limit() / 2; i++) {
            boolean loud = Math.abs(sound.getShort(2 * i)) > 2500;
            if (loud && quiet > 12_000) {
                found.add(
                        stamped
                                ? starts.get(i / 1024) * base + i % 1024 / 48_000.0
                                : starts.getFirst() * base + i / 48_000.0);
            }
            quiet = loud ? 0 : quiet + 1;
        }
        return found.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static List<String> with(List<String> inputs, String... output) {
        List<String> command = new ArrayList<>(List.of("-xerror", "-copyts"));
        command.addAll(inputs);
        command.addAll(List.of(output));
        return command;
    }

    private static void decode(RunningOrigin origin, String format, URI uri, Expected expected) throws Exception {
        for (int rung = 0; rung < expected.rungs; rung++) {
            List<String> command = new ArrayList<>(List.of("-xerror", "-copyts"));
            command.addAll(inputs(origin, format, uri, rung));
            command.addAll(List.of(
                    "-c:v",
                    "rawvideo",
                    "-vf",
                    "scale=16:16",
                    "-fps_mode",
                    "passthrough",
                    "-enc_time_base:v",
                    "1:1000000",
                    "-f",
                    "framecrc",
                    "-"));
            String frames = FFmpegProgram.convert(command);
            List<Long> pictures = times(frames, 0);
            List<Long> sounds = times(frames, 1);
            assertThat(pictures).as("%s rung %d", format, rung).hasSize(expected.pictures);
            assertThat(pictures).isSorted();
            double base = format.startsWith("hls-ts") ? 10_000 : 0;
            assertThat(pictures.getFirst() * timeBase(frames, 0) * 1000 - base)
                    .as("%s rung %d picture starts", format, rung)
                    .isCloseTo(expected.pictureStartMs, Offset.offset(1.0));
            assertThat(sounds.getFirst() * timeBase(frames, 1) * 1000 - base)
                    .as("%s rung %d sound starts", format, rung)
                    .satisfiesAnyOf(
                            s -> assertThat(s).isBetween(-1.0, 1.0),
                            s -> assertThat(s).as("with priming").isBetween(-22.4, -20.4));
        }
    }

    /**
     * One rung and the sound. HLS rungs are opened by their own playlists: FFmpeg's parser complains of packets of
     * variants that it gives up half-way.
     */
    private static List<String> inputs(RunningOrigin origin, String format, URI uri, int rung) throws Exception {
        if (format.startsWith("dash")) {
            return List.of("-i", uri.toString(), "-map", "0:v:" + rung, "-map", "0:a:0");
        }
        HlsPlaylist.Multivariant master = (HlsPlaylist.Multivariant) HlsParser.parse(origin.text(uri));
        String picture = uri.resolve(master.variants().get(rung).uri()).toString();
        return master.renditions().isEmpty()
                ? List.of("-i", picture, "-map", "0:v:0", "-map", "0:a:0")
                : List.of(
                        "-i",
                        picture,
                        "-i",
                        uri.resolve(master.renditions().getFirst().uri()).toString(),
                        "-map",
                        "0:v:0",
                        "-map",
                        "1:a:0");
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
}
