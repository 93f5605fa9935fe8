package dev.packlight.player.present;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.media.Ticks;
import dev.packlight.player.FrameSink;
import dev.packlight.player.PlaySource;
import dev.packlight.player.PlayerState;
import dev.packlight.player.PlayerState.RungInfo;
import dev.packlight.player.PlayerState.Status;
import dev.packlight.player.Resumption;
import dev.packlight.testing.Readers;
import dev.packlight.testing.RunningOrigin;
import dev.packlight.testing.SampleAssets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a player goes on: at a place, by pictures, at a speed. */
class ResumptionTest {

    private static final long PICTURE_TICKS = 40 * Ticks.PER_MILLISECOND;

    private static RunningOrigin origin;

    @BeforeAll
    static void start() throws Exception {
        origin = new RunningOrigin(SampleAssets.ROOT);
    }

    @AfterAll
    static void stop() {
        origin.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hls-ts", "dash-cmaf", "progressive"})
    void step_pausedInTheMiddle_showsTheNeighboursAndNothingElse(String format) throws Exception {
        List<Long> seen = new CopyOnWriteArrayList<>();
        try (StreamingPlayer player = new StreamingPlayer(noting(seen), Readers.ALL)) {
            long at = 8 * Ticks.PER_SECOND + 2 * PICTURE_TICKS;
            player.load(source(format), new Resumption(at, false, Optional.empty()));
            await(player, s -> s.status() == Status.PAUSED && seen.size() == 1);
            assertThat(seen.getFirst()).isBetween(at - Ticks.PER_MILLISECOND, at + PICTURE_TICKS);
            for (int pictures : new int[] {1, 1, -1, -1, -1, -1, -1}) {
                int before = seen.size();
                player.step(pictures);
                await(player, s -> seen.size() == before + 1);
            }
            assertThat(gaps(seen))
                    .as("the last ones are in the segment before")
                    .containsExactly(1, 1, -1, -1, -1, -1, -1);
            await(player, s -> s.status() == Status.PAUSED);
        }
    }

    @Test
    void load_lockedElsewhere_keepsPlaceAndRung() throws Exception {
        List<Long> seen = new CopyOnWriteArrayList<>();
        try (StreamingPlayer player = new StreamingPlayer(noting(seen), Readers.ALL)) {
            player.load(source("dash-cmaf"));
            List<RungInfo> rungs = await(player, s -> s.rungs().size() == 4).rungs();
            seen.clear();
            player.load(source("hls-ts"), new Resumption(12 * Ticks.PER_SECOND, true, Optional.of(rungs.get(1))));
            PlayerState playing = await(player, s -> s.positionTicks() > 13 * Ticks.PER_SECOND);
            assertThat(playing.currentRung()).isEqualTo(OptionalInt.of(1));
            assertThat(seen.getFirst()).isBetween(12 * Ticks.PER_SECOND - PICTURE_TICKS, 13 * Ticks.PER_SECOND);
            assertThat(player.log().loads()).noneMatch(load -> load.video() && load.rung() != 1);
        }
    }

    @Test
    void speed_double_runsThroughTwiceAsMuchFilm() throws Exception {
        try (StreamingPlayer player = new StreamingPlayer(noting(new CopyOnWriteArrayList<>()), Readers.ALL)) {
            player.speed(2);
            player.load(source("hls-cmaf"));
            long from = await(player, s -> s.positionTicks() > Ticks.PER_SECOND).positionTicks();
            long start = System.nanoTime();
            Thread.sleep(2000);
            double seconds = (System.nanoTime() - start) / 1e9;
            assertThat(Ticks.seconds(player.state().positionTicks() - from) / seconds)
                    .isBetween(1.5, 2.3);
        }
    }

    private static PlaySource.Address source(String format) throws Exception {
        return new PlaySource.Address(origin.urls("aurora").get(format), format);
    }

    private static FrameSink noting(List<Long> seen) {
        return picture -> {
            seen.add(picture.ticks());
            picture.close();
        };
    }

    private static List<Integer> gaps(List<Long> seen) {
        return java.util.stream.IntStream.range(1, seen.size())
                .map(i -> Math.round((float) (seen.get(i) - seen.get(i - 1)) / PICTURE_TICKS))
                .boxed()
                .toList();
    }

    private static PlayerState await(StreamingPlayer player, Predicate<PlayerState> condition) throws Exception {
        long end = System.nanoTime() + 30_000_000_000L;
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
