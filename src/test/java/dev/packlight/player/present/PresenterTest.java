package dev.packlight.player.present;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.packlight.media.Ticks;
import dev.packlight.player.Picture;
import dev.packlight.player.decode.PictureRing;
import dev.packlight.player.decode.Pipeline;
import dev.packlight.player.decode.Sound;
import dev.packlight.player.decode.Timeline;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The clock and the pictures on a time line of the test's own. */
class PresenterTest {

    private static final long PICTURE = 40 * Ticks.PER_MILLISECOND;

    private final AtomicLong nanos = new AtomicLong(1);
    private final List<Long> shown = new ArrayList<>();
    private final PictureRing ring = new PictureRing(16);
    private final Presenter presenter = new Presenter(
            picture -> {
                shown.add(picture.ticks());
                picture.close();
            },
            nanos::get);
    private final Pipeline pipeline = new Pipeline(new Timeline(), 0, new Screens(presenter, ring), e -> {});
    private long made;

    @BeforeEach
    void standAtTheStart() {
        presenter.open(Optional.empty());
        presenter.moveTo(0);
    }

    @AfterEach
    void free() {
        pipeline.close();
        ring.close();
    }

    private record Screens(Presenter presenter, PictureRing ring) implements Pipeline.Screen {
        @Override
        public boolean isPast(long ticks) {
            return presenter.isPast(ticks);
        }

        @Override
        public void skipped() {
            presenter.skipped();
        }

        @Override
        public void decoded(long ticks) {}
    }

    private static Picture picture(long ticks) {
        return new Picture(ByteBuffer.allocate(0), new Picture.Shape(16, 16, 16), ticks, 0, () -> {});
    }

    private void make(int pictures) throws InterruptedException {
        for (int i = 0; i < pictures; i++) {
            assertThat(pipeline.pictures().offer(picture(made))).isTrue();
            made += PICTURE;
        }
    }

    private void sound(long from, double seconds) {
        pipeline.sounds().add(new Sound(from, new byte[(int) (seconds * Sound.RATE_HZ) * 4]));
    }

    private void pass(double seconds) {
        nanos.addAndGet(Math.round(seconds * 1e9));
        presenter.present(pipeline);
    }

    @Test
    void present_decoderKeepsUp_positionIsTheClocks() throws Exception {
        sound(0, 60);
        make(3);
        for (int i = 0; i < 100; i++) {
            make(1);
            pass(Ticks.seconds(PICTURE));
            assertThat(presenter.isBehind(pipeline)).isFalse();
        }
        assertThat(presenter.ticks()).isCloseTo(100 * PICTURE, within(50 * Ticks.PER_MILLISECOND));
        assertThat(presenter.dropped()).isZero();
    }

    @Test
    void present_decoderStops_clockIsBehindSoonAndPositionStaysWhatIsSeen() throws Exception {
        sound(0, 60);
        make(4);
        double passed = 0;
        presenter.present(pipeline);
        while (!presenter.isBehind(pipeline)) {
            pass(0.02);
            passed += 0.02;
            assertThat(passed).isLessThan(1);
        }
        assertThat(passed).isBetween(0.3, 0.5);
        assertThat(presenter.ticks()).isLessThan(4 * PICTURE + 20 * Ticks.PER_MILLISECOND);
        assertThat(shown).endsWith(3 * PICTURE);
    }

    @Test
    void catchUp_picturesComeLate_areSeenWithoutTheClockAndThenItRuns() throws Exception {
        sound(0, 60);
        presenter.present(pipeline);
        pass(0.4);
        assertThat(presenter.isBehind(pipeline)).isTrue();
        presenter.hold();
        for (int i = 0; i < 11; i++) {
            make(1);
            nanos.addAndGet(100_000_000);
            presenter.catchUp(pipeline);
            assertThat(presenter.isReady(pipeline)).isFalse();
            assertThat(presenter.ticks()).isCloseTo(made - PICTURE, within(Ticks.PER_MILLISECOND));
        }
        make(3);
        presenter.catchUp(pipeline);
        assertThat(presenter.isReady(pipeline)).isTrue();
        assertThat(presenter.offsetMs()).isBetween(-400.0, 1.0);
        presenter.present(pipeline);
        pass(0.01);
        assertThat(presenter.ticks()).isCloseTo(410 * Ticks.PER_MILLISECOND, within(Ticks.PER_MILLISECOND));
    }

    @Test
    void isPast_lateWhileTheClockRuns_yesAndNoWhileItWaits() {
        sound(0, 60);
        presenter.present(pipeline);
        pass(0.2);
        assertThat(presenter.isPast(50 * Ticks.PER_MILLISECOND)).isTrue();
        assertThat(presenter.isPast(150 * Ticks.PER_MILLISECOND)).isFalse();
        presenter.hold();
        assertThat(presenter.isPast(50 * Ticks.PER_MILLISECOND)).isFalse();
    }

    @Test
    void isBehind_soundIsMissing_waitsUnlessItEnded() throws Exception {
        make(5);
        sound(0, 0.02);
        presenter.present(pipeline);
        pass(0.05);
        pass(0.05);
        assertThat(presenter.isBehind(pipeline)).isFalse();
        for (int i = 0; i < 8; i++) {
            pass(Ticks.seconds(PICTURE));
            make(1);
        }
        assertThat(presenter.isBehind(pipeline))
                .as("nobody knows where the sound is")
                .isTrue();
        pipeline.audioPackets().fedUntil(10 * Ticks.PER_SECOND);
        pass(0.02);
        assertThat(presenter.isBehind(pipeline))
                .as("ten seconds were fed, none of them sound")
                .isFalse();
    }

    @Test
    void isReady_soundAlone_doesNotWaitForPictures() {
        sound(0, 1);
        assertThat(presenter.isReady(pipeline)).isFalse();
        pipeline.videoPackets().fedUntil(5 * Ticks.PER_SECOND);
        assertThat(presenter.isReady(pipeline)).isTrue();
    }
}
