package dev.packlight.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.catalog.FilterJson;
import dev.packlight.delivery.DeliveryPolicy;
import dev.packlight.testing.RunningOrigin;
import dev.packlight.testing.SampleAssets;
import io.netty.buffer.PooledByteBufAllocator;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OriginTest {

    private static RunningOrigin origin;
    private static URI manifest;
    private static URI segment;

    @BeforeAll
    static void start() throws Exception {
        origin = new RunningOrigin(SampleAssets.ROOT);
        manifest = origin.urls("aurora").get("hls-cmaf");
        segment = first(origin, manifest, "Fragments(video=0");
    }

    @AfterAll
    static void stop() {
        origin.close();
    }

    /** The first address in the first playlist of a multivariant playlist. */
    private static URI first(RunningOrigin origin, URI master, String prefix) throws Exception {
        URI playlist = master.resolve(origin.text(master)
                .lines()
                .filter(l -> !l.startsWith("#"))
                .reduce((a, b) -> b)
                .orElseThrow());
        return playlist.resolve(origin.text(playlist)
                .lines()
                .filter(l -> l.startsWith(prefix))
                .findFirst()
                .orElseThrow());
    }

    @Test
    void get_segment_hasAllHeadersAndHeadHasThemWithoutABody() throws Exception {
        HttpResponse<byte[]> get = origin.get(segment);
        HttpResponse<byte[]> head = origin.send("HEAD", segment);
        assertThat(get.statusCode()).isEqualTo(200);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        for (String name : new String[] {
            "content-length", "content-type", "etag", "last-modified", "accept-ranges", "access-control-allow-origin"
        }) {
            assertThat(head.headers().firstValue(name))
                    .as(name)
                    .isPresent()
                    .isEqualTo(get.headers().firstValue(name));
        }
        assertThat(get.headers().firstValueAsLong("content-length")).hasValue(get.body().length);
        assertThat(get.headers().firstValue("content-type")).hasValue("video/mp4");
    }

    @Test
    void get_ranges_singleSuffixOpenAndUnsatisfiable() throws Exception {
        for (URI uri : new URI[] {
            segment,
            origin.urls("aurora").get("progressive"),
            first(origin, origin.urls("aurora").get("hls-ts"), "Fragments(video=0")
        }) {
            byte[] whole = origin.get(uri).body();
            int n = whole.length;
            assertRange(uri, "bytes=0-99", whole, 0, 100);
            assertRange(uri, "bytes=1000-", whole, 1000, n);
            assertRange(uri, "bytes=-777", whole, n - 777, n);
            assertRange(uri, "bytes=5000-99999999", whole, 5000, n);
            HttpResponse<byte[]> none = origin.get(uri, "Range", "bytes=" + n + "-");
            assertThat(none.statusCode()).isEqualTo(416);
            assertThat(none.headers().firstValue("content-range")).hasValue("bytes */" + n);
            assertThat(new String(none.body(), StandardCharsets.UTF_8)).contains("MPE_STORAGE_INVALID_RANGE");
            assertThat(origin.get(uri, "Range", "bytes=5-1").statusCode()).isEqualTo(200);
            assertThat(origin.get(uri, "Range", "bytes=0-99", "If-Range", "\"other\"")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private static void assertRange(URI uri, String range, byte[] whole, int from, int to) throws Exception {
        HttpResponse<byte[]> part = origin.get(uri, "Range", range);
        assertThat(part.statusCode()).as(range).isEqualTo(206);
        assertThat(part.headers().firstValue("content-range"))
                .hasValue("bytes " + from + "-" + (to - 1) + "/" + whole.length);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole, from, to));
    }

    @Test
    void get_validators_answer304() throws Exception {
        for (URI uri : new URI[] {manifest, segment}) {
            HttpResponse<byte[]> first = origin.get(uri);
            String etag = first.headers().firstValue("etag").orElseThrow();
            String modified = first.headers().firstValue("last-modified").orElseThrow();
            assertThat(origin.get(uri, "If-None-Match", etag).statusCode()).isEqualTo(304);
            assertThat(origin.get(uri, "If-None-Match", "\"x\", W/" + etag).statusCode())
                    .isEqualTo(304);
            assertThat(origin.get(uri, "If-None-Match", "\"x\"").statusCode()).isEqualTo(200);
            assertThat(origin.get(uri, "If-Modified-Since", modified).statusCode())
                    .isEqualTo(304);
            assertThat(origin.get(uri, "If-Modified-Since", "Mon, 01 Jan 2001 00:00:00 GMT")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void get_manifest_gzipOnlyWhereAccepted() throws Exception {
        HttpResponse<byte[]> plain = origin.get(manifest);
        HttpResponse<byte[]> packed = origin.get(manifest, "Accept-Encoding", "br, gzip");
        assertThat(plain.headers().firstValue("content-encoding")).isEmpty();
        assertThat(packed.headers().firstValue("content-encoding")).hasValue("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
                .isEqualTo(plain.body());
        assertThat(origin.get(manifest, "Accept-Encoding", "gzip;q=0").headers().firstValue("content-encoding"))
                .isEmpty();
        assertThat(packed.headers().firstValue("vary")).hasValue("Accept-Encoding");
    }

    @Test
    void slowClients_askForSegments_pinAtMostAMebibyteEach() throws Exception {
        int clients = 16;
        for (String format : new String[] {"hls-ts", "hls-cmaf"}) {
            URI video = first(origin, origin.urls("aurora").get(format), "Fragments(video=0");
            long before = PooledByteBufAllocator.DEFAULT.metric().usedDirectMemory();
            List<Socket> sockets = new ArrayList<>();
            try {
                for (int i = 0; i < clients; i++) {
                    Socket socket = new Socket();
                    socket.setReceiveBufferSize(4096);
                    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), video.getPort()));
                    String request = "GET " + video.getRawPath() + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
                    socket.getOutputStream().write(request.repeat(8).getBytes(StandardCharsets.US_ASCII));
                    sockets.add(socket);
                }
                Thread.sleep(700);
                long pinned = PooledByteBufAllocator.DEFAULT.metric().usedDirectMemory() - before;
                assertThat(pinned).as(format).isLessThanOrEqualTo(clients * 1024L * 1024);
                assertThat(sockets.getFirst().getInputStream().read()).isEqualTo('H');
            } finally {
                for (Socket socket : sockets) {
                    socket.close();
                }
            }
        }
    }

    @Test
    void filters_inUrlsAndBound_changeTheManifestAtOnce() throws Exception {
        URI dash = origin.urls("aurora").get("dash-cmaf");
        var key = origin.asset("aurora").key();
        var filters = origin.library().filters();
        URI filtered = URI.create(dash.toString().replace(")", ",filter=small;clip)"));
        HttpResponse<byte[]> missing = origin.get(filtered);
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(new String(missing.body(), StandardCharsets.UTF_8)).contains("MPE_EGRESS_FILTER_NOT_FOUND");
        filters.save(
                Optional.empty(),
                FilterJson.read(
                        "{\"name\":\"small\",\"tracks\":[{\"trackSelections\":[{\"property\":\"Bitrate\",\"operation\":\"Equal\",\"value\":\"0-500000\"}]}]}"));
        filters.save(
                Optional.of(key),
                FilterJson.read(
                        "{\"name\":\"clip\",\"presentationTimeRange\":{\"startTimestamp\":40000000,\"endTimestamp\":80000000}}"));
        String manifest = origin.text(filtered);
        assertThat(manifest)
                .contains("mediaPresentationDuration=\"PT4S\"")
                .contains("filter=small;clip")
                .doesNotContain("height=\"720\"");
        URI fragment =
                dash.resolve("QualityLevels(404012)/Fragments(video=20000000,format=mpd-time-cmaf,filter=small;clip)");
        assertThat(origin.get(fragment).statusCode()).isEqualTo(200);
        assertThat(origin.text(dash)).contains("height=\"720\"");
        filters.bind(key, List.of("small"));
        assertThat(origin.text(dash)).doesNotContain("height=\"720\"");
        filters.bind(key, List.of());
        filters.remove(Optional.of(key), "clip");
        filters.remove(Optional.empty(), "small");
        assertThat(origin.text(dash)).contains("height=\"720\"");
        assertThat(origin.get(URI.create(dash.toString().replace(")", ",filter=a;b;c;d)")))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void legacyAc3_isRefusedInWordsUntilThePolicyAllowsIt() throws Exception {
        try (RunningOrigin dolby =
                new RunningOrigin(SampleAssets.shared("dolby-audio").resolve("sample_ac3.mp4"))) {
            URI uri = URI.create(dolby.origin().baseUrl() + "/"
                    + dolby.asset("sample_ac3").locator() + "/sample_ac3.ism/manifest(format=mpd-time-cmaf)");
            HttpResponse<byte[]> refused = dolby.get(uri);
            assertThat(refused.statusCode()).isEqualTo(415);
            assertThat(new String(refused.body(), StandardCharsets.UTF_8))
                    .contains("MPE_AUDIO_ENCODING_NOT_SUPPORTED", "AAC or E-AC-3", "Allow legacy AC-3");
            dolby.library().policy(new DeliveryPolicy(true));
            assertThat(dolby.text(uri)).contains("codecs=\"ac-3\"");
            assertThat(dolby.text(URI.create(uri.toString().replace("mpd-time-cmaf", "m3u8-aapl"))))
                    .contains("ac-3");
        }
    }

    @Test
    void filesOfSmoothStreaming_areNotDownloaded() throws Exception {
        assertThat(origin.urls("harbor")).containsKey("smooth").doesNotContainKey("progressive");
        String base = origin.origin().baseUrl() + "/" + origin.asset("harbor").locator() + "/harbor";
        for (String file : List.of("_110.ismv", "_AUDIO.ISMA", "_audio.isma", ".ismc", ".ismt")) {
            assertProblem(base + file, 404, "MPE_RESOURCE_NOT_FOUND");
        }
    }

    @Test
    void options_anyPath_allowsOtherOrigins() throws Exception {
        HttpResponse<byte[]> response = origin.send(
                "OPTIONS", segment, "Origin", "http://example.org", "Access-Control-Request-Headers", "range");
        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.headers().firstValue("access-control-allow-origin")).hasValue("*");
        assertThat(origin.send("POST", segment).statusCode()).isEqualTo(405);
    }

    @Test
    void get_wrongPaths_answerTheNamesOfTheOriginal() throws Exception {
        String base = origin.origin().baseUrl() + "/" + origin.asset("aurora").locator();
        assertProblem(origin.origin().baseUrl() + "/x", 400, "MPE_BAD_URL_SYNTAX");
        assertProblem(
                origin.origin().baseUrl()
                        + "/00000000-0000-0000-0000-000000000000/aurora.ism/manifest(format=m3u8-cmaf)",
                404,
                "MPE_RESOURCE_NOT_FOUND");
        assertProblem(base + "/other.ism/manifest(format=m3u8-cmaf)", 404, "MPE_RESOURCE_NOT_FOUND");
        assertProblem(base + "/aurora.ism/manifest(format=avi)", 415, "MPE_FORMAT_NOT_SUPPORTED");
        assertProblem(
                base + "/aurora.ism/QualityLevels(5)/Manifest(video,format=m3u8-cmaf)",
                404,
                "MPE_EGRESS_TRACK_NOT_FOUND");
        assertProblem(segment.toString().replace("video=0", "video=12345"), 404, "MPE_FRAGMENT_TIMESTAMP_NOT_FOUND");
        assertProblem(base + "/nothing.mp4", 404, "MPE_STORAGE_RESOURCE_NOT_FOUND");
        assertProblem(base + "/..%2f..%2f..%2fetc%2fpasswd", 404, "MPE_RESOURCE_NOT_FOUND");
        String crossing =
                origin.origin().baseUrl() + "/" + origin.asset("crossing").locator();
        assertProblem(crossing + "/crossing.ism/manifest(format=m3u8-cmaf)", 415, "MPE_KEY_FRAME_INTERVAL_TOO_LARGE");
        assertThat(origin.get(manifest).statusCode())
                .as("one bad asset never hurts another")
                .isEqualTo(200);
    }

    private static void assertProblem(String url, int status, String code) throws Exception {
        HttpResponse<byte[]> response = origin.get(URI.create(url));
        String body = new String(response.body(), StandardCharsets.UTF_8);
        assertThat(response.statusCode()).as("%s: %s", url, body).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(body)
                .contains("\"code\":\"" + code + "\"")
                .contains("\"message\":\"")
                .contains("\"advice\":\"");
    }

    @Test
    void get_timeOffByATick_isFound() throws Exception {
        assertThat(origin.get(URI.create(segment.toString().replace("video=0", "video=1")))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void connection_pipelinedRequests_areAnsweredInOrder() throws Exception {
        byte[] one = origin.get(manifest).body();
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), origin.origin().address().getPort())) {
            String get = "GET " + manifest.getRawPath() + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
            String segmentGet = "GET " + segment.getRawPath() + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
            String last = "GET " + manifest.getRawPath() + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            OutputStream out = socket.getOutputStream();
            out.write((get + segmentGet + get + last).getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(10_000);
            InputStream in = socket.getInputStream();
            String all = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(all.split("HTTP/1\\.1 200", -1)).hasSize(5);
            assertThat(all).endsWith(new String(one, StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void files_replacedTruncatedDeleted_areNoticedAtTheNextRequest(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("film.mp4");
        Path small = SampleAssets.CROSSING.resolve("crossing_320x180_90.mp4");
        Path large = SampleAssets.CROSSING.resolve("crossing_640x360_300.mp4");
        Files.copy(small, file);
        try (RunningOrigin own = new RunningOrigin(folder)) {
            URI master = own.urls("film").get("hls-cmaf");
            HttpResponse<byte[]> before = own.get(master);
            assertThat(new String(before.body(), StandardCharsets.UTF_8)).contains("RESOLUTION=320x180");
            Files.copy(large, folder.resolve("part"));
            Files.move(folder.resolve("part"), file, StandardCopyOption.REPLACE_EXISTING);
            Thread.sleep(20);
            HttpResponse<byte[]> after = own.get(
                    master, "If-None-Match", before.headers().firstValue("etag").orElseThrow());
            assertThat(after.statusCode()).isEqualTo(200);
            assertThat(new String(after.body(), StandardCharsets.UTF_8)).contains("RESOLUTION=640x360");
            URI media = first(own, master, "Fragments(video=2");
            Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 50_000));
            Thread.sleep(20);
            assertThat(own.get(media).statusCode()).isEqualTo(415);
            assertThat(own.text(master))
                    .contains("MPE_INPUT_FORMAT_NOT_SUPPORTED")
                    .contains("the file ends at 50000");
            Files.delete(file);
            assertThat(own.text(master)).contains("MPE_STORAGE_RESOURCE_NOT_FOUND");
        }
    }

    @Test
    void files_truncatedWhileSent_endTheConnectionCleanly(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("film.mp4");
        Files.copy(SampleAssets.ROOT.resolve("aurora/aurora_1280x720_1300.mp4"), file);
        try (RunningOrigin own = new RunningOrigin(folder);
                Socket socket = new Socket()) {
            socket.setReceiveBufferSize(16 << 10);
            socket.connect(own.origin().address());
            socket.getOutputStream()
                    .write(("GET " + own.urls("film").get("progressive").getRawPath()
                                    + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(10_000);
            InputStream in = socket.getInputStream();
            in.readNBytes(1000);
            try (var channel = java.nio.channels.FileChannel.open(file, java.nio.file.StandardOpenOption.WRITE)) {
                channel.truncate(100_000);
            }
            long rest = 0;
            try {
                rest = in.transferTo(OutputStream.nullOutputStream());
            } catch (java.net.SocketException reset) {
                rest = -1;
            }
            assertThat(rest)
                    .as("the rest ends early instead of hanging")
                    .isLessThan(Files.size(SampleAssets.ROOT.resolve("aurora/aurora_1280x720_1300.mp4")) - 1000);
            assertThat(own.get(URI.create(own.origin().baseUrl() + "/")).statusCode())
                    .as("the origin goes on")
                    .isEqualTo(400);
        }
    }

    @Test
    void stop_andStart_keepsLocators() throws Exception {
        try (RunningOrigin own = new RunningOrigin(SampleAssets.AURORA)) {
            String path = own.urls("aurora").get("hls-cmaf").getRawPath();
            own.origin().stop();
            assertThat(own.origin().isRunning()).isFalse();
            own.origin().start(InetAddress.getLoopbackAddress(), 0, Origin.PortChoice.EXACTLY);
            assertThat(own.get(URI.create(own.origin().baseUrl() + path)).statusCode())
                    .isEqualTo(200);
            AccessRecord record = own.origin().log().since(0).getFirst();
            assertThat(record.status()).isEqualTo(200);
            assertThat(record.bytes()).isPositive();
        }
    }
}
