package dev.packlight.smooth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.checks.Subject.Manifest;
import dev.packlight.delivery.Presentation;
import dev.packlight.media.Edit;
import dev.packlight.testing.AnswerSheet;
import dev.packlight.testing.SmallFilm;
import dev.packlight.testing.SyntheticAsset;
import org.junit.jupiter.api.Test;

/** Client manifests and fragments of small films, and what is refused (MS-SSTR §2.2). */
class SmoothAnswersTest {

    @Test
    void answers_currentForm_areThoseOfTheGolden() throws Exception {
        Presentation film = SmallFilm.rich().present();
        new AnswerSheet(SmoothFormat.current(), film.asset())
                .ask(
                        film,
                        "manifest",
                        "manifest(filter=a)",
                        "QualityLevels(8000)/Fragments(video=0)",
                        "QualityLevels(8001)/Fragments(video=80000001)",
                        "QualityLevels(15000)/Fragments(aac_und_2_15000_1_1=20053333)",
                        "QualityLevels(10000)/Fragments(eac3_und_6_10000_1_1=20160000)",
                        "QualityLevels(8)/Fragments(subt_en=20000000)",
                        "QualityLevels(8)/Fragments(subt_en=20000007)",
                        "QualityLevels(8000)/Fragments(video=i)",
                        "QualityLevels(8000)/Fragments(video=10000000)",
                        "QualityLevels(9)/Fragments(video=0)",
                        "QualityLevels(8000)/Manifest(video)",
                        "manifest(format=fmp4-v20)")
                .about("sound alone")
                .ask(SmallFilm.sound().present(), "manifest")
                .about("what it has no word for")
                .ask(lossless(), "manifest", "QualityLevels(15000)/Fragments(flac_und_2_15000_1_1=0)")
                .check("small/smooth.txt");
    }

    @Test
    void answers_legacyForm_listEveryChunk() throws Exception {
        Presentation film = SmallFilm.rich().present();
        new AnswerSheet(SmoothFormat.legacy(), film.asset())
                .ask(film, "manifest(format=fmp4-v20)", "manifest", "synthetic.mp4")
                .check("small/smooth-v20.txt");
    }

    private static Presentation lossless() throws Exception {
        return new SyntheticAsset()
                .audio(SmallFilm.LOSSLESS, 48_000, 1024, 470, Edit.NONE)
                .present();
    }

    @Test
    void links_areFollowedOnlyFromClientManifests() {
        assertThat(new SmoothLinks().reads(new Manifest("m", "<SmoothStreamingMedia/>")))
                .isTrue();
        assertThat(new SmoothLinks().reads(new Manifest("m", "<MPD/>"))).isFalse();
    }
}
