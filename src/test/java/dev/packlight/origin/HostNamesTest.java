package dev.packlight.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.testing.RunningOrigin;
import dev.packlight.testing.SampleAssets;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only who means this origin gets an answer from it, which names no server. */
class HostNamesTest {

    private static final int PATIENCE_MS = 1_000;

    private static RunningOrigin origin;
    private static URI manifest;

    @BeforeAll
    static void start() throws Exception {
        origin = new RunningOrigin(SampleAssets.AURORA);
        manifest = origin.urls("aurora").get("dash-cmaf");
    }

    @AfterAll
    static void stop() {
        origin.close();
    }

    private static RawConnection connect() throws Exception {
        return new RawConnection(origin.origin().address(), PATIENCE_MS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.org",
                "localhost.example.org",
                "localhost:1",
                "127.0.0.1.example.org",
                "10.0.0.1",
                "[::2]",
                "",
                "localhost, localhost"
            })
    void get_hostThatIsNotThisOrigin_isMisdirected(String host) throws Exception {
        try (RawConnection connection = connect()) {
            connection.say("GET " + manifest.getRawPath() + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
            assertThat(connection.answer()).startsWith("HTTP/1.1 421").contains("\"code\":\"MISDIRECTED_REQUEST\"");
        }
    }

    @Test
    void get_hostMissingOrTwice_orInAnAbsoluteTarget_isMisdirected() throws Exception {
        for (String head : List.of(
                "GET " + manifest.getRawPath() + " HTTP/1.1\r\n",
                "GET " + manifest.getRawPath() + " HTTP/1.1\r\nHost: localhost\r\nHost: example.org\r\n",
                "GET http://example.org" + manifest.getRawPath() + " HTTP/1.1\r\nHost: localhost\r\n")) {
            try (RawConnection connection = connect()) {
                connection.say(head + "\r\n");
                assertThat(connection.answer()).as(head).startsWith("HTTP/1.1 421");
            }
        }
    }

    @Test
    void get_namesOfThisOrigin_areServed() throws Exception {
        int port = origin.origin().address().getPort();
        for (String host : List.of(
                "localhost:" + port,
                "LOCALHOST:" + port,
                "localhost.:" + port,
                "localhost",
                "127.0.0.1:" + port,
                "[::1]:" + port,
                "[0:0:0:0:0:0:0:1]:" + port)) {
            try (RawConnection connection = connect()) {
                connection.say("GET " + manifest.getRawPath() + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
                assertThat(connection.answer()).as(host).startsWith("HTTP/1.1 200");
            }
        }
        try (RawConnection connection = connect()) {
            connection.say("GET " + manifest.getRawPath() + " HTTP/1.0\r\n\r\n");
            assertThat(connection.rest()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void anyAnswer_namesNoServer() throws Exception {
        for (HttpResponse<byte[]> response :
                List.of(origin.get(manifest), origin.get(manifest.resolve("/x")), origin.send("POST", manifest))) {
            assertThat(response.headers().firstValue("server")).isEmpty();
        }
    }
}
