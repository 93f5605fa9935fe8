package dev.packlight;

import static dev.packlight.Films.get;
import static dev.packlight.Films.indexOf;
import static dev.packlight.Films.presentation;
import static dev.packlight.Films.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Rendition;
import dev.packlight.delivery.UnservableException;
import dev.packlight.testing.SampleAssets;
import dev.packlight.testing.SmoothReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What users of packagers suffered from in what is carried, each a test (the list's numbers in the names). DRM header
 * details, number 20, are in {@code protection}. */
class CarriagePainsTest {

    private static Presentation aurora;
    private static Presentation azure;

    @BeforeAll
    static void open() throws Exception {
        aurora = Films.aurora();
        azure = Films.azure();
    }

    @Test
    void pain03_unalignedLadder_isRefusedAndNamesTheCure() {
        assertThatThrownBy(() -> presentation(crossing()))
                .isInstanceOf(UnservableException.class)
                .hasMessageContaining("do not share key frames");
    }

    @Test
    void pain21_smoothFragments_haveTfxdAndNoTfdt() throws Exception {
        Rendition r = aurora.video().getFirst();
        byte[] fragment = get(
                aurora,
                "QualityLevels(" + r.bitrateBps() + ")/Fragments(video="
                        + (r.fragments().startTicks(2) + 1) + ")");
        assertThat(indexOf(fragment, "tfdt")).isNegative();
        assertThat(indexOf(fragment, "uuid")).isPositive();
        assertThat(SmoothReader.fragments(text(aurora, "manifest"), address -> get(aurora, address)))
                .hasSize(5);
        assertThat(text(aurora, "manifest(format=fmp4-v20)"))
                .contains("MinorVersion=\"0\"")
                .doesNotContain(" r=\"");
        assertThat(text(aurora, "manifest")).contains("MinorVersion=\"2\"").contains(" r=\"12\"");
    }

    @Test
    void pain23_behindTheEnd_isNotFoundAndNeverAStub() {
        Rendition r = aurora.video().getFirst();
        for (String format : new String[] {",format=m3u8-aapl", ",format=m3u8-cmaf", ",format=mpd-time-cmaf", ""}) {
            assertThatThrownBy(() -> get(
                            aurora, "QualityLevels(" + r.bitrateBps() + ")/Fragments(video=240000000" + format + ")"))
                    .as(format)
                    .isInstanceOf(UnservableException.class)
                    .extracting(e -> ((UnservableException) e).reason())
                    .isEqualTo(UnservableException.Reason.FRAGMENT_TIMESTAMP_NOT_FOUND);
        }
        assertThatThrownBy(() ->
                        get(aurora, "QualityLevels(" + r.bitrateBps() + ")/Fragments(video,format=f4m-f4f)Seg1-Frag13"))
                .isInstanceOf(UnservableException.class);
    }

    @Test
    void pain24_thumbnails_areTilesOfKeyFramesInEveryProtocol() throws Exception {
        String storyboard = text(aurora, "manifest(format=thumbnails)");
        assertThat(storyboard.lines().filter(l -> l.contains("#xywh=")))
                .hasSize(12)
                .first()
                .asString()
                .endsWith(".jpg#xywh=0,0,160,90");
        BufferedImage sheet = ImageIO.read(new ByteArrayInputStream(get(
                aurora,
                storyboard
                        .lines()
                        .filter(l -> l.contains("#xywh="))
                        .findFirst()
                        .orElseThrow()
                        .replaceAll("#.*", ""))));
        assertThat(sheet.getWidth()).isEqualTo(800);
        assertThat(sheet.getHeight()).isEqualTo(360);
        assertThat(sheet.getRGB(143, 13) & 0xFF)
                .as("the white field of a full second, in the first tile")
                .isGreaterThan(200);
        assertThat(sheet.getRGB(700, 300) & 0xFFFFFF)
                .as("nothing behind the twelfth tile")
                .isLessThan(0x101010);
        assertThat(text(aurora, "manifest(format=m3u8-cmaf)")).contains("#EXT-X-IMAGE-STREAM-INF:");
        assertThat(text(aurora, "QualityLevels(181336)/Manifest(thumbnails,format=thumbnails)"))
                .contains("#EXT-X-IMAGES-ONLY", "LAYOUT=5x4,DURATION=2.000");
        assertThat(text(aurora, "manifest(format=mpd-time-cmaf)"))
                .contains("<EssentialProperty schemeIdUri=\"http://dashif.org/thumbnail_tile\" value=\"5x4\"/>");
    }

    @Test
    void pain25_rotationAspectAndRate_areCarriedThrough() throws Exception {
        Presentation turned = presentation(SampleAssets.shared("rotation").resolve("portrait_4k60.mp4"));
        Rendition r = turned.video().getFirst();
        assertThat(r.track().rotationDegrees()).isEqualTo(90);
        assertThat(text(turned, "manifest(format=m3u8-cmaf)")).contains("RESOLUTION=2160x3840");
        byte[] init = get(turned, "QualityLevels(" + r.bitrateBps() + ")/Fragments(video=i,format=m3u8-cmaf)");
        int matrix = indexOf(init, "tkhd") + 4 + 4 + 36;
        assertThat(Arrays.copyOfRange(init, matrix, matrix + 8))
                .as("a = 0, b = 1")
                .containsExactly(0, 0, 0, 0, 0, 1, 0, 0);
        assertThat(text(azure, "manifest(format=mpd-time-cmaf)"))
                .contains("sar=\"1:1\"")
                .containsPattern("frameRate=\"\\d+(/\\d+)?\"");
    }

    private static Path crossing() throws Exception {
        Path folder = Files.createTempDirectory("crossing");
        StringBuilder smil = new StringBuilder("<smil><body><switch>");
        for (String name :
                new String[] {"crossing_320x180_90.mp4", "crossing_480x270_180.mp4", "crossing_640x360_300.mp4"}) {
            Files.copy(SampleAssets.ROOT.resolve("crossing").resolve(name), folder.resolve(name));
            smil.append("<video src=\"").append(name).append("\"/>");
        }
        return Files.writeString(folder.resolve("crossing.ism"), smil.append("</switch></body></smil>"));
    }
}
