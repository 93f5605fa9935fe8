package dev.packlight.player.present;

import dev.packlight.media.Ticks;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/** Which picture comes before which, as far as pictures were decoded. Safe for threads. */
final class PictureTimes {

    private static final int KEPT = 4000;
    /** Until two pictures tell. */
    private static final long USUAL_TICKS = 40 * Ticks.PER_MILLISECOND;

    private final Map<Long, Long> before = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Long> eldest) {
            return size() > KEPT;
        }
    };

    private OptionalLong last = OptionalLong.empty();
    private long gapTicks = USUAL_TICKS;

    /** The next picture does not follow the last one. */
    synchronized void jump() {
        last = OptionalLong.empty();
    }

    synchronized void add(long ticks) {
        if (last.isPresent() && ticks > last.getAsLong()) {
            before.put(ticks, last.getAsLong());
            gapTicks = ticks - last.getAsLong();
        }
        last = OptionalLong.of(ticks);
    }

    /** When the picture before that of {@code ticks} is shown; judged by its neighbours where it was never decoded. */
    synchronized long before(long ticks) {
        return before.getOrDefault(ticks, ticks - gapTicks);
    }
}
