package dev.packlight.player.present;

import dev.packlight.player.decode.PictureRing;
import dev.packlight.player.decode.Pipeline;
import java.time.Duration;

/**
 * What a session tells its decoders.
 *
 * @param decoding what each picture takes longer to decode than this machine needs
 */
record SessionScreen(PictureRing ring, Presenter presenter, PictureTimes times, Duration decoding)
        implements Pipeline.Screen {

    @Override
    public boolean isPast(long ticks) {
        return presenter.isPast(ticks);
    }

    @Override
    public void skipped() {
        presenter.skipped();
    }

    @Override
    public void decoded(long ticks) throws InterruptedException {
        times.add(ticks);
        if (decoding.isPositive()) {
            Thread.sleep(decoding);
        }
    }
}
