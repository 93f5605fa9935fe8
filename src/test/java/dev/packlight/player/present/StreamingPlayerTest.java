package dev.packlight.player.present;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.media.Ticks;
import dev.packlight.player.FrameSink;
import dev.packlight.player.Picture;
import dev.packlight.player.PlaySource;
import dev.packlight.player.PlayerState;
import dev.packlight.player.load.Limits;
import dev.packlight.testing.Readers;
import dev.packlight.testing.RunningOrigin;
import dev.packlight.testing.SampleAssets;
import java.net.URI;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamingPlayerTest {

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
    @ValueSource(strings = {"hls-ts", "hls-ts-v3", "hls-cmaf", "dash-cmaf", "dash-csf", "progressive"})
    void load_everyFormat_showsPicturesInPaceAndSeeks(String format) throws Exception {
        URI uri = origin.urls("aurora").get(format);
        int[] widths = new int[1];
        try (StreamingPlayer player = new StreamingPlayer(width(widths), Readers.ALL)) {
            player.load(new PlaySource.Address(uri, format));
            PlayerState playing = await(player, s -> Ticks.seconds(s.positionTicks()) > 1.5);
            assertThat(Ticks.seconds(playing.durationTicks())).isBetween(23.9, 24.1);
            assertThat(playing.statistics().framesShown() + playing.statistics().framesDropped())
                    .as("pictures of 1.5 s and a little more")
                    .isBetween(30, 90);
            assertThat(playing.statistics().avOffsetMs()).isBetween(-100.0, 100.0);
            player.seek(205 * Ticks.PER_SECOND / 10);
            PlayerState later = await(player, s -> Ticks.seconds(s.positionTicks()) > 21);
            assertThat(later.status()).isEqualTo(PlayerState.Status.PLAYING);
            assertThat(Ticks.seconds(await(player, s -> s.status() == PlayerState.Status.ENDED)
                            .positionTicks()))
                    .isGreaterThan(23.5);
        }
        assertThat(widths[0]).isPositive();
    }

    @Test
    void lock_oneRung_showsThatRung() throws Exception {
        int[] widths = new int[1];
        try (StreamingPlayer player = new StreamingPlayer(width(widths), Readers.ALL)) {
            player.load(new PlaySource.Address(origin.urls("aurora").get("dash-cmaf"), "dash"));
            player.lock(OptionalInt.of(1));
            await(player, s -> s.rungs().size() == 4);
            player.seek(8 * Ticks.PER_SECOND);
            await(
                    player,
                    s -> Ticks.seconds(s.positionTicks()) > 8.5
                            && s.currentRung().isPresent());
            assertThat(widths[0]).isEqualTo(640);
        }
    }

    @Test
    void load_nothingThere_saysSoInWords() throws Exception {
        try (StreamingPlayer player = new StreamingPlayer(Picture::close, Readers.ALL)) {
            player.load(new PlaySource.Address(
                    URI.create(origin.origin().baseUrl() + "/nowhere/x.ism/manifest(format=m3u8-cmaf)"), "nowhere"));
            assertThat(await(player, s -> s.status() == PlayerState.Status.FAILED)
                            .message())
                    .contains("404");
        }
    }

    /** A machine that decodes a third of the pictures in time: the clock waits, and says so. */
    @Test
    void play_decoderTooSlow_stallsAndNeverClaimsMoreThanIsSeen() throws Exception {
        double[] seen = new double[1];
        FrameSink sink = picture -> {
            seen[0] = Ticks.seconds(picture.ticks());
            picture.close();
        };
        Conditions slow = new Conditions(Limits.NORMAL, Readers.ALL, Duration.ofMillis(120));
        try (StreamingPlayer player = new StreamingPlayer(sink, slow)) {
            player.load(new PlaySource.Address(origin.urls("aurora").get("hls-cmaf"), "slow"));
            await(player, s -> s.statistics().framesShown() > 0);
            long start = System.nanoTime();
            boolean waited = false;
            PlayerState state = player.state();
            while (System.nanoTime() - start < 5_000_000_000L) {
                state = player.state();
                waited |= state.status() == PlayerState.Status.BUFFERING;
                assertThat(state.statistics().avOffsetMs()).isBetween(-500.0, 100.0);
                assertThat(Ticks.seconds(state.positionTicks())).isLessThan(seen[0] + 0.5);
                Thread.sleep(10);
            }
            assertThat(waited).as("a stall is shown").isTrue();
            assertThat(state.statistics().rebuffers()).isPositive();
            assertThat(Ticks.seconds(state.positionTicks())).isBetween(0.5, 4.0);
        }
    }

    @Test
    void seek_beforeAnythingIsLoaded_isNotForgotten() throws Exception {
        try (StreamingPlayer player = new StreamingPlayer(Picture::close, Readers.ALL)) {
            player.load(new PlaySource.Address(origin.urls("aurora").get("hls-cmaf"), "early seek"));
            player.seek(12 * Ticks.PER_SECOND);
            assertThat(Ticks.seconds(await(player, s -> s.status() == PlayerState.Status.PLAYING)
                            .positionTicks()))
                    .isBetween(11.9, 13.0);
        }
    }

    private static FrameSink width(int[] into) {
        return picture -> {
            into[0] = picture.widthPixels();
            picture.close();
        };
    }

    private static PlayerState await(StreamingPlayer player, Predicate<PlayerState> wanted)
            throws InterruptedException {
        long end = System.nanoTime() + 20_000_000_000L;
        PlayerState state = player.state();
        while (!wanted.test(state)) {
            boolean failed = state.status() == PlayerState.Status.FAILED;
            assertThat(System.nanoTime()).as("player hangs in " + state).isLessThan(failed ? 0 : end);
            Thread.sleep(20);
            state = player.state();
        }
        return state;
    }
}
