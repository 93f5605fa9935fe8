package dev.packlight.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.checks.Measure.BitRate;
import dev.packlight.checks.Measure.Bytes;
import dev.packlight.checks.Measure.Count;
import dev.packlight.checks.Measure.PictureRate;
import dev.packlight.checks.Measure.Ratio;
import dev.packlight.checks.Measure.Size;
import dev.packlight.checks.Measure.Text;
import dev.packlight.checks.Measure.Time;
import dev.packlight.media.Timescale;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Findings as people and as machines read them. */
class FindingTest {

    private static final Rule RULE =
            Rule.of("sound-ends", Severity.SHOULD, "Sound is short", "both end", "ISO 1 §2", "Lengthen it.");

    static Stream<Arguments> measures() {
        return Stream.of(
                Arguments.of(new Count(3, "pictures"), "3", 3L, "pictures"),
                Arguments.of(new Time(180_009, Timescale.MPEG), "2.000 s", new BigDecimal("2.0001"), "s"),
                Arguments.of(Time.ofSeconds(20), "20.000 s", new BigDecimal("20"), "s"),
                Arguments.of(new BitRate(1_234_567), "1.23 Mb/s", 1_234_567L, "b/s"),
                Arguments.of(new Bytes(188), "188 bytes", 188L, "bytes"),
                Arguments.of(
                        new PictureRate(30_000, 1001, new Timescale(1)),
                        "29.970",
                        new BigDecimal("29.970030"),
                        "frames/s"),
                Arguments.of(new Ratio(1920, 1080), "1.778:1", new BigDecimal("1.777778"), "ratio"),
                Arguments.of(new Size(1280, 720), "1280x720", "1280x720", "pixels"),
                Arguments.of(new Text("mp4a.40.2"), "mp4a.40.2", "mp4a.40.2", "text"));
    }

    @ParameterizedTest
    @MethodSource("measures")
    void measure_hasWordsAndAnExactValueWithItsUnit(Measure measure, String words, Object value, String unit) {
        assertThat(measure.words()).isEqualTo(words);
        assertThat(measure.fields()).containsEntry("unit", unit);
        Object found = measure.fields().get("value");
        assertThat(found instanceof BigDecimal number ? number.toPlainString() : found)
                .isEqualTo(value instanceof BigDecimal wanted ? wanted.toPlainString() : value);
    }

    @Test
    void time_andRatio_keepWhatMakesThemExact() {
        assertThat(new Time(180_009, Timescale.MPEG).fields())
                .containsEntry("ticks", 180_009L)
                .containsEntry("ticksPerSecond", 90_000L);
        assertThat(new Ratio(1920, 1080).fields())
                .containsEntry("numerator", 16L)
                .containsEntry("denominator", 9L);
    }

    @Test
    void statement_valuesThatLookLikeNames_areNotReadAgain() {
        Statement statement = Statement.of("{a} and {b} and {c}")
                .with("a", new Text("{b} $1"))
                .with("b", new Count(2, "things"));
        assertThat(statement.words()).isEqualTo("{b} $1 and 2 and {c}");
    }

    @Test
    void finding_isRenderedOnceForPeopleAndMachines() {
        Statement measured = Statement.of("sound to {sound}").with("sound", Time.of(15_000_000));
        Where where = new Where.InTrack("a.mp4", 2, "a.mp4 track 2", java.util.Optional.of(new Where.Samples(1, 5)));
        Finding finding = Finding.of(RULE, where, measured).at(15_000_000);
        assertThat(finding.line()).isEqualTo("SHOULD  Sound is short: a.mp4 track 2: sound to 1.500 s (ISO 1 §2)");
        assertThat(finding.advice()).isEqualTo("Expected: both end. Lengthen it.");
        assertThat(finding.fields())
                .containsEntry("rule", "sound-ends")
                .containsEntry("severity", "SHOULD")
                .containsEntry("where", "a.mp4 track 2")
                .containsEntry("measured", "sound to 1.500 s")
                .containsEntry("expected", "both end")
                .containsEntry("fix", "Lengthen it.")
                .containsEntry("atSeconds", new BigDecimal("1.500"))
                .containsEntry(
                        "place", Map.of("kind", "track", "file", "a.mp4", "track", 2L, "fromSample", 1, "toSample", 5))
                .containsEntry("at", Time.of(15_000_000).fields())
                .containsEntry(
                        "measuredValues", Map.of("sound", Time.of(15_000_000).fields()));
    }
}
