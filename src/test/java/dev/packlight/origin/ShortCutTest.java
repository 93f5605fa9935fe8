package dev.packlight.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.testing.RunningOrigin;
import dev.packlight.testing.SampleAssets;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Requests that come again byte for byte: answered as they were, in their order, and each of them noted. */
class ShortCutTest {

    private static final int PATIENCE_MS = 5_000;

    private static RunningOrigin origin;
    private static InetSocketAddress address;
    private static URI manifest;
    private static String path;

    @BeforeAll
    static void start() throws Exception {
        origin = new RunningOrigin(SampleAssets.AURORA);
        manifest = origin.urls("aurora").get("hls-cmaf");
        address = new InetSocketAddress(manifest.getHost(), manifest.getPort());
        path = manifest.getRawPath();
    }

    @AfterAll
    static void stop() {
        origin.close();
    }

    private static String get(String headers) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
    }

    @Test
    void request_againAndAgain_isAnsweredAlikeAndNoted() throws Exception {
        try (RawConnection connection = new RawConnection(address, PATIENCE_MS)) {
            connection.say(get("X-Test: alike\r\n"));
            String first = connection.answer();
            assertThat(first).startsWith("HTTP/1.1 200").contains("#EXTM3U");
            long noted = origin.origin().log().totals().requests();
            for (int i = 0; i < 20; i++) {
                connection.say(get("X-Test: alike\r\n"));
                assertThat(connection.answer()).isEqualTo(first);
            }
            assertThat(origin.origin().log().totals().requests() - noted).isEqualTo(20);
            assertThat(origin.origin().log().since(noted).getFirst().path()).endsWith("manifest(format=m3u8-cmaf)");
        }
    }

    @Test
    void request_thatDiffersInAHeader_getsItsOwnForm() throws Exception {
        try (RawConnection connection = new RawConnection(address, PATIENCE_MS)) {
            for (int i = 0; i < 3; i++) {
                connection.say(get(""));
                assertThat(connection.answer()).doesNotContain("content-encoding");
                connection.say(get("Accept-Encoding: gzip\r\n"));
                assertThat(connection.answer()).contains("content-encoding: gzip");
                connection.say(get("Range: bytes=0-9\r\n"));
                assertThat(connection.answer()).startsWith("HTTP/1.1 206");
            }
        }
    }

    @Test
    void requests_inPiecesAndSeveralAtOnce_areAnsweredInTheirOrder() throws Exception {
        String one = get("X-Test: order\r\n");
        try (RawConnection connection = new RawConnection(address, PATIENCE_MS)) {
            for (String said : List.of(one, one, one + one, one, one + one + one)) {
                connection.say(said);
                for (int left = said.split("GET ").length - 1; left > 0; left--) {
                    assertThat(connection.answer()).startsWith("HTTP/1.1 200").contains("#EXTM3U");
                }
            }
            connection.say(one.substring(0, 40));
            assertThat(origin.get(manifest).statusCode()).isEqualTo(200);
            connection.say(one.substring(40) + one.replace(path, "/nothing"));
            assertThat(connection.answer()).startsWith("HTTP/1.1 200");
            assertThat(connection.answer()).startsWith("HTTP/1.1 4");
        }
    }

    @Test
    void request_thatAnnouncesABody_endsTheConnectionEachTime() throws Exception {
        String request = get("Content-Length: 5\r\n");
        for (int i = 0; i < 3; i++) {
            try (RawConnection connection = new RawConnection(address, PATIENCE_MS)) {
                connection.say(get(""));
                connection.answer();
                connection.say(request);
                assertThat(connection.answer()).startsWith("HTTP/1.1 200");
                assertThat(connection.rest()).isEmpty();
            }
        }
    }
}
