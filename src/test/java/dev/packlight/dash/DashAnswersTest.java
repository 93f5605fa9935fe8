package dev.packlight.dash;

import dev.packlight.delivery.Decisions;
import dev.packlight.delivery.Presentation;
import dev.packlight.media.Edit;
import dev.packlight.protection.Protection;
import dev.packlight.protection.Protection.Scheme;
import dev.packlight.testing.AnswerSheet;
import dev.packlight.testing.SmallFilm;
import dev.packlight.testing.SyntheticAsset;
import org.junit.jupiter.api.Test;

/** Presentation descriptions and segments of small films, and what is refused (ISO/IEC 23009-1). */
class DashAnswersTest {

    private static final String AAC = "aac_und_2_15000_1_1";

    private static String[] everything(String token) {
        String form = ",format=" + token;
        return new String[] {
            "manifest(format=" + token + ")",
            "manifest(format=" + token + ",filter=a)",
            "manifest(format=m3u8-cmaf)",
            "QualityLevels(8000)/Manifest(video" + form + ")",
            "QualityLevels(8000)/Fragments(video=i" + form + ")",
            "QualityLevels(8001)/Fragments(video=20000000" + form + ")",
            "QualityLevels(8001)/Fragments(video=20000000" + form + ",type=keyframes)",
            "QualityLevels(15000)/Fragments(" + AAC + "=i" + form + ")",
            "QualityLevels(15000)/Fragments(" + AAC + "=0" + form + ",type=keyframes)",
            "QualityLevels(8)/Fragments(subt_en=0" + form + ")",
            "QualityLevels(8)/Fragments(subt_en=i" + form + ")",
            "QualityLevels(8000)/Fragments(video=100000000" + form + ")"
        };
    }

    private static Presentation protectedBy(Scheme scheme) throws Exception {
        return SmallFilm.asset()
                .present(Decisions.ORIGINAL.withProtection(new Protection.Samples(scheme, SmallFilm.KEY, "/key")));
    }

    private static void check(DashFormat format, String token) throws Exception {
        String[] some = {
            "manifest(format=" + token + ",encryption=cenc)",
            "QualityLevels(8000)/Fragments(video=i,format=" + token + ",encryption=cenc)",
            "QualityLevels(8000)/Fragments(video=0,format=" + token + ",encryption=cenc)",
            "QualityLevels(15000)/Fragments(" + AAC + "=0,format=" + token + ",encryption=cenc)"
        };
        Presentation film = SmallFilm.rich().present();
        Presentation uneven = new SyntheticAsset()
                .video(SmallFilm.SMALL, 12_800, 512, 250, 50, 0, Edit.NONE)
                .video(SmallFilm.LARGE, 90_000, 3600, 260, 50, 0, Edit.NONE)
                .present();
        new AnswerSheet(format, film.asset())
                .ask(film, everything(token))
                .about("sound alone")
                .ask(SmallFilm.sound().present(), "manifest(format=" + token + ")")
                .about("rungs whose times differ")
                .ask(uneven, "manifest(format=" + token + ")")
                .about("samples, cenc")
                .ask(protectedBy(Scheme.CENC), some)
                .about("samples, cbcs")
                .ask(protectedBy(Scheme.CBCS), some)
                .check("small/" + format.id() + ".txt");
    }

    @Test
    void answers_ofCmaf_areThoseOfTheGolden() throws Exception {
        check(DashFormat.cmaf(), "mpd-time-cmaf");
    }

    @Test
    void answers_ofCsf_areThoseOfTheGolden() throws Exception {
        check(DashFormat.csf(), "mpd-time-csf");
    }
}
