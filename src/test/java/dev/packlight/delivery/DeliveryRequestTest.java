package dev.packlight.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packlight.delivery.DeliveryRequest.Fragment;
import dev.packlight.delivery.DeliveryRequest.Manifest;
import dev.packlight.delivery.DeliveryRequest.TrackManifest;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryRequestTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/L/n.ism/manifest(format=m3u8-cmaf)",
                "/L/n.ism/Manifest(format=m3u8-cmaf)",
                "/L/n.ism/MANIFEST(format=M3U8-CMAF).m3u8",
                "/L/n.ism/manifest(audioTrack=x, format=m3u8-cmaf)",
                "/L//n.ism/./manifest(format=m3u8-cmaf)",
                "/L/x/../n.ism/manifest(format=m3u8-cmaf)",
                "/../../L/n.ism/manifest( format=m3u8-cmaf )"
            })
    void parse_manifest_anyCaseOrderExtensionAndPath(String path) throws Exception {
        DeliveryRequest request = DeliveryRequest.parse(path);
        assertThat(request.locator()).isEqualTo("L");
        assertThat(request.name()).isEqualTo("n");
        assertThat(request.resource()).isInstanceOf(Manifest.class);
        assertThat(request.format()).isEqualTo("m3u8-cmaf");
    }

    @Test
    void parse_subResources_readsTheFormsOfTheOriginal() throws Exception {
        assertThat(DeliveryRequest.parse(
                                "/L/n.ism/QualityLevels(381048)/Manifest(video,format=m3u8-aapl,type=keyframes)")
                        .resource())
                .isEqualTo(new TrackManifest(381048, "video"));
        assertThat(DeliveryRequest.parse(
                                "/L/n.ism/QualityLevels(128041)/Fragments(aac_eng_2_128041_2_1=60060000,format=m3u8-aapl).ts")
                        .resource())
                .isEqualTo(new Fragment(128041, "aac_eng_2_128041_2_1", Optional.of(60_060_000L)));
        assertThat(DeliveryRequest.parse("/L/n.ism/QualityLevels(1)/Fragments(video=i,format=mpd-time-csf)")
                        .resource())
                .isEqualTo(new Fragment(1, "video", Optional.empty()));
        assertThat(DeliveryRequest.parse("/L/n.mp4").resource()).isEqualTo(new DeliveryRequest.File("n.mp4"));
        assertThat(DeliveryRequest.parse("/L/n.ism/manifest").format()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/L",
                "/L/n.ism/other",
                "/L/n/manifest",
                "/L/n.ism/QualityLevels(x)/Manifest(video)",
                "/L/n.ism/QualityLevels(1)/Fragments(video=z)",
                "/L/n.ism/QualityLevels(1)/Fragments()",
                "/L/n.ism/QualityLevels(99999999999999999999)/Manifest(video)",
                "/L/n.ism/manifest((format=x)",
                "/a/b/c/d/e"
            })
    void parse_otherPaths_areSyntaxErrors(String path) {
        assertThatThrownBy(() -> DeliveryRequest.parse(path)).isInstanceOfSatisfying(UnservableException.class, e -> {
            assertThat(e.reason()).isEqualTo(UnservableException.Reason.BAD_URL_SYNTAX);
            assertThat(e.advice()).isNotEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/L/n.ism/QualityLevels(7)/Manifest(video,format=m3u8-aapl,type=keyframes,filter=A;B)",
                "/L/n.ISM/qualitylevels( 07 )/manifest(FILTER= A ; ;B;A,video,TYPE=KEYFRAMES,format=m3u8-AAPL).m3u8",
                "/M/n.ism/QualityLevels(+7)/Manifest(type=keyframes,video,audio-only=true,filter=A;B,format=x)"
            })
    void meaning_isTheSame_howeverItIsSpelled(String path) throws Exception {
        assertThat(DeliveryRequest.parse(path).meaning())
                .isEqualTo(DeliveryRequest.parse("/L/n.ism/QualityLevels(7)/Manifest(video,type=keyframes,filter=A;B)")
                        .meaning());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/L/n.ism/QualityLevels(7)/Manifest(video)",
                "/L/n.ism/QualityLevels(7)/Manifest(video,type=keyframes,filter=B;A)",
                "/L/n.ism/QualityLevels(7)/Manifest(sound,type=keyframes,filter=A;B)",
                "/L/n.ism/QualityLevels(8)/Manifest(video,type=keyframes,filter=A;B)",
                "/L/n.ism/QualityLevels(7)/Fragments(video=i,type=keyframes,filter=A;B)",
                "/L/o.ism/QualityLevels(7)/Manifest(video,type=keyframes,filter=A;B)"
            })
    void meaning_ofAnotherThing_isAnother(String path) throws Exception {
        assertThat(DeliveryRequest.parse(path).meaning())
                .isNotEqualTo(
                        DeliveryRequest.parse("/L/n.ism/QualityLevels(7)/Manifest(video,type=keyframes,filter=A;B)")
                                .meaning());
    }
}
