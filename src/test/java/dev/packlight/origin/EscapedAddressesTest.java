package dev.packlight.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.app.Rules;
import dev.packlight.checks.Cancel;
import dev.packlight.checks.Examination;
import dev.packlight.testing.RunningOrigin;
import dev.packlight.testing.SampleAssets;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every address may be written without commas and equals signs, and means the same. */
class EscapedAddressesTest {

    private static final int SEGMENTS_EACH = 2;

    private static RunningOrigin origin;

    @BeforeAll
    static void start() throws Exception {
        origin = new RunningOrigin(SampleAssets.AURORA.getParent());
    }

    @AfterAll
    static void stop() {
        origin.close();
    }

    @Test
    void get_subResourcesOfEveryFormatEscaped_areTheSameByteForByte() throws Exception {
        for (Map.Entry<String, URI> format : origin.urls("aurora").entrySet()) {
            for (URI plain : walked(format.getValue()).keySet()) {
                assertSame(format.getKey(), plain, escaped(plain));
            }
        }
    }

    private static void assertSame(String format, URI plain, URI escaped) throws Exception {
        HttpResponse<byte[]> as = origin.get(plain);
        HttpResponse<byte[]> get = origin.get(escaped);
        assertThat(get.statusCode()).as(format + " " + escaped).isEqualTo(200);
        assertThat(get.body()).as(format + " " + escaped).isEqualTo(as.body());
        assertThat(tag(get)).as(format + " " + escaped).isEqualTo(tag(as));
        HttpResponse<byte[]> head = origin.send("HEAD", escaped);
        assertThat(head.statusCode()).as(format + " " + escaped).isEqualTo(200);
        assertThat(tag(head)).isEqualTo(tag(as));
        HttpResponse<byte[]> part = origin.get(escaped, "Range", "bytes=3-9");
        assertThat(part.statusCode()).as(format + " " + escaped).isEqualTo(206);
        assertThat(part.body()).as(format + " " + escaped).isEqualTo(Arrays.copyOfRange(as.body(), 3, 10));
    }

    @Test
    void get_hlsAskedForEscaped_leadsToTheSameMediaWithoutACommaInAnyAddress() throws Exception {
        for (String format : new String[] {"hls-ts", "hls-ts-v3", "hls-cmaf"}) {
            URI top = origin.urls("aurora").get(format);
            URI asked = URI.create(AssetUrls.escaped(top.toString()));
            assertThat(asked).isNotEqualTo(top);
            Map<URI, byte[]> plain = walked(top);
            Map<URI, byte[]> escaped = walked(asked);
            escaped.remove(asked);
            assertThat(escaped).as(format).hasSize(plain.size() - 1);
            escaped.forEach((uri, bytes) -> {
                assertThat(uri.getRawPath()).doesNotContain(",", "=");
                URI twin = URI.create(uri.toString()
                        .replace("%2Caddresses%3Descaped", "")
                        .replace("%2C", ",")
                        .replace("%3D", "="));
                assertThat(plain).containsKey(twin);
                if (uri.toString().contains("Fragments")) {
                    assertThat(bytes).as(uri.toString()).isEqualTo(plain.get(twin));
                }
            });
        }
    }

    @Test
    void escaped_addressThatIsNoManifestOfOurs_staysAsItIs() {
        assertThat(AssetUrls.escaped("https://example.org/live,1/master.m3u8"))
                .isEqualTo("https://example.org/live,1/master.m3u8");
    }

    /** What a walk from the top manifest finds. */
    private static Map<URI, byte[]> walked(URI top) throws Exception {
        Map<URI, byte[]> found = new TreeMap<>();
        Examination.Fetch fetch = address -> {
            try {
                byte[] body = origin.get(URI.create(address)).body();
                found.put(URI.create(address), body);
                return body;
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        };
        new Examination(Rules.book(), fetch, SEGMENTS_EACH).of(top.toString(), Cancel.NEVER);
        return found;
    }

    private static URI escaped(URI plain) {
        return URI.create(plain.toString().replace(",", "%2C").replace("=", "%3D"));
    }

    private static String tag(HttpResponse<?> response) {
        return response.headers().firstValue("etag").orElseThrow();
    }
}
