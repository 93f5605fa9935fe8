package dev.packlight.hds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.packlight.bytes.ByteReader;
import dev.packlight.checks.Subject.Manifest;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Rendition;
import dev.packlight.media.Edit;
import dev.packlight.packaging.FlvContainer;
import dev.packlight.packaging.Multiplex;
import dev.packlight.testing.AnswerSheet;
import dev.packlight.testing.SmallFilm;
import dev.packlight.testing.SyntheticAsset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Flash Media Manifests and fragments of small films, and what is refused. */
class HdsAnswersTest {

    private static final String FORMAT = ",format=f4m-f4f";

    @Test
    void answers_areThoseOfTheGolden() throws Exception {
        Presentation film = SmallFilm.rich().present();
        new AnswerSheet(new HdsFormat(), film.asset())
                .ask(
                        film,
                        "manifest(format=f4m-f4f)",
                        "manifest(format=f4m-f4f,filter=a)",
                        "manifest(format=m3u8-cmaf)",
                        "QualityLevels(8000)/Manifest(video" + FORMAT + ")",
                        "QualityLevels(8001)/Manifest(video" + FORMAT + ",audioTrack=aac_und_2_15000_1_1)",
                        "QualityLevels(8001)/Manifest(video" + FORMAT + ",audioTrack=none)",
                        "QualityLevels(10000)/Manifest(eac3_und_6_10000_1_1" + FORMAT + ")",
                        "QualityLevels(8000)/Fragments(video" + FORMAT + ")Seg1-Frag1",
                        "QualityLevels(8000)/Fragments(video" + FORMAT + ")Seg1-Frag5",
                        "QualityLevels(8000)/Fragments(video" + FORMAT + ")Seg1-Frag6",
                        "QualityLevels(8000)/Fragments(video" + FORMAT + ")Seg1-Frag0",
                        "QualityLevels(8000)/Fragments(video=0" + FORMAT + ")")
                .about("sound alone")
                .ask(
                        SmallFilm.sound().present(),
                        "manifest(format=f4m-f4f)",
                        "QualityLevels(15000)/Fragments(aac_und_2_15000_1_1" + FORMAT + ")Seg1-Frag2")
                .about("neither H.264 nor AAC")
                .ask(
                        new SyntheticAsset()
                                .audio(SmallFilm.LOSSLESS, 48_000, 1024, 470, Edit.NONE)
                                .present(),
                        "manifest(format=f4m-f4f)")
                .check("small/hds.txt");
    }

    @Test
    void scriptData_pictureWithSound_saysWhatAPlayerLaysOut() throws Exception {
        Presentation film = SmallFilm.asset().present();
        Rendition sound = film.audio().getFirst();
        assertThat(script(new Multiplex(film, film.video().getLast(), Optional.of(sound))))
                .containsExactly(
                        entry("duration", 10.0),
                        entry("width", 1280.0),
                        entry("height", 720.0),
                        entry("videocodecid", 7.0),
                        entry("framerate", 25.0),
                        entry("audiocodecid", 10.0));
        assertThat(script(Multiplex.of(film, film.video().getFirst()))).doesNotContainKey("audiocodecid");
        assertThat(script(Multiplex.of(film, sound)).keySet()).containsExactly("duration", "audiocodecid");
    }

    /** AMF 0 read apart from the writer: a string, then an array whose count is of its entries (Annex E.4.4). */
    private static Map<String, Double> script(Multiplex multiplex) {
        byte[] bytes = ScriptData.write(new HdsStream(multiplex, new FlvContainer().times(multiplex), FORMAT));
        ByteReader in = new ByteReader(bytes);
        assertThat(in.u8()).as("a string").isEqualTo(2);
        assertThat(text(in)).isEqualTo("onMetaData");
        assertThat(in.u8()).as("an ECMA array").isEqualTo(8);
        long count = in.u32();
        Map<String, Double> found = new LinkedHashMap<>();
        for (String name = text(in); !name.isEmpty(); name = text(in)) {
            assertThat(in.u8()).as("a number").isZero();
            found.put(name, Double.longBitsToDouble(in.i64()));
        }
        assertThat(in.u8()).as("the end of the array").isEqualTo(9);
        assertThat(in.remaining()).isZero();
        assertThat(found).hasSize((int) count);
        return found;
    }

    private static String text(ByteReader in) {
        byte[] bytes = new byte[in.u16()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) in.u8();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void links_areFollowedOnlyFromFlashManifests() {
        assertThat(new HdsLinks().reads(new Manifest("m", "<manifest/>"))).isTrue();
        assertThat(new HdsLinks().reads(new Manifest("m", "<MPD/>"))).isFalse();
    }
}
