package dev.packlight.origin;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OriginTest {

    private static RunningOrigin origin;
    private static URI manifest;
    private static URI segment;

    @BeforeAll
    static void start() throws Exception {
        origin = new RunningOrigin(SampleAssets.ROOT);
        manifest = origin.urls("aurora").get("hls-cmaf");
        segment = origin.first(manifest, "Fragments(video=0");
    }

    @AfterAll
    static void stop() {
        origin.close();
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
            origin.first(origin.urls("aurora").get("hls-ts"), "Fragments(video=0")
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
            URI video = origin.first(origin.urls("aurora").get(format), "Fragments(video=0");
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
    void options_anyPath_allowsOtherOrigins() throws Exception {
        HttpResponse<byte[]> response = origin.send(
                "OPTIONS", segment, "Origin", "http://example.org", "Access-Control-Request-Headers", "range");
        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.headers().firstValue("access-control-allow-origin")).hasValue("*");
        assertThat(origin.send("POST", segment).statusCode()).isEqualTo(405);
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
}
