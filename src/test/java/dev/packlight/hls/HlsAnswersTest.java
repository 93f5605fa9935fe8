package dev.packlight.hls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.checks.Subject.Manifest;
import dev.packlight.delivery.Decisions;
import dev.packlight.delivery.Presentation;
import dev.packlight.media.Edit;
import dev.packlight.protection.IvRule;
import dev.packlight.protection.Protection;
import dev.packlight.protection.Protection.Scheme;
import dev.packlight.testing.AnswerSheet;
import dev.packlight.testing.SmallFilm;
import dev.packlight.testing.SyntheticAsset;
import org.junit.jupiter.api.Test;

/** Playlists and segments of small films, and what is refused (RFC 8216). */
class HlsAnswersTest {

    private static final String AAC = "aac_und_2_15000_1_1";
    private static final String DOLBY = "eac3_und_6_10000_1_1";

    private static String[] everything(String token) {
        String form = ",format=" + token;
        return new String[] {
            "manifest(format=" + token + ")",
            "manifest(format=" + token + ",audio-only=true,filter=a)",
            "manifest(format=" + token + ",audioTrack=" + AAC + ")",
            "manifest(format=" + token + ",audioTrack=none)",
            "manifest(format=mpd-time-cmaf)",
            "QualityLevels(8000)/Manifest(video" + form + ")",
            "QualityLevels(8000)/Manifest(video" + form + ",audioTrack=" + AAC + ",filter=a)",
            "QualityLevels(8000)/Manifest(video" + form + ",type=keyframes)",
            "QualityLevels(15000)/Manifest(" + AAC + form + ")",
            "QualityLevels(8)/Manifest(subt_en" + form + ")",
            "QualityLevels(9)/Manifest(video" + form + ")",
            "QualityLevels(8000)/Fragments(video=i" + form + ")",
            "QualityLevels(8001)/Fragments(video=20000000" + form + ")",
            "QualityLevels(15000)/Fragments(" + AAC + "=0" + form + ")",
            "QualityLevels(10000)/Fragments(" + DOLBY + "=0" + form + ")",
            "QualityLevels(8)/Fragments(subt_en=0" + form + ")",
            "QualityLevels(8)/Fragments(subt_en=i" + form + ")",
            "QualityLevels(8000)/Fragments(video=100000000" + form + ")",
            "QualityLevels(8000)/Fragments(video" + form + ")Seg1-Frag1"
        };
    }

    private static Presentation protectedBy(Protection protection) throws Exception {
        return SmallFilm.asset().present(Decisions.ORIGINAL.withProtection(protection));
    }

    private static void check(HlsFormat format, String token) throws Exception {
        String[] some = {
            "manifest(format=" + token + ",encryption=cbc)",
            "QualityLevels(8000)/Manifest(video,format=" + token + ",encryption=cbc)",
            "QualityLevels(8000)/Fragments(video=0,format=" + token + ",encryption=cbc)"
        };
        Presentation film = SmallFilm.rich().present();
        Presentation lossless = new SyntheticAsset()
                .audio(SmallFilm.LOSSLESS, 48_000, 1024, 470, Edit.NONE)
                .present();
        new AnswerSheet(format, film.asset())
                .ask(film, everything(token))
                .about("sound alone")
                .ask(SmallFilm.sound().present(), "manifest(format=" + token + ")")
                .about("FLAC alone")
                .ask(lossless, "manifest(format=" + token + ")")
                .about("whole segments, numbered vectors")
                .ask(protectedBy(new Protection.WholeSegment(SmallFilm.KEY, new IvRule.Numbered(), "/key")), some)
                .about("whole segments, one vector")
                .ask(
                        protectedBy(new Protection.WholeSegment(
                                SmallFilm.KEY, new IvRule.Fixed(new IvRule.Numbered().of(7)), "/key")),
                        some)
                .about("samples, cbcs")
                .ask(protectedBy(new Protection.Samples(Scheme.CBCS, SmallFilm.KEY, "/key")), some)
                .about("samples, cenc")
                .ask(protectedBy(new Protection.Samples(Scheme.CENC, SmallFilm.KEY, "/key")), some)
                .check("small/" + format.id() + ".txt");
    }

    @Test
    void answers_ofTransportStreams_areThoseOfTheGolden() throws Exception {
        check(HlsFormat.ts(), "m3u8-aapl");
    }

    @Test
    void answers_withSoundInside_areThoseOfTheGolden() throws Exception {
        check(HlsFormat.tsMuxed(), "m3u8-aapl-v3");
    }

    @Test
    void answers_ofCmaf_areThoseOfTheGolden() throws Exception {
        check(HlsFormat.cmaf(), "m3u8-cmaf");
    }

    @Test
    void links_areFollowedOnlyFromPlaylists() {
        assertThat(new HlsLinks().reads(new Manifest("m", "#EXTM3U\n"))).isTrue();
        assertThat(new HlsLinks().reads(new Manifest("m", "<MPD/>"))).isFalse();
    }
}
