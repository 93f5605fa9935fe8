package dev.packlight.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.testing.RunningOrigin;
import dev.packlight.testing.SampleAssets;
import java.net.URI;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients may put into a request; every answer within a second. */
class RequestRimTest {

    private static final int PATIENCE_MS = 1_000;
    private static final List<String> NAMES = List.of(
            "If-Modified-Since",
            "If-None-Match",
            "If-Range",
            "If-Match",
            "If-Unmodified-Since",
            "Range",
            "Accept-Encoding",
            "Accept",
            "Connection",
            "Expect",
            "Origin",
            "Upgrade",
            "User-Agent",
            "Keep-Alive",
            "TE",
            "Trailer",
            "Via",
            "Cookie");
    private static final List<String> PIECES = List.of(
            "",
            ";",
            ",",
            "=",
            "\"",
            "W/",
            "W/\"x\"",
            "\"x\"",
            "*",
            "0",
            "-1",
            "q=",
            "q=0",
            "gzip",
            "gzip;q=",
            "GZIP;;q=1",
            "identity",
            "bytes=",
            "bytes=0-",
            "bytes=-",
            "bytes=-0",
            "bytes=9-3",
            "bytes=0-0,2-3",
            "99999999999999999999",
            "2026-11-24T21:09:13Z",
            "Mon, 01 Jan 2001 00:00:00 GMT",
            "Mon, 99 Foo 2001 99:99:99 GMT",
            "close",
            "keep-alive",
            "upgrade",
            "h2c",
            "100-continue",
            "\u00ff\u00fe",
            " ",
            "\t",
            "/",
            "(",
            "null",
            "{}");

    private static RunningOrigin origin;
    private static URI manifest;
    private static URI segment;

    @BeforeAll
    static void start() throws Exception {
        origin = new RunningOrigin(SampleAssets.AURORA);
        manifest = origin.urls("aurora").get("dash-cmaf");
        segment = manifest.resolve("QualityLevels(404012)/Fragments(video=0,format=mpd-time-cmaf)");
    }

    @AfterAll
    static void stop() {
        origin.close();
    }

    private static RawConnection connect() throws Exception {
        return new RawConnection(origin.origin().address(), PATIENCE_MS);
    }

    private static String request(String method, URI uri, String... headers) {
        StringBuilder text = new StringBuilder(method + " " + uri.getRawPath() + " HTTP/1.1\r\nHost: localhost\r\n");
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        return text.append("\r\n").toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "If-Modified-Since: 0|200",
                "If-Modified-Since: 2026-11-24T21:09:13Z|200",
                "If-Modified-Since:|200",
                "If-None-Match: ,|200",
                "If-None-Match: W/|200",
                "Accept-Encoding: ;|200",
                "Accept-Encoding: ,;,|200",
                "Accept-Encoding: gzip;q|200",
                "Range: bytes=-|200",
                "Expect: 100-continue|200"
            })
    void get_headerThatMakesNoSense_isAsGoodAsNone(String header, int status) throws Exception {
        for (URI uri : List.of(manifest, segment)) {
            try (RawConnection connection = connect()) {
                connection.say(request("GET", uri, header));
                assertThat(connection.answer()).startsWith("HTTP/1.1 " + status);
                connection.say(request("GET", uri));
                assertThat(connection.answer()).as("the connection is sound").startsWith("HTTP/1.1 200");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"x\"", "\"x", "0", "2026-11-24", "x"})
    void get_ifRangeThatDoesNotHold_sendsTheWhole(String condition) throws Exception {
        try (RawConnection connection = connect()) {
            connection.say(request("GET", segment, "Range: bytes=0-9", "If-Range: " + condition));
            assertThat(connection.answer()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void get_weakTagInIfRange_neverHolds() throws Exception {
        String etag = origin.get(segment).headers().firstValue("etag").orElseThrow();
        assertThat(origin.get(segment, "Range", "bytes=0-9", "If-Range", etag).statusCode())
                .isEqualTo(206);
        assertThat(origin.get(segment, "Range", "bytes=0-9", "If-Range", "W/" + etag)
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip|true",
                "br;q=1, GZIP;q=0.001|true",
                "*|true",
                "x-gzip|true",
                "gzip;q=0, *|false",
                "*;q=0|false",
                "gzip ; q=0.000|false",
                "identity|false"
            })
    void get_acceptEncoding_isReadByItsWeights(String accepted, boolean gzip) throws Exception {
        assertThat(origin.get(manifest, "Accept-Encoding", accepted)
                        .headers()
                        .firstValue("content-encoding")
                        .isPresent())
                .isEqualTo(gzip);
    }

    @Test
    void anyHeaders_ofAnyRequest_areAnsweredWithinASecond() throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < 1_500; i++) {
            String text = request(
                    List.of("GET", "HEAD", "OPTIONS").get(random.nextInt(3)),
                    random.nextBoolean() ? manifest : segment,
                    header(random),
                    header(random),
                    header(random));
            try (RawConnection connection = connect()) {
                connection.say(text);
                assertThat(text.startsWith("GET") ? connection.answer() : connection.answerWithoutBody())
                        .as(text)
                        .matches("(?s)HTTP/1\\.1 (200|204|206|304|400|416) .*");
            }
        }
    }

    private static String header(Random random) {
        StringBuilder value = new StringBuilder();
        for (int pieces = random.nextInt(5); pieces >= 0; pieces--) {
            value.append(PIECES.get(random.nextInt(PIECES.size()))).append(random.nextBoolean() ? "," : "");
        }
        if (random.nextInt(50) == 0) {
            value.append(value.isEmpty() ? ";" : value.substring(0, 1).repeat(7_000));
        }
        return NAMES.get(random.nextInt(NAMES.size())) + ": " + value;
    }

    @Test
    void manySpacesInLists_areReadInOnePass() throws Exception {
        for (String name : List.of("Accept-Encoding", "If-None-Match", "Range")) {
            try (RawConnection connection = connect()) {
                connection.say(request("GET", manifest, name + ": a" + " ".repeat(7_500) + ";" + "b"));
                assertThat(connection.answer()).startsWith("HTTP/1.1 200");
            }
        }
    }

    @Test
    void post_whoseBodyDripsIn_isAnsweredAtOnceAndCut() throws Exception {
        try (RawConnection connection = new RawConnection(origin.origin().address(), 5_000)) {
            connection.say(request("POST", manifest, "Content-Length: 1000000"));
            String answer = connection.answer();
            assertThat(answer).startsWith("HTTP/1.1 405").containsIgnoringCase("connection: close");
            assertThat(connection.rest()).isEmpty();
            long end = System.nanoTime() + 5_000_000_000L;
            boolean cut = false;
            while (!cut && System.nanoTime() < end) {
                Thread.sleep(50);
                try {
                    connection.say("x");
                } catch (java.io.IOException e) {
                    cut = true;
                }
            }
            assertThat(cut).as("the dripping ends").isTrue();
        }
    }

    @Test
    void get_halfClosedClient_getsItsAnswers() throws Exception {
        for (URI uri : List.of(segment, manifest)) {
            int length = origin.get(uri).body().length;
            try (RawConnection connection = connect()) {
                connection.say(request("GET", uri) + request("GET", uri));
                connection.endOutput();
                for (int i = 0; i < 2; i++) {
                    String answer = connection.answer();
                    assertThat(answer.length() - answer.indexOf("\r\n\r\n") - 4).isEqualTo(length);
                }
                assertThat(connection.rest()).isEmpty();
            }
        }
    }

    @Test
    void brokenChunk_behindARequest_endsTheConnection() throws Exception {
        try (RawConnection connection = connect()) {
            connection.say(request("GET", manifest, "Transfer-Encoding: chunked") + "zz\r\n\r\n");
            assertThat(connection.answer()).startsWith("HTTP/1.1 200");
            assertThat(connection.rest()).isEmpty();
        }
    }
}
