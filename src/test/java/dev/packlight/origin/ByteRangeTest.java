package dev.packlight.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.delivery.Body;
import dev.packlight.delivery.BodyReader;
import dev.packlight.testing.Draw;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranges and conditions of requests (RFC 9110 §13, §14). */
class ByteRangeTest {

    private static final long MODIFIED_MS = 1_700_000_000_999L;
    private static final String SAME_DATE = "Tue, 14 Nov 2023 22:13:20 GMT";
    private static final String EARLIER = "Tue, 14 Nov 2023 22:13:19 GMT";

    private final Answer answer =
            new Answer(200, "text/plain", Body.of("0123456789"), Optional.of(new byte[] {31}), "tag", MODIFIED_MS, "");

    private static HttpHeaders headers(String... namesAndValues) {
        HttpHeaders headers = new DefaultHttpHeaders();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        return headers;
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0,0,1",
        "bytes=0-9,0,10",
        "bytes=0-99,0,10",
        "bytes=9-,9,10",
        "bytes=3-5,3,6",
        "bytes=-1,9,10",
        "bytes=-10,0,10",
        "bytes=-99,0,10",
        "'bytes= 2-3 ',2,4"
    })
    void parse_ofTenBytes(String header, long from, long to) {
        assertThat(ByteRange.parse(header, 10)).contains(new ByteRange(from, to));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=10-20", "bytes=-0", "bytes=999999999999999999-"})
    void parse_behindTheEnd_isUnsatisfiable(String header) {
        assertThat(ByteRange.parse(header, 10)).containsSame(ByteRange.UNSATISFIABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes=-",
                "bytes=5-4",
                "bytes=a-b",
                "bytes=0-1,3-4",
                "items=0-1",
                "bytes=1",
                "bytes=0-1111111111111111111"
            })
    void parse_otherForms_areIgnored(String header) {
        assertThat(ByteRange.parse(header, 10)).isEmpty();
    }

    @Test
    void parse_ofNothing_isIgnoredOrUnsatisfiable() {
        assertThat(ByteRange.parse(null, 10)).isEmpty();
        assertThat(ByteRange.parse("bytes=-5", 0)).containsSame(ByteRange.UNSATISFIABLE);
        assertThat(ByteRange.parse("bytes=0-", 0)).containsSame(ByteRange.UNSATISFIABLE);
    }

    @Test
    void reply_toAnyRange_isThatSliceAndSaysSo() {
        byte[] whole = "0123456789".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        Draw.each(1, 300, draw -> {
            int from = draw.integer(0, 9);
            int last = draw.integer(from, 30);
            Reply reply = Reply.of(answer, headers("Range", "bytes=" + from + "-" + last));
            int to = Math.min(10, last + 1);
            assertThat(reply.status()).isEqualTo(206);
            assertThat(BodyReader.bytes(reply.body())).isEqualTo(Arrays.copyOfRange(whole, from, to));
            assertThat(reply.contentRange()).isEqualTo("bytes " + from + "-" + (to - 1) + "/10");
            assertThat(reply.gzip()).isFalse();
        });
    }

    @Test
    void reply_unsatisfiable_names416AndTheLength() {
        Reply reply = Reply.of(answer, headers("Range", "bytes=10-"));
        assertThat(reply.status()).isEqualTo(416);
        assertThat(reply.contentRange()).isEqualTo("bytes */10");
        assertThat(reply.body().length()).isPositive();
    }

    @Test
    void reply_ifRange_holdsForTheSameTagOrDateOnly() {
        for (String same : new String[] {"\"tag\"", SAME_DATE}) {
            assertThat(Reply.of(answer, headers("Range", "bytes=0-1", "If-Range", same))
                            .status())
                    .as(same)
                    .isEqualTo(206);
        }
        for (String other : new String[] {"W/\"tag\"", "\"tag-gz\"", "tag", EARLIER, "\"x\""}) {
            assertThat(Reply.of(answer, headers("Range", "bytes=0-1", "If-Range", other))
                            .status())
                    .as(other)
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "\"tag\"", "W/\"tag\"", "\"a\", \"tag\"", "\"tag-gz\"", "tag"})
    void reply_toAClientThatHoldsIt_is304(String tags) {
        Reply reply = Reply.of(answer, headers("If-None-Match", tags, "Range", "bytes=0-1"));
        assertThat(reply.status()).isEqualTo(304);
        assertThat(reply.body().length()).isZero();
        assertThat(reply.isReady()).isTrue();
    }

    @Test
    void reply_byTagOrDate_theTagCounts() {
        assertThat(Reply.of(answer, headers("If-None-Match", "\"x\"", "If-Modified-Since", SAME_DATE))
                        .status())
                .isEqualTo(200);
        assertThat(Reply.of(answer, headers("If-Modified-Since", SAME_DATE)).status())
                .isEqualTo(304);
        assertThat(Reply.of(answer, headers("If-Modified-Since", EARLIER)).status())
                .isEqualTo(200);
        assertThat(Reply.of(answer, headers("If-Modified-Since", "yesterday")).status())
                .isEqualTo(200);
        assertThat(Reply.of(answer, headers("If-Modified-Since", "")).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gzip                  | true
            GZIP;q=0.5            | true
            x-gzip                | true
            br, *                 | true
            br, *;q=0             | false
            gzip;q=0, *           | false
            gzip; q=0.000         | false
            gzip;level=9          | true
            br                    | false
            identity, gzip;q=0.01 | true
            """)
    void reply_isCompressedWhereTheClientSaysSo(String accepted, boolean gzip) {
        Reply reply = Reply.of(answer, headers("Accept-Encoding", accepted));
        assertThat(reply.gzip()).isEqualTo(gzip);
        assertThat(reply.body().length()).isEqualTo(gzip ? 1 : 10);
        assertThat(Conditions.tag(answer, reply)).isEqualTo(gzip ? "\"tag-gz\"" : "\"tag\"");
    }

    @Test
    void reply_withoutTheHeader_isNotCompressed() {
        assertThat(Reply.of(answer, headers()).gzip()).isFalse();
    }

    @Test
    void reply_toAnError_takesNoRange() {
        Answer error = new Answer(404, "application/json", Body.of("{}"), Optional.empty(), "", 0, "Blob");
        Reply reply = Reply.of(error, headers("Range", "bytes=0-0", "If-None-Match", "*"));
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body().length()).isEqualTo(2);
    }
}
