package dev.packlight.player.present;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.media.Ticks;
import dev.packlight.player.Picture;
import dev.packlight.player.PlaySource;
import dev.packlight.player.PlayerState;
import dev.packlight.player.PlayerState.Status;
import dev.packlight.player.SessionLog;
import dev.packlight.testing.Readers;
import dev.packlight.testing.RunningOrigin;
import dev.packlight.testing.SampleAssets;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rung that is asked for shows with the next segment, not when the buffer was played. */
class LockTest {

    /** How far decoders are ahead of the picture. */
    private static final long DECODED_TICKS = 2 * Ticks.PER_SECOND;

    @ParameterizedTest
    @ValueSource(strings = {"hls-ts-v3", "hls-ts", "dash-cmaf"})
    void lock_bufferFull_replacesWhatIsNotBegun(String format) throws Exception {
        List<Long> seen = new CopyOnWriteArrayList<>();
        try (RunningOrigin origin = new RunningOrigin(SampleAssets.AURORA);
                StreamingPlayer player = new StreamingPlayer(
                        picture -> {
                            seen.add(picture.ticks());
                            picture.close();
                        },
                        Readers.ALL)) {
            player.load(new PlaySource.Address(origin.urls("aurora").get(format), format));
            PlayerState full = await(
                    player,
                    s -> s.status() == Status.PLAYING
                            && s.bufferTicks() > 9 * Ticks.PER_SECOND
                            && s.currentRung().orElse(0) > 0);
            player.lock(OptionalInt.of(0));
            long segmentTicks = player.log().loads().stream()
                    .filter(SessionLog.Load::video)
                    .findFirst()
                    .orElseThrow()
                    .durationTicks();
            PlayerState locked = await(player, s -> s.currentRung().equals(OptionalInt.of(0)));
            assertThat(locked.positionTicks() - full.positionTicks())
                    .as("film until the rung shows")
                    .isLessThan(segmentTicks + DECODED_TICKS);
            await(player, s -> s.positionTicks() > locked.positionTicks() + 4 * Ticks.PER_SECOND);
            assertThat(player.state().currentRung()).isEqualTo(OptionalInt.of(0));
            assertThat(seen).as("every picture once, in order").isSorted().doesNotHaveDuplicates();
            assertThat(player.log().switches().getLast().reason()).isEqualTo("locked by the user");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = "hls-cmaf")
    void lock_everythingLoaded_replacesTheRestOfTheFilm(String format) throws Exception {
        try (RunningOrigin origin = new RunningOrigin(SampleAssets.AURORA);
                StreamingPlayer player = new StreamingPlayer(Picture::close, Readers.ALL)) {
            player.load(new PlaySource.Address(origin.urls("aurora").get(format), format));
            player.seek(14 * Ticks.PER_SECOND);
            await(
                    player,
                    s -> s.positionTicks() > 14 * Ticks.PER_SECOND
                            && s.positionTicks() + s.bufferTicks() > 23 * Ticks.PER_SECOND
                            && s.currentRung().orElse(0) > 0);
            player.lock(OptionalInt.of(1));
            await(player, s -> s.currentRung().equals(OptionalInt.of(1)));
            PlayerState end = await(player, s -> s.status() == Status.ENDED);
            assertThat(end.currentRung()).isEqualTo(OptionalInt.of(1));
            assertThat(end.positionTicks()).isGreaterThan(23 * Ticks.PER_SECOND);
        }
    }

    private static PlayerState await(StreamingPlayer player, Predicate<PlayerState> condition) throws Exception {
        long end = System.nanoTime() + 40_000_000_000L;
        while (true) {
            PlayerState state = player.state();
            assertThat(state.status()).as(state.message()).isNotEqualTo(Status.FAILED);
            if (condition.test(state)) {
                return state;
            }
            assertThat(System.nanoTime()).as("the player is at " + state).isLessThan(end);
            Thread.sleep(5);
        }
    }
}
