package dev.packlight.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packlight.media.Asset;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.TrackKind;
import dev.packlight.testing.SampleAssets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerManifestTest {

    @Test
    void parse_byteOrderMarkAndParams_areRead() throws Exception {
        ServerManifest manifest = ServerManifest.parse(
                ("\uFEFF<?xml version=\"1.0\"?><smil xmlns=\"http://www.w3.org/2001/SMIL20/Language\"><head><meta name=\"fragmentsPerHLSSegment\" content=\"1\"/></head>"
                                + "<body><switch><video src=\"a.mp4\" systemBitrate=\"3400000\"><param name=\"trackID\" value=\"1\" valuetype=\"data\"/></video>"
                                + "<audio src=\"b.mp4\" title=\"English\" systemLanguage=\"eng\"><param name=\"trackName\" value=\"main\"/></audio></switch></body></smil>")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(manifest.fragmentsPerHlsSegment()).isEqualTo(1);
        assertThat(manifest.tracks()).hasSize(2);
        assertThat(manifest.tracks().getFirst().bitrateBps()).hasValue(3_400_000);
        assertThat(manifest.tracks().getFirst().trackId()).hasValue(1);
        assertThat(manifest.tracks().getLast().name()).isEqualTo("main");
        assertThat(manifest.tracks().getLast().title()).isEqualTo("English");
    }

    @Test
    void parse_otherXml_isANamedError() {
        for (String xml : new String[] {
            "",
            "<smil",
            "<smil/>",
            "<smil><body><video/></body></smil>",
            "<smil><body><video src='a' systemBitrate='x'/></body></smil>"
        }) {
            assertThatThrownBy(() -> ServerManifest.parse(xml.getBytes(StandardCharsets.UTF_8)))
                    .as(xml)
                    .isInstanceOf(MediaFormatException.class);
        }
    }

    @Test
    void open_setOfTheOriginalSystem_hasSixRungsAndOneSound() throws Exception {
        OpenAsset open = SourceSet.serverManifest(
                        SampleAssets.shared("abr-azure-bbb").resolve("BigBuckBunny_3400.ism"))
                .open(new MediaFiles());
        Asset asset = open.asset();
        assertThat(asset.tracks(TrackKind.VIDEO)).hasSize(6);
        assertThat(asset.tracks(TrackKind.AUDIO)).hasSize(1);
        assertThat(asset.tracks(TrackKind.VIDEO).getLast().nominalBps())
                .isGreaterThan(asset.tracks(TrackKind.VIDEO).getFirst().nominalBps());
    }

    @Test
    void open_fileOutsideTheFolder_isRefused(@TempDir Path folder) throws Exception {
        Path ism = folder.resolve("evil.ism");
        Files.writeString(ism, "<smil><body><switch><video src=\"../../etc/passwd\"/></switch></body></smil>");
        assertThatThrownBy(() -> SourceSet.serverManifest(ism).open(new MediaFiles()))
                .isInstanceOf(MediaFormatException.class)
                .hasMessageContaining("outside");
    }
}
