package dev.packlight.subtitles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.testing.Draw;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Any cues, written as WebVTT and as IMSC1, are read as the same cues. */
class SubtitleRoundTripTest {

    private static final long MS = 10_000;

    private static List<Cue> cues(Draw draw) {
        List<Cue> cues = new ArrayList<>();
        long at = 0;
        for (int left = draw.integer(1, 8); left > 0; left--) {
            long start = at + draw.number(0, 5000);
            long end = start + draw.number(1, 4_000_000);
            String text = Cue.escaped(draw.text("abc <>&;->é\u4E2D", 1, 20).strip() + draw.of("", "\nzwei"));
            cues.add(new Cue(start * MS, end * MS, text.strip(), draw.of("", "align:start line:0")));
            at = start + 1;
        }
        return cues.stream().filter(cue -> !cue.text().isBlank()).toList();
    }

    private static TimedText read(String document) throws Exception {
        return TimedText.read("written", document.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void webVtt_readAgain_isTheSame() {
        Draw.each(1, 500, draw -> {
            List<Cue> cues = cues(draw);
            assertThat(read(WebVtt.whole(cues)).cues()).isEqualTo(cues);
        });
    }

    @Test
    void webVtt_ofSegments_holdsEachCueWhereverItIsShown() {
        Draw.each(1, 200, draw -> {
            List<Cue> cues = cues(draw);
            long from = draw.number(0, 20_000) * MS;
            long to = from + draw.number(1, 20_000) * MS;
            String segment = WebVtt.segment(cues, from, to, (1L << 33) + 900_000);
            assertThat(segment).contains("X-TIMESTAMP-MAP=MPEGTS:900000,LOCAL:00:00:00.000");
            assertThat(read(segment).cues())
                    .isEqualTo(cues.stream()
                            .filter(c -> c.startTicks() < to && c.endTicks() > from)
                            .toList());
        });
    }

    @Test
    void imsc1_readAgain_hasTheSameTextsCutToTheStretch() {
        Draw.each(1, 300, draw -> {
            List<Cue> cues = cues(draw);
            long from = draw.number(0, 20_000) * MS;
            long to = from + draw.number(1, 4_000_000) * MS;
            List<Cue> shown = cues.stream()
                    .filter(c -> c.startTicks() < to && c.endTicks() > from)
                    .toList();
            List<Cue> read = read(Imsc1.document(cues, from, to, "en")).cues();
            assertThat(read).hasSameSizeAs(shown);
            for (int i = 0; i < read.size(); i++) {
                assertThat(words(read.get(i))).isEqualTo(words(shown.get(i)));
                assertThat(read.get(i).startTicks())
                        .isEqualTo(Math.max(from, shown.get(i).startTicks()));
                assertThat(read.get(i).endTicks())
                        .isEqualTo(Math.min(to, shown.get(i).endTicks()));
            }
        });
    }

    /** TTML joins white space, which XML does not keep. */
    private static String words(Cue cue) {
        return cue.plain().replaceAll("[ \n]+", " ").strip();
    }

    @Test
    void time_roundsToTheMillisecondAndNeverFallsBelowZero() {
        assertThat(WebVtt.time(36_000_000_000L + 61 * 10_000_000L + 9_994_999)).isEqualTo("01:01:01.999");
        assertThat(WebVtt.time(4_999)).isEqualTo("00:00:00.000");
        assertThat(WebVtt.time(5_000)).isEqualTo("00:00:00.001");
        assertThat(WebVtt.time(-20_000)).isEqualTo("00:00:00.000");
        assertThat(WebVtt.time(1_000_000_000L * 3600 * 10)).isEqualTo("1000:00:00.000");
    }
}
