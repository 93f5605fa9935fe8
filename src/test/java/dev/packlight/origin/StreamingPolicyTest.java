package dev.packlight.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.delivery.Encryption;
import dev.packlight.delivery.Protocol;
import dev.packlight.delivery.StreamingPolicy;
import dev.packlight.testing.CencDecryptor;
import dev.packlight.testing.RunningOrigin;
import dev.packlight.testing.SampleAssets;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Streaming policies as a client meets them: what is blocked, what is encrypted, and with which keys it opens. */
class StreamingPolicyTest {

    private static final Pattern KEY =
            Pattern.compile("#EXT-X-KEY:METHOD=([A-Z0-9-]+),URI=\"([^\"]*)\"(?:.*IV=0x(\\w+))?.*");
    private static final Pattern LICENCE = Pattern.compile("Laurl>([^<]*)<");
    private static final Pattern KEY_ID = Pattern.compile("default_KID=\"([^\"]*)\"");
    private static RunningOrigin origin;

    @BeforeAll
    static void start() throws Exception {
        origin = new RunningOrigin(SampleAssets.AURORA);
    }

    @AfterAll
    static void stop() {
        origin.close();
    }

    @AfterEach
    void noPolicy() {
        serve(StreamingPolicy.NONE);
    }

    private static void serve(StreamingPolicy policy) {
        origin.library().policyForNow(origin.library().policy().with(policy));
    }

    private static void serve(String name) {
        serve(StreamingPolicy.predefined(name).orElseThrow());
    }

    private static URI address(String token) {
        return URI.create(origin.origin().baseUrl() + "/"
                + origin.asset("aurora").locator() + "/aurora.ism/manifest(format=" + token + ")");
    }

    private static void assertRefused(URI uri, int status, String code) throws Exception {
        HttpResponse<byte[]> refused = origin.get(uri);
        assertThat(refused.statusCode()).as("%s", uri).isEqualTo(status);
        assertThat(new String(refused.body(), StandardCharsets.UTF_8)).contains(code);
    }

    @Test
    void clearKey_inHls_opensWithTheKeyThatItsPlaylistNames() throws Exception {
        URI clear = origin.first(address("m3u8-aapl"), "Fragments");
        byte[] expected = origin.get(clear).body();
        serve("Predefined_ClearKey");
        assertThat(origin.urls("aurora")).containsOnlyKeys("hls-ts", "hls-ts-v3", "hls-cmaf");
        URI master = address("m3u8-aapl");
        URI playlist = master.resolve(origin.text(master)
                .lines()
                .filter(l -> !l.startsWith("#"))
                .reduce((a, b) -> b)
                .orElseThrow());
        Matcher key = KEY.matcher(origin.text(playlist)
                .lines()
                .filter(l -> l.startsWith("#EXT-X-KEY"))
                .findFirst()
                .orElseThrow());
        assertThat(key.matches()).isTrue();
        assertThat(key.group(1)).isEqualTo("AES-128");
        HttpResponse<byte[]> secret = origin.get(playlist.resolve(key.group(2)));
        assertThat(secret.headers().firstValue("cache-control")).contains("no-store");
        assertThat(secret.headers().firstValue("etag")).isEmpty();
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(secret.body(), "AES"),
                new IvParameterSpec(HexFormat.of().parseHex(key.group(3))));
        assertThat(cipher.doFinal(origin.get(clear).body())).isEqualTo(expected);
    }

    @Test
    void protocols_thatAPolicyDoesNotEnable_areBlocked() throws Exception {
        URI file = URI.create(
                origin.origin().baseUrl() + "/" + origin.asset("aurora").locator() + "/"
                        + SampleAssets.AURORA.resolveSibling("aurora_400.mp4").getFileName());
        serve("Predefined_MultiDrmCencStreaming");
        assertRefused(address("m3u8-cmaf"), 403, "MPE_OUTPUT_FORMAT_BLOCKED");
        assertRefused(file, 403, "MPE_OUTPUT_FORMAT_BLOCKED");
        assertRefused(address("f4m-f4f"), 403, "MPE_OUTPUT_FORMAT_BLOCKED");
        serve("Predefined_DownloadOnly");
        assertRefused(address("mpd-time-cmaf"), 403, "MPE_OUTPUT_FORMAT_BLOCKED");
        serve("Predefined_ClearStreamingOnly");
        assertThat(origin.get(address("mpd-time-cmaf")).statusCode()).isEqualTo(200);
        assertRefused(file, 403, "MPE_OUTPUT_FORMAT_BLOCKED");
    }

    @Test
    void encryption_ofTheAddress_hasToBeWhatThePolicySets() throws Exception {
        assertRefused(address("m3u8-cmaf,encryption=cbc"), 403, "MPE_ENC_ENCRYPTION_NOT_SET_IN_DELIVERY_POLICY");
        serve("Predefined_ClearKey");
        assertRefused(address("m3u8-cmaf,encryption=cenc"), 403, "MPE_ENC_ENCRYPTION_NOT_SET_IN_DELIVERY_POLICY");
        assertRefused(address("mpd-time-cmaf"), 415, "MPE_ENCRYPTION_NOT_SUPPORTED");
        serve(new StreamingPolicy("both", Map.of(Protocol.HLS, Set.of(Encryption.ENVELOPE, Encryption.CBCS))));
        assertRefused(address("m3u8-cmaf"), 400, "MPE_ENC_ENCRYPTION_NOT_SPECIFIED_IN_URL");
        URI whole = address("m3u8-cmaf,encryption=cbc");
        URI samples = address("m3u8-cmaf,encryption=cbcs-aapl");
        assertThat(playlist(whole)).contains("METHOD=AES-128").contains(",encryption=cbc)");
        assertThat(playlist(samples)).contains("METHOD=SAMPLE-AES").contains(",encryption=cbcs-aapl)");
    }

    private static String playlist(URI master) throws Exception {
        String text = origin.text(master);
        return origin.text(master.resolve(text.lines()
                .filter(l -> l.startsWith("QualityLevels"))
                .findFirst()
                .orElseThrow()));
    }

    @Test
    void cenc_inDash_opensWithTheLicenceThatItsManifestNames() throws Exception {
        serve("Predefined_MultiDrmStreaming");
        URI dash = address("mpd-time-cmaf");
        String mpd = origin.text(dash);
        Matcher licence = LICENCE.matcher(mpd);
        Matcher id = KEY_ID.matcher(mpd);
        assertThat(licence.find() && id.find()).isTrue();
        UUID keyId = UUID.fromString(id.group(1));
        String kid = base64(keyId);
        HttpResponse<byte[]> answer =
                origin.post(URI.create(licence.group(1)), "{\"kids\":[\"" + kid + "\"],\"type\":\"temporary\"}");
        assertThat(answer.headers().firstValue("access-control-allow-origin")).contains("*");
        JsonNode key = JsonMapper.shared().readTree(answer.body()).get("keys").get(0);
        assertThat(key.get("kid").asString()).isEqualTo(kid);
        byte[] secret = Base64.getUrlDecoder().decode(key.get("k").asString());
        String level = "QualityLevels(404012)/Fragments(video=%s,format=mpd-time-cmaf)";
        CencDecryptor decryptor =
                new CencDecryptor(origin.get(dash.resolve(level.formatted("i"))).body(), secret);
        assertThat(decryptor.keyId()).isEqualTo(keyId);
        byte[] sample = decryptor
                .samples(origin.get(dash.resolve(level.formatted("0"))).body())
                .getFirst();
        serve(StreamingPolicy.NONE);
        byte[] clear = origin.get(dash.resolve(level.formatted("0"))).body();
        assertThat(new String(clear, StandardCharsets.ISO_8859_1))
                .contains(new String(sample, StandardCharsets.ISO_8859_1));
    }

    private static String base64(UUID id) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(HexFormat.of().parseHex(id.toString().replace("-", "")));
    }

    @Test
    void requestsForKeys_thatMeanNothing_getASentence() throws Exception {
        String base = origin.origin().baseUrl();
        assertRefused(URI.create(base + "/keydelivery/?kid=" + UUID.randomUUID()), 404, "is encrypted with the key");
        assertRefused(URI.create(base + "/keydelivery/"), 400, "names no key id");
        assertRefused(URI.create(base + "/keydelivery/?kid=1"), 400, "kid= and a GUID");
        assertRefused(URI.create(base + "/keydelivery/other/?kid=" + UUID.randomUUID()), 400, "no address of keys");
        URI licence = URI.create(base + "/keydelivery/ClearKey/");
        for (String body : new String[] {"{", "[]", "{\"kids\":[\"AA\"]}", "{\"kids\":[\"%\"]}", "x".repeat(200_000)}) {
            HttpResponse<byte[]> refused = origin.post(licence, body);
            assertThat(refused.statusCode()).isBetween(400, 404);
            assertThat(new String(refused.body(), StandardCharsets.UTF_8)).contains("message");
        }
        assertThat(origin.post(address("m3u8-cmaf"), "{}").statusCode()).isEqualTo(405);
    }
}
