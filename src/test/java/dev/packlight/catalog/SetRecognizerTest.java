package dev.packlight.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.catalog.SetRecognizer.Candidate;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetRecognizerTest {

    @ParameterizedTest
    @CsvSource({
        "BigBuckBunny_400.mp4,bigbuckbunny",
        "film_1280x720_3400.mp4,film",
        "film-720p.mp4,film",
        "r1080.mp4,r",
        "film_640x360_90.mp4,film",
        "film 1500kbps.mp4,film",
        "episode_1.mp4,episode_1",
        "clip_audio.m4a,clip",
        "2160.mp4,''"
    })
    void stem_namesOfEncoders_loseWhatTellsRungsApart(String name, String stem) {
        assertThat(SetRecognizer.stem(Path.of(name))).isEqualTo(stem);
    }

    @Test
    void group_sameProgramme_isOneSet() {
        List<SourceSet> sets = SetRecognizer.group(List.of(
                video("film_400.mp4", 60, 320, 180, 400_000),
                video("film_1000.mp4", 60.2, 640, 360, 1_000_000),
                video("film_3400.mp4", 60, 1280, 720, 3_400_000),
                new Candidate(Path.of("film_audio.m4a"), 60, 0, 0, 0)));
        assertThat(sets).singleElement().satisfies(set -> {
            assertThat(set.name()).isEqualTo("film");
            assertThat(set.files()).hasSize(4);
        });
    }

    @Test
    void group_otherDurationShapeOrName_staysApart() {
        assertThat(SetRecognizer.group(List.of(
                        video("film_400.mp4", 60, 320, 180, 400_000), video("film_1000.mp4", 75, 640, 360, 1_000_000))))
                .hasSize(2);
        assertThat(SetRecognizer.group(List.of(
                        video("film_400.mp4", 60, 320, 180, 400_000), video("film_1000.mp4", 60, 640, 480, 1_000_000))))
                .hasSize(2);
        assertThat(SetRecognizer.group(List.of(
                        video("a_400.mp4", 60, 320, 180, 400_000), video("b_1000.mp4", 60, 640, 360, 1_000_000))))
                .hasSize(2);
        assertThat(SetRecognizer.group(List.of(
                        video("take_100.mp4", 60, 640, 360, 1_000_000),
                        video("take_101.mp4", 60, 640, 360, 1_010_000))))
                .as("same size and rate: two takes")
                .hasSize(2);
    }

    private static Candidate video(String name, double seconds, int width, int height, long bps) {
        return new Candidate(Path.of(name), seconds, width, height, bps);
    }
}
