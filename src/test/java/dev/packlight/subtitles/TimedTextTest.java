package dev.packlight.subtitles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packlight.isobmff.Mp4Reader;
import dev.packlight.media.MediaFile;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.Track;
import dev.packlight.media.TrackKind;
import dev.packlight.testing.MediaFixtures;
import dev.packlight.testing.SampleAssets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimedTextTest {

    private static TimedText read(String text) throws MediaFormatException {
        return TimedText.read("t", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void read_webVtt_keepsTagsSettingsAndLanguage() throws Exception {
        TimedText text = read(
                "\uFEFFWEBVTT\r\nLanguage: en-us\r\n\r\nid\r\n00:01.500 --> 01:00:02.000 line:0 align:start\r\n<i>A</i> &amp; b\r\nc\r\n\r\nNOTE no cue\r\n\r\n00:03.000 --> 00:02.000\r\nbackwards");
        assertThat(text.language()).isEqualTo("en-us");
        assertThat(text.cues())
                .containsExactly(new Cue(15_000_000, 36_020_000_000L, "<i>A</i> &amp; b\nc", "line:0 align:start"));
        assertThat(text.cues().getFirst().plain()).isEqualTo("A & b\nc");
    }

    @Test
    void read_subRip_escapesWhatIsNoTag() throws Exception {
        assertThat(read("1\n00:00:01,000 --> 00:00:02,5\n<font color=red>5 < 6</font> <b>bold</b>\n")
                        .cues())
                .containsExactly(new Cue(10_000_000, 25_000_000, "5 &lt; 6 <b>bold</b>", ""));
    }

    @Test
    void read_ttml_addsTimesOfParentsAndKnowsEveryClock() throws Exception {
        String ttml = """
                <?xml version="1.0"?><tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter" xmlns:tts="http://www.w3.org/ns/ttml#styling" xml:lang="de" ttp:frameRate="25" ttp:tickRate="10000000">
                <body begin="1s"><div><p begin="00:00:01.5" end="00:00:02:05">a<br/>b <span tts:fontStyle="italic">c</span></p><p begin="30000000t" dur="500ms">d &lt; e</p></div></body></tt>""";
        TimedText text = read(ttml);
        assertThat(text.language()).isEqualTo("de");
        assertThat(text.cues())
                .containsExactly(
                        new Cue(25_000_000, 32_000_000, "a\nb <i>c</i>", ""),
                        new Cue(40_000_000, 45_000_000, "d &lt; e", ""));
    }

    @Test
    void read_rubbish_isANamedError() {
        assertThatThrownBy(() -> read("no times here"))
                .isInstanceOf(MediaFormatException.class)
                .hasMessageContaining("neither WebVTT nor SubRip");
        assertThatThrownBy(() -> read("<tt><body>"))
                .isInstanceOf(MediaFormatException.class)
                .hasMessageContaining("not well-formed");
        assertThatThrownBy(
                        () -> read(
                                "<tt xmlns='http://www.w3.org/ns/ttml'><body><div><p begin='x' end='1s'>a</p></div></body></tt>"))
                .isInstanceOf(MediaFormatException.class)
                .hasMessageContaining("no number");
    }

    @Test
    void read_filesOfManyMakers_giveCuesOrANamedError() throws Exception {
        int read = 0;
        for (Path file : MediaFixtures.files(SampleAssets.shared("subtitles"), ".*\\.(vtt|srt|ttml|dfxp|xml)")) {
            try {
                for (Cue cue : TimedText.read(file.toString(), Files.readAllBytes(file))
                        .cues()) {
                    assertThat(cue.endTicks()).as("%s", file).isGreaterThan(cue.startTicks());
                }
                read++;
            } catch (MediaFormatException e) {
                assertThat(e.clause()).as("%s", file).isNotBlank();
            }
        }
        assertThat(read).isGreaterThan(20);
    }

    @Test
    void tracks_inFilesOfManyMakers_giveCues() throws Exception {
        int tracks = 0;
        for (Path path : MediaFixtures.files(SampleAssets.shared(""), ".*\\.(mp4|ismt|cmft|mov|m4v)")) {
            try {
                MediaFile file = Mp4Reader.read(MediaFixtures.source(path), path.toString());
                for (Track track : file.tracks(TrackKind.TEXT)) {
                    if (TextTrackReader.reads(track) && track.samples().count() > 0) {
                        List<Cue> cues = TextTrackReader.read(track, MediaFixtures.source(path));
                        assertThat(cues)
                                .as("%s track %d", path, track.id())
                                .allSatisfy(cue -> assertThat(cue.endTicks()).isGreaterThan(cue.startTicks()));
                        tracks++;
                    }
                }
            } catch (MediaFormatException e) {
                assertThat(e.clause()).isNotBlank();
            }
        }
        assertThat(tracks).isGreaterThan(5);
    }

    @Test
    void read_damagedText_neverFailsOtherwise() {
        String[] sound = {
            "WEBVTT\n\n00:01.000 --> 00:02.000 line:0\n<i>a</i>\n",
            "1\n00:00:01,000 --> 00:00:02,000\na\n",
            "<tt xmlns='http://www.w3.org/ns/ttml'><body><div><p begin='1s' end='2s'>a<br/><span>b</span></p></div></body></tt>"
        };
        Random random = new Random(3);
        for (int round = 0; round < 6000; round++) {
            byte[] bytes = sound[round % 3].getBytes(StandardCharsets.UTF_8);
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                List<Cue> cues = TimedText.read("t", bytes).cues();
                WebVtt.whole(cues);
                Imsc1.document(cues, 0, 100_000_000, "en");
            } catch (MediaFormatException e) {
                assertThat(e.clause()).isNotBlank();
            }
        }
    }

    /** The clock of transport streams wraps after 26.5 hours; cues and map must go on together. */
    @Test
    void segment_afterAWrap_mapsTheClockModulo33Bits() {
        long clock = (1L << 33) + 900_000;
        assertThat(WebVtt.segment(List.of(new Cue(10_000_000, 20_000_000, "a", "")), 0, 60_000_000, clock))
                .contains("X-TIMESTAMP-MAP=MPEGTS:900000,LOCAL:00:00:00.000")
                .contains("00:00:01.000 --> 00:00:02.000");
    }

    @Test
    void documents_ofNeighbouringSegments_showACueOnceEach() {
        List<Cue> cues = List.of(new Cue(15_000_000, 25_000_000, "<i>a</i> &amp; b", ""));
        assertThat(Imsc1.document(cues, 0, 20_000_000, "en"))
                .contains("begin=\"00:00:01.500\" end=\"00:00:02.000\"")
                .contains("<span tts:fontStyle=\"italic\">a</span> &amp; b");
        assertThat(Imsc1.document(cues, 20_000_000, 40_000_000, "en"))
                .contains("begin=\"00:00:02.000\" end=\"00:00:02.500\"");
        assertThat(Imsc1.document(cues, 40_000_000, 60_000_000, "en")).doesNotContain("<p ");
    }
}
