package dev.packlight.player.present;

import dev.packlight.player.decode.Pipeline;
import java.util.concurrent.atomic.AtomicInteger;

/** By how many pictures a person wants to go on, or back. Wished for on any thread, taken on the player's. */
final class Steps {

    private final PictureTimes times = new PictureTimes();
    private final AtomicInteger wished = new AtomicInteger();

    PictureTimes times() {
        return times;
    }

    void wish(int pictures) {
        wished.addAndGet(pictures);
    }

    /** Shows the next picture, or asks for an earlier one; whether a picture was shown. */
    boolean take(Presenter presenter, Pipeline p, SeekRequest seek) {
        int wanted = wished.get();
        if (wanted > 0) {
            boolean shown = presenter.showNext(p);
            if (shown || p.picturesEnded()) {
                wished.decrementAndGet();
            }
            return shown;
        }
        if (wanted < 0) {
            wished.addAndGet(-wanted);
            long at = presenter.shownTicks();
            for (int i = wanted; i < 0; i++) {
                at = times.before(at);
            }
            seek.wish(Math.max(0, at));
        }
        return false;
    }
}
