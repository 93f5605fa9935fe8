package dev.packlight.subtitles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.bytes.Limits;
import dev.packlight.testing.Mutations;
import dev.packlight.testing.SampleAssets;
import dev.packlight.testing.Within;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Whatever stands in a subtitle file: cues, or one named error; and time in proportion to its length. */
class SubtitlesHostileInputTest {

    private static final String SRT = "1\n00:00:00,000 --> 00:00:05,000\n";
    private static final String TTML =
            "<tt xmlns=\"http://www.w3.org/ns/ttml\" xmlns:ttp=\"http://www.w3.org/ns/ttml#parameter\""
                    + " ttp:frameRate=\"25\" ttp:tickRate=\"1000\"><body><div begin=\"1s\"><p begin=\"00:00:01.5\" end=\"10s\">a<br/>"
                    + "<span xmlns:tts=\"http://www.w3.org/ns/ttml#styling\" tts:fontStyle=\"italic\">b</span></p></div></body></tt>";

    @Test
    void read_marksLeftOpen_takeTimeInProportion() {
        for (String mark : new String[] {
            "<font", "</font", "{\\", "<", "<i", "<i.", "<b", ">", " ", "\n ", "&", "-->", "1:", "0", "line:1 ", "\n\t"
        }) {
            String body = mark.repeat(1_000_000 / mark.length());
            all(SRT + body);
            all("WEBVTT\n\n00:00.000 --> 00:05.000 " + body.replace("\n", "") + "\u2028" + "\n" + body);
            all("WEBVTT\nLanguage:" + body + "\n\n00:00.000 --> 00:05.000\na");
        }
    }

    /** Reads, and writes in every form that is delivered. */
    private static void all(String text) {
        Within.refusal(() -> {
            List<Cue> cues = TimedText.read("hostile", text.getBytes(StandardCharsets.UTF_8))
                    .cues();
            WebVtt.whole(cues);
            return Imsc1.document(cues, 0, 50_000_000, "und");
        });
    }

    @Test
    void read_ttmlOfManySpaces_takesTimeInProportion() {
        String spans = "<span> </span>".repeat(200_000);
        all("<tt><body><div><p begin=\"0s\" end=\"1s\">a" + spans + "b</p></div></body></tt>");
    }

    @Test
    void read_deepTtml_isRefused() {
        assertThat(Within.refusal(() -> TimedText.read(
                        "deep",
                        ("<tt>" + "<div>".repeat(100_000) + "</div>".repeat(100_000) + "</tt>")
                                .getBytes(StandardCharsets.UTF_8))))
                .hasMessageContaining("deep");
    }

    @Test
    void read_moreThanAFilmHas_isRefused() {
        String cue = "0:0:0,0-->0:0:1,0\na\n\n";
        assertThat(Within.refusal(
                        () -> TimedText.read("many", cue.repeat(Limits.CUES + 2).getBytes(StandardCharsets.UTF_8))))
                .hasMessageContaining("cues");
        assertThat(Within.refusal(() -> TimedText.read("long", new byte[Limits.SUBTITLE_BYTES + 1])))
                .hasMessageContaining("bytes");
    }

    @Test
    void read_externalEntities_areNotResolved() {
        String xml = "<!DOCTYPE tt [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                + "<tt><body><div><p begin=\"0s\" end=\"1s\">a&x;</p></div></body></tt>";
        Within.refusal(() -> {
            TimedText read = TimedText.read("entity", xml.getBytes(StandardCharsets.UTF_8));
            assertThat(read.cues()).allMatch(cue -> !cue.text().contains("root"));
            return read;
        });
    }

    @Test
    void read_mutations_failInOneWayOnly() {
        for (String sound : new String[] {SRT + "<i>a</i>", "WEBVTT\nLanguage: en\n\n" + SRT + "b & c", TTML}) {
            Mutations.of(sound, 9).limit(Mutations.count(1500)).forEach(SubtitlesHostileInputTest::all);
        }
    }

    @Test
    void read_hostileFile_endsSoon() throws Exception {
        try (InputStream in = new GZIPInputStream(
                Files.newInputStream(SampleAssets.shared("hostile").resolve("font.srt.gz")))) {
            all(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
