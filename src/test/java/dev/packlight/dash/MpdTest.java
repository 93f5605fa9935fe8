package dev.packlight.dash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.packlight.catalog.LibraryAsset;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.Rounding;
import dev.packlight.media.Timescale;
import dev.packlight.testing.MediaFixtures;
import dev.packlight.testing.RunningOrigin;
import dev.packlight.testing.SampleAssets;
import io.lindstrom.mpd.MPDParser;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;

class MpdTest {

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
    void mpd_aurora_isReadAlikeByAnIndependentParser() throws Exception {
        for (String format : new String[] {"dash-cmaf", "dash-csf"}) {
            String text = origin.text(origin.urls("aurora").get(format));
            var theirs = new MPDParser().parse(text);
            Mpd ours = MpdParser.parse(text);
            assertThat(theirs.getMediaPresentationDuration().toMillis()).isEqualTo(24_000);
            assertThat(theirs.getPeriods().getFirst().getAdaptationSets())
                    .as("picture, sound, key frames, thumbnails")
                    .hasSize(4);
            assertThat(ours.representations()).hasSize(7);
            for (Mpd.Representation representation : ours.representations()) {
                if (representation.contentType().equals("image")) {
                    continue;
                }
                long end = 0;
                for (Mpd.Segment segment : representation.segments()) {
                    assertThat(segment.time().startTicks())
                            .as("no gap and no overlap")
                            .isEqualTo(end);
                    end = segment.time().endTicks();
                }
                assertThat(end).isBetween(240_000_000L, 240_300_000L);
            }
        }
    }

    /** The decode time in each fragment, less what the edit list hides, is the time in the MPD. */
    @Test
    void fragments_everyRepresentation_carryTheTimesOfTheMpd() throws Exception {
        URI uri = origin.urls("aurora").get("dash-cmaf");
        for (Mpd.Representation representation :
                MpdParser.parse(origin.text(uri)).representations()) {
            if (representation.contentType().equals(Mpd.TRICK_PLAY)
                    || representation.contentType().equals("image")) {
                continue;
            }
            byte[] init = origin.get(uri.resolve(representation.initialization().orElseThrow()))
                    .body();
            long hidden = number(init, "elst", 16);
            Timescale scale = new Timescale(number(init, "mdhd", 16));
            for (Mpd.Segment segment : representation.segments()) {
                byte[] fragment = origin.get(uri.resolve(segment.uri())).body();
                long decode = number(fragment, "tfdt", 8) << 32 | number(fragment, "tfdt", 12);
                long first = representation.contentType().equals("video")
                        ? number(fragment, "trun", compositionOffsetAt(fragment))
                        : 0;
                long shown =
                        scale.rescale(Math.max(0, decode + first - hidden), Timescale.PRESENTATION, Rounding.NEAREST);
                assertThat(shown).as(segment.uri()).isEqualTo(segment.time().startTicks());
            }
        }
    }

    private static int compositionOffsetAt(byte[] fragment) {
        long flags = number(fragment, "trun", 4);
        if ((flags & 0x800) == 0) {
            return 0;
        }
        return 16 + ((flags & 0x100) != 0 ? 4 : 0) + 4 + ((flags & 0x400) != 0 ? 4 : 0);
    }

    /**
     * Four bytes at an offset behind the type of the first box of that type; 0 where there is none or the offset is 0.
     */
    private static long number(byte[] bytes, String type, int offset) {
        for (int i = 4; i < bytes.length - 20; i++) {
            if (bytes[i] == type.charAt(0)
                    && bytes[i + 1] == type.charAt(1)
                    && bytes[i + 2] == type.charAt(2)
                    && bytes[i + 3] == type.charAt(3)) {
                return offset == 0
                        ? 0
                        : (bytes[i + offset] & 0xFFL) << 24
                                | (bytes[i + offset + 1] & 0xFF) << 16
                                | (bytes[i + offset + 2] & 0xFF) << 8
                                | bytes[i + offset + 3] & 0xFF;
            }
        }
        return 0;
    }

    /** Subtitles, several languages, roles, high dynamic range, Atmos, no picture, key frames that are hidden. */
    @Test
    void mpd_everyKindOfSource_isValidAgainstTheSchema() throws Exception {
        Path described = Files.createTempDirectory("described");
        Files.copy(SampleAssets.ROOT.resolve("voices/voices_640x360_180.mp4"), described.resolve("a.mp4"));
        Files.writeString(described.resolve("described.ism"), """
                <smil><body><switch><video src="a.mp4"/><audio src="a.mp4" title="English" systemLanguage="eng"/>
                <audio src="a.mp4" title="Description" systemLanguage="eng"><param name="trackName" value="dvs"/><param name="role" value="alternate"/><param name="accessibility" value="description"/></audio>
                </switch></body></smil>""");
        Path[] sources = {
            SampleAssets.ROOT,
            described,
            SampleAssets.shared("hevc").resolve("hlg10-color-test.mp4"),
            SampleAssets.shared("dolby-audio").resolve("sample_eac3joc.mp4"),
            SampleAssets.shared("editlist").resolve("mov_neg_first_pts_discard.mp4"),
            SampleAssets.shared("vp9").resolve("test_av_vp9_mp3_128x128.mp4")
        };
        try (RunningOrigin all = new RunningOrigin(sources)) {
            int valid = 0;
            for (LibraryAsset asset : all.library().snapshot().assets()) {
                if (!asset.name().equals("crossing")) {
                    for (String format : new String[] {"dash-cmaf", "dash-csf"}) {
                        String text = all.text(all.urls(asset.name()).get(format));
                        assertThatNoException()
                                .as(text)
                                .isThrownBy(() -> validator().validate(new StreamSource(new StringReader(text))));
                        valid++;
                    }
                }
            }
            assertThat(valid).isEqualTo(2 * 9);
            assertThat(all.text(all.urls("described").get("dash-cmaf")))
                    .contains("<Accessibility schemeIdUri=\"urn:mpeg:dash:role:2011\" value=\"description\"/>")
                    .contains("value=\"alternate\"");
            assertThat(all.text(all.urls("described").get("hls-cmaf")))
                    .contains("CHARACTERISTICS=\"public.accessibility.describes-video\"");
            assertThat(all.text(all.urls("described").get("smooth")))
                    .contains("Role=\"alternate\" Accessibility=\"description\"");
            assertThat(all.text(all.urls("sample_eac3joc").get("hls-cmaf"))).contains("CODECS=\"ec-3\"");
        }
    }

    @Test
    void mpd_aurora_isValidAgainstTheSchema() throws Exception {
        var validator = validator();
        for (String format : new String[] {"dash-cmaf", "dash-csf"}) {
            validator.validate(new StreamSource(
                    new StringReader(origin.text(origin.urls("aurora").get(format)))));
        }
    }

    private static Validator validator() throws Exception {
        Path schemas = SampleAssets.shared("").getParent().resolve("schemas");
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        factory.setResourceResolver((type, namespace, publicId, systemId, base) ->
                namespace != null && namespace.contains("xlink") ? input(schemas.resolve("xlink.xsd")) : null);
        return factory.newSchema(new StreamSource(
                        schemas.resolve("DASH-MPD-4th-amd1.xsd").toFile()))
                .newValidator();
    }

    private static LSInput input(Path file) {
        try {
            LSInput input = ((DOMImplementationLS)
                            DOMImplementationRegistry.newInstance().getDOMImplementation("LS"))
                    .createLSInput();
            input.setStringData(Files.readString(file));
            return input;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void parse_mpdsOfManyMakers_neverFailsOtherwise() throws Exception {
        int read = 0;
        for (Path path : MediaFixtures.files(SampleAssets.shared("manifests-mpd"), ".*")) {
            try {
                MpdParser.parse(Files.readString(path, java.nio.charset.StandardCharsets.ISO_8859_1));
                read++;
            } catch (MediaFormatException e) {
                assertThat(e.clause()).isNotEmpty();
            }
        }
        assertThat(read).isPositive();
    }
}
