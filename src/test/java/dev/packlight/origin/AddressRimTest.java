package dev.packlight.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.testing.RunningOrigin;
import dev.packlight.testing.SampleAssets;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses of nothing; each answer has the name and the number of the original. */
class AddressRimTest {

    private static RunningOrigin origin;
    private static URI manifest;

    @BeforeAll
    static void start() throws Exception {
        origin = new RunningOrigin(SampleAssets.ROOT);
        manifest = origin.urls("aurora").get("dash-cmaf");
    }

    @AfterAll
    static void stop() {
        origin.close();
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
        assertProblem(
                origin.first(origin.urls("aurora").get("hls-cmaf"), "Fragments(video=0")
                        .toString()
                        .replace("video=0", "video=12345"),
                404,
                "MPE_FRAGMENT_TIMESTAMP_NOT_FOUND");
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
    void filesOfSmoothStreaming_areNotDownloaded() throws Exception {
        assertThat(origin.urls("harbor")).containsKey("smooth").doesNotContainKey("progressive");
        String base = origin.origin().baseUrl() + "/" + origin.asset("harbor").locator() + "/harbor";
        for (String file : List.of("_110.ismv", "_AUDIO.ISMA", "_audio.isma", ".ismc", ".ismt")) {
            assertProblem(base + file, 404, "MPE_RESOURCE_NOT_FOUND");
        }
    }

    @Test
    void problems_carryTheNumbersOfTheOriginal() throws Exception {
        String base = origin.origin().baseUrl() + "/" + origin.asset("aurora").locator() + "/aurora.ism/";
        assertNumber(base + "nothing", 400, "MPE_BAD_URL_SYNTAX", "0x80890201");
        assertNumber(base + "manifest(format=avi)", 415, "MPE_FORMAT_NOT_SUPPORTED", "0x80890205");
        assertNumber(base + "manifest(filter=none)", 404, "MPE_EGRESS_FILTER_NOT_FOUND", "0x8089020C");
        for (String encryption : List.of("cbc", "cenc", "cbcs-aapl", "piff", "x")) {
            for (String format : List.of("m3u8-cmaf", "mpd-time-cmaf", "m3u8-aapl-v3")) {
                assertNumber(
                        base + "manifest(format=" + format + ",encryption=" + encryption + ")",
                        403,
                        "MPE_ENC_ENCRYPTION_NOT_SET_IN_DELIVERY_POLICY",
                        "0x8088024D");
            }
        }
        assertNumber(
                base + "QualityLevels(404012)/Fragments(video=0,format=mpd-time-cmaf,encryption=cenc)",
                403,
                "MPE_ENC_ENCRYPTION_NOT_SET_IN_DELIVERY_POLICY",
                "0x8088024D");
    }

    private static void assertNumber(String url, int status, String code, String hex) throws Exception {
        HttpResponse<byte[]> response = origin.get(URI.create(url));
        String body = new String(response.body(), StandardCharsets.UTF_8);
        assertThat(response.statusCode()).as("%s: %s", url, body).isEqualTo(status);
        assertThat(body).contains("\"code\":\"" + code + "\"", "\"hexCode\":\"" + hex + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "manifest(format=m3u8-cmaf,foo=1)",
                "manifest(video,format=m3u8-cmaf)",
                "manifest(format=m3u8-cmaf,format=m3u8-aapl)",
                "manifest(format=m3u8-cmaf,type=x)",
                "manifest(format=m3u8-cmaf,audio-only=maybe)",
                "manifest(format=m3u8-cmaf)?x=1",
                "QualityLevels(404012)/Manifest(video=0,format=m3u8-cmaf)",
                "QualityLevels(404012)/Manifest(video,format=m3u8-cmaf,foo)",
                "QualityLevels(404012)/Fragments(video=0,format=m3u8-cmaf,foo=1)"
            })
    void get_parameterThatIsNone_isABadAddress(String path) throws Exception {
        assertThat(origin.get(URI.create(manifest.resolve(".") + path)).statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "QualityLevels(1)/Manifest(thumbnails,format=thumbnails)",
                "QualityLevels(184012)/Manifest(video,format=thumbnails)",
                "QualityLevels(1)/Fragments(thumbnails=0,format=thumbnails)"
            })
    void get_thumbnailsAtAnotherNumber_areNotThere(String path) throws Exception {
        assertThat(origin.get(URI.create(manifest.resolve(".") + path)).statusCode())
                .isEqualTo(404);
    }
}
