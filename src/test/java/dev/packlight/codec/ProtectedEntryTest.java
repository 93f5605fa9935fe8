package dev.packlight.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packlight.app.Rules;
import dev.packlight.checks.AssetReport;
import dev.packlight.checks.Cancel;
import dev.packlight.delivery.Decisions;
import dev.packlight.delivery.Presentations;
import dev.packlight.delivery.Sources;
import dev.packlight.delivery.UnservableException;
import dev.packlight.isobmff.Mp4Reader;
import dev.packlight.media.Asset;
import dev.packlight.media.AssetTrack;
import dev.packlight.media.MediaFile;
import dev.packlight.media.SampleDescription;
import dev.packlight.testing.Boxes;
import dev.packlight.testing.MediaFixtures;
import dev.packlight.testing.SampleAssets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProtectedEntryTest {

    private static MediaFile read(String folder, String name) throws Exception {
        Path path = SampleAssets.shared(folder).resolve(name);
        return Mp4Reader.read(MediaFixtures.source(path), name);
    }

    @Test
    void of_encryptedFiles_namesSchemeAndKey() throws Exception {
        assertThat(ProtectedEntry.of(read("encrypted", "sample_fragmented_widevine.mp4")
                        .tracks()
                        .getFirst()
                        .description()))
                .hasValueSatisfying(e -> assertThat(e.sentence())
                        .matches("is encrypted by 'cenc' with key [0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
        assertThat(ProtectedEntry.of(read("encrypted", "bipbop_cbcs_video_init.mp4")
                        .tracks()
                        .getFirst()
                        .description()))
                .hasValueSatisfying(e -> assertThat(e.scheme()).isEqualTo("cbcs"));
    }

    @Test
    void of_brokenProtection_staysWithWhatItSays() {
        byte[] sinf = Boxes.join(
                Boxes.box("frma", "avc1".getBytes()),
                Boxes.full("schm", 0, 0x63656E63L, 0x10000),
                Boxes.full("tenc", 0));
        for (int length = 0; length <= sinf.length; length++) {
            byte[] cut = Arrays.copyOf(sinf, length);
            assertThat(ProtectedEntry.of(new SampleDescription("encv", Map.of("sinf", cut), 0, 0, 0, 0)))
                    .isPresent();
        }
        assertThat(ProtectedEntry.of(new SampleDescription("encv", Map.of(), 0, 0, 0, 0)))
                .hasValueSatisfying(
                        e -> assertThat(e.sentence()).isEqualTo("is encrypted by a scheme that it does not name"));
        assertThat(ProtectedEntry.of(new SampleDescription("avc1", Map.of("sinf", sinf), 0, 0, 0, 0)))
                .isEmpty();
    }

    /** What people read: that it is encrypted and how, and no cure that there is not. */
    @Test
    void encryptedFile_isNamedAsSuchInInspectionAndDelivery() throws Exception {
        MediaFile file = read("encrypted", "sample_fragmented_widevine.mp4");
        List<AssetTrack> tracks =
                file.tracks().stream().map(t -> AssetTrack.of(file, t)).toList();
        Asset asset = new Asset("a", Asset.Origin.SINGLE_FILE, List.of(file), tracks, 3, List.of());
        assertThat(AssetReport.of(asset, Rules.book(), Cancel.NEVER).findings())
                .anySatisfy(f -> assertThat(f.toString())
                        .contains("is encrypted by 'cenc' with key")
                        .doesNotContain("Encode the track"));
        assertThatThrownBy(() -> Presentations.of(asset, new Sources(Map.of(), "a"), Decisions.ORIGINAL))
                .isInstanceOfSatisfying(UnservableException.class, e -> {
                    assertThat(e.reason()).isEqualTo(UnservableException.Reason.ENC_ALREADY_ENCRYPTED);
                    assertThat(e).hasMessageContaining("is encrypted by 'cenc' with key");
                    assertThat(e.advice()).doesNotContain("encrypts");
                });
    }
}
