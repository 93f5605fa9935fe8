package dev.packlight.player.present;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.media.Ticks;
import dev.packlight.player.Caption;
import dev.packlight.player.Picture;
import dev.packlight.player.PlaySource;
import dev.packlight.player.PlayerState;
import dev.packlight.player.PlayerState.Status;
import dev.packlight.player.TrackChoice;
import dev.packlight.subtitles.Cue;
import dev.packlight.subtitles.TimedText;
import dev.packlight.testing.Readers;
import dev.packlight.testing.RunningOrigin;
import dev.packlight.testing.SampleAssets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sound and subtitles are chosen, in every format that carries them. */
class TracksTest {

    private static final Path VOICES = SampleAssets.ROOT.resolve("voices");

    private static RunningOrigin origin;

    @BeforeAll
    static void start() throws Exception {
        origin = new RunningOrigin(VOICES);
    }

    @AfterAll
    static void stop() {
        origin.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hls-ts", "hls-cmaf", "dash-cmaf", "dash-csf"})
    void text_eachLanguage_showsItsCuesWhenTheyAreDue(String format) throws Exception {
        List<Cue> english = cues("voices_en.vtt");
        List<Cue> german = cues("voices_de.srt");
        try (StreamingPlayer player = new StreamingPlayer(Picture::close, Readers.ALL)) {
            player.load(new PlaySource.Address(origin.urls("voices").get(format), format));
            await(
                    player,
                    () -> player.tracks().texts().size() == 2 && player.state().status() == Status.PLAYING);
            player.pause();
            assertThat(player.captions()).as("none are shown unasked").isEmpty();
            int englishIndex = indexOf(player.tracks(), "en");
            for (int i = 0; i < 2; i++) {
                List<Cue> expected = i == englishIndex ? english : german;
                player.text(OptionalInt.of(i));
                assertThat(player.tracks().text()).isEqualTo(OptionalInt.of(i));
                for (Cue cue : List.of(expected.getFirst(), expected.get(expected.size() / 2))) {
                    player.seek((cue.startTicks() + cue.endTicks()) / 2);
                    await(player, () -> words(player).equals(List.of(cue.plain().strip())));
                }
            }
            player.text(OptionalInt.empty());
            assertThat(player.captions()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hls-ts", "hls-cmaf", "dash-cmaf"})
    void sound_another_isLoadedFromThePresentPositionOn(String format) throws Exception {
        try (StreamingPlayer player = new StreamingPlayer(Picture::close, Readers.ALL)) {
            player.load(new PlaySource.Address(origin.urls("voices").get(format), format));
            await(player, () -> player.state().positionTicks() > 2 * Ticks.PER_SECOND);
            TrackChoice before = player.tracks();
            assertThat(before.sounds()).hasSize(2).doesNotHaveDuplicates();
            assertThat(before.sound()).isEqualTo(OptionalInt.of(0));
            int loaded = player.log().loads().size();
            long at = player.state().positionTicks();
            player.sound(1);
            await(player, () -> player.state().positionTicks() > at + Ticks.PER_SECOND);
            assertThat(player.tracks().sound()).isEqualTo(OptionalInt.of(1));
            assertThat(player.log().loads().stream().skip(loaded).filter(load -> !load.video()))
                    .isNotEmpty()
                    .anyMatch(load -> before.sounds().get(1).startsWith(load.label())
                            && load.mediaTicks() + load.durationTicks() > at);
        }
    }

    private static int indexOf(TrackChoice tracks, String language) {
        return tracks.texts().get(0).toLowerCase().startsWith(language) ? 0 : 1;
    }

    private static List<Cue> cues(String file) throws Exception {
        return TimedText.read(file, Files.readAllBytes(VOICES.resolve(file))).cues();
    }

    private static List<String> words(StreamingPlayer player) {
        return player.captions().stream().map(Caption::text).toList();
    }

    private static void await(StreamingPlayer player, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + 30_000_000_000L;
        while (!condition.call()) {
            PlayerState state = player.state();
            assertThat(state.status()).as(state.message()).isNotEqualTo(Status.FAILED);
            assertThat(System.nanoTime())
                    .as("the player is at %s with %s and shows %s", state, player.tracks(), player.captions())
                    .isLessThan(end);
            Thread.sleep(5);
        }
    }
}
