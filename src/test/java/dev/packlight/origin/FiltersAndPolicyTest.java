package dev.packlight.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.catalog.FilterJson;
import dev.packlight.delivery.DeliveryPolicy;
import dev.packlight.testing.RunningOrigin;
import dev.packlight.testing.SampleAssets;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is decided about an asset shows in its manifests at once. */
class FiltersAndPolicyTest {

    private static RunningOrigin origin;

    @BeforeAll
    static void start() throws Exception {
        origin = new RunningOrigin(SampleAssets.AURORA);
    }

    @AfterAll
    static void stop() {
        origin.close();
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
            dolby.library().policy(DeliveryPolicy.ORIGINAL.withLegacyAc3(true));
            assertThat(dolby.text(uri)).contains("codecs=\"ac-3\"");
            assertThat(dolby.text(URI.create(uri.toString().replace("mpd-time-cmaf", "m3u8-aapl"))))
                    .contains("ac-3");
        }
    }
}
