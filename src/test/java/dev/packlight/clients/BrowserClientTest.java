package dev.packlight.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.testing.RunningOrigin;
import dev.packlight.testing.SampleAssets;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** hls.js, dash.js and shaka-player play every format in Chromium, from the start and to the end. */
class BrowserClientTest {

    private static final Path CLIENTS = Path.of("src", "test", "browser");
    private static final Map<String, List<String>> PLAYERS = Map.of(
            "hls-ts",
            List.of("hls.js", "shaka"),
            "hls-ts-v3",
            List.of("hls.js"),
            "hls-cmaf",
            List.of("hls.js", "shaka", "native"),
            "dash-cmaf",
            List.of("dash.js", "shaka"),
            "dash-csf",
            List.of("dash.js", "shaka"),
            "smooth",
            List.of("dash.js"),
            "smooth-v20",
            List.of("dash.js"),
            "progressive",
            List.of("native"));

    @Test
    void play_everyFormat_startsSeeksAndEnds() throws Exception {
        requireBrowser();
        try (RunningOrigin origin = new RunningOrigin(SampleAssets.AURORA, SampleAssets.shared("abr-azure-bbb"))) {
            List<Map<String, String>> jobs = new ArrayList<>();
            for (String asset : new String[] {"aurora", "BigBuckBunny_3400"}) {
                for (Map.Entry<String, URI> format : origin.urls(asset).entrySet()) {
                    PLAYERS.getOrDefault(format.getKey(), List.of())
                            .forEach(player -> jobs.add(new LinkedHashMap<>(Map.of(
                                    "player", player, "url", format.getValue().toString()))));
                }
            }
            List<JsonNode> results = play(jobs);
            assertThat(results).hasSameSizeAs(jobs);
            for (JsonNode result : results) {
                boolean aurora = result.get("url").asString().contains("aurora");
                assertThat(result.get("errors").size()).as(result.toString()).isZero();
                assertThat(result.get("duration").asDouble())
                        .as(result.toString())
                        .isBetween(aurora ? 23.9 : 8.4, aurora ? 24.1 : 8.7);
                assertThat(result.get("frames").asInt()).as(result.toString()).isGreaterThan(40);
                assertThat(result.get("audioBytes").asInt())
                        .as(result.toString())
                        .isPositive();
            }
        }
    }

    /** Two languages of sound and of subtitles, a Smooth source, and an HEVC rung beside an H.264 one. */
    @Test
    void play_otherSources_offersEveryTrack() throws Exception {
        requireBrowser();
        try (RunningOrigin origin = new RunningOrigin(
                SampleAssets.ROOT.resolve("voices"),
                SampleAssets.ROOT.resolve("harbor"),
                SampleAssets.ROOT.resolve("ember"))) {
            List<Map<String, String>> jobs = new ArrayList<>();
            String[][] tried = {
                {"voices", "hls-ts", "hls.js"},
                {"voices", "hls-cmaf", "shaka"},
                {"voices", "dash-cmaf", "dash.js"},
                {"voices", "dash-csf", "shaka"},
                {"voices", "smooth", "dash.js"},
                {"harbor", "hls-ts", "hls.js"},
                {"harbor", "dash-cmaf", "shaka"},
                {"harbor", "smooth", "dash.js"},
                {"ember", "hls-cmaf", "hls.js"},
                {"ember", "dash-cmaf", "dash.js"}
            };
            for (String[] one : tried) {
                jobs.add(new LinkedHashMap<>(Map.of(
                        "player", one[2], "url", origin.urls(one[0]).get(one[1]).toString())));
            }
            for (JsonNode result : play(jobs)) {
                assertThat(result.get("errors").size()).as(result.toString()).isZero();
                assertThat(result.get("duration").asDouble())
                        .as(result.toString())
                        .isBetween(11.9, 12.1);
                assertThat(result.get("audioBytes").asInt())
                        .as(result.toString())
                        .isPositive();
                if (result.get("url").asString().contains("voices")) {
                    assertThat(result.get("audioTracks").asInt())
                            .as(result.toString())
                            .isEqualTo(2);
                    assertThat(result.get("textTracks").asInt())
                            .as(result.toString())
                            .isEqualTo(2);
                }
                if (result.has("cues") && result.get("url").asString().contains("voices")) {
                    assertThat(result.get("cues").asInt()).as(result.toString()).isPositive();
                }
            }
        }
    }

    /**
     * Sources whose sample entries Chromium refuses as they are stored: QuickTime's zeros at the end, {@code colr}
     * without its last byte, MPEG-2 AAC under the name of MPEG-4.
     */
    @Test
    void play_sourcesWithEntriesOfQuickTime_starts() throws Exception {
        requireBrowser();
        String[] files = {
            "mov/bt601.mov", "mov/av.mov", "h264/sample_18byte_nclx_colr.mp4", "broken/sample-in-issue-505.mp4"
        };
        Path[] paths = Stream.concat(
                        Stream.of(files).map(SampleAssets::shared),
                        Stream.of(withObjectType(SampleAssets.shared("aac/102400samples_qt-lc-aac.m4a"), 0x67)))
                .toArray(Path[]::new);
        try (RunningOrigin origin = new RunningOrigin(paths)) {
            List<Map<String, String>> jobs = new ArrayList<>();
            for (Path path : paths) {
                Map<String, URI> urls =
                        origin.urls(path.getFileName().toString().replaceFirst("\\.[^.]*$", ""));
                if (!path.endsWith("av.mov")) {
                    jobs.add(Map.of(
                            "player", "hls.js", "url", urls.get("hls-cmaf").toString()));
                }
                jobs.add(Map.of("player", "shaka", "url", urls.get("dash-cmaf").toString()));
            }
            for (JsonNode result : play(jobs)) {
                assertThat(result.get("errors").size()).as(result.toString()).isZero();
                assertThat(result.get("duration").asDouble())
                        .as(result.toString())
                        .isGreaterThan(0.9);
            }
        }
    }

    /** A copy in which the sound's object type is {@code type}. */
    private static Path withObjectType(Path file, int type) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        int esds = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("esds");
        int at = esds;
        while (bytes[at] != 0x40 || bytes[at + 1] >> 2 != 5) {
            at++;
        }
        bytes[at] = (byte) type;
        return Files.write(Files.createTempDirectory("packlight-test").resolve("mpeg2aac.m4a"), bytes);
    }

    /**
     * Each segment comes from another rung than the one before: no hole of a frame in what is buffered, at the start
     * neither.
     */
    @Test
    void play_forcedSwitches_leavesNoHole() throws Exception {
        requireBrowser();
        try (RunningOrigin origin = new RunningOrigin(
                SampleAssets.AURORA,
                SampleAssets.shared("mov").resolve("av.mov"),
                SampleAssets.shared("mov").resolve("bt601.mov"),
                SampleAssets.shared("smooth-azure-bbb").resolve("BigBuckBunny.ism"),
                SampleAssets.shared("editlist").resolve("mov_stream_shorter_than_movie.mp4"),
                SampleAssets.shared("editlist").resolve("sample_edit_list_only_preroll_sync_sample.mp4"))) {
            List<Map<String, String>> jobs = new ArrayList<>();
            String[][] tried = {
                {"aurora", "hls-ts-v3", "hls.js"},
                {"aurora", "hls-ts-v3", "shaka"},
                {"aurora", "hls-cmaf", "shaka"},
                {"aurora", "dash-cmaf", "dash.js"},
                {"aurora", "smooth", "dash.js"},
                {"av", "hls-ts-v3", "hls.js"},
                {"av", "dash-cmaf", "dash.js"},
                {"bt601", "hls-ts-v3", "shaka"},
                {"bt601", "dash-cmaf", "dash.js"},
                {"BigBuckBunny", "hls-ts-v3", "hls.js"},
                {"BigBuckBunny", "smooth", "dash.js"},
                {"mov_stream_shorter_than_movie", "hls-ts-v3", "hls.js"},
                {"mov_stream_shorter_than_movie", "dash-cmaf", "dash.js"},
                {"mov_stream_shorter_than_movie", "smooth", "dash.js"},
                {"sample_edit_list_only_preroll_sync_sample", "hls-cmaf", "hls.js"},
                {"sample_edit_list_only_preroll_sync_sample", "dash-cmaf", "dash.js"}
            };
            for (String[] one : tried) {
                jobs.add(new LinkedHashMap<>(Map.of(
                        "player",
                        one[2],
                        "switches",
                        "yes",
                        "url",
                        origin.urls(one[0]).get(one[1]).toString())));
            }
            for (JsonNode result : play(jobs)) {
                assertThat(result.get("errors").size()).as(result.toString()).isZero();
                assertThat(result.get("hole").asDouble()).as(result.toString()).isLessThan(0.045);
                assertThat(result.get("first").asDouble()).as(result.toString()).isLessThan(0.1);
                if (result.get("url").asString().contains("aurora")) {
                    assertThat(result.get("switched").asInt())
                            .as(result.toString())
                            .isGreaterThan(2);
                }
            }
        }
    }

    private static void requireBrowser() {
        boolean there = Files.exists(CLIENTS.resolve("node_modules"))
                && (Files.exists(Path.of("/usr/bin/chromium")) || Files.exists(Path.of("/usr/bin/google-chrome")));
        if (!there) {
            assertThat(System.getenv("CI"))
                    .as("under CI, Chromium and the players of %s must be installed", CLIENTS)
                    .isNull();
            Assumptions.abort("Chromium or the players are not installed: apt-get install chromium; cd " + CLIENTS
                    + " && npm ci");
        }
    }

    private static List<JsonNode> play(List<Map<String, String>> jobs) throws Exception {
        JsonMapper json = JsonMapper.builder().build();
        Path errors = Files.createTempFile("browser", ".log");
        Process node = new ProcessBuilder("node", CLIENTS.resolve("play.mjs").toString())
                .redirectError(errors.toFile())
                .start();
        node.getOutputStream().write(json.writeValueAsBytes(jobs));
        node.getOutputStream().close();
        String out = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(node.waitFor(400, TimeUnit.SECONDS)).isTrue();
        assertThat(node.exitValue()).as(Files.readString(errors)).isZero();
        return out.lines().map(json::readTree).toList();
    }
}
