package dev.packlight.player.present;

import dev.packlight.media.Ticks;
import dev.packlight.player.FrameSink;
import dev.packlight.player.Picture;
import dev.packlight.player.PlayerState;
import dev.packlight.player.decode.Pipeline;
import dev.packlight.player.load.SessionMeter;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** Shows pictures and sounds when the clock says so; the sound device, where there is one, corrects the clock. */
final class Presenter {

    /** Later than this a picture is left out where a newer one is due, as players do. */
    private static final long LATE_TICKS = 100 * Ticks.PER_MILLISECOND;

    private static final long EARLY_TICKS = 2 * Ticks.PER_MILLISECOND;
    /** When pictures or sounds lag further behind than this, the clock waits for them. */
    private static final long BEHIND_TICKS = 250 * Ticks.PER_MILLISECOND;

    private final FrameSink sink;
    private final PlaybackClock clock;
    private final AtomicInteger shown = new AtomicInteger();
    private final AtomicInteger dropped = new AtomicInteger();
    private volatile Optional<SoundTrack> device = Optional.empty();
    private volatile double volume = 1;
    private volatile int currentRung = -1;
    private volatile long firstShownNanos;
    private volatile double offsetMs;
    private volatile boolean muted;
    private volatile long seenTicks;
    private long shownTicks;
    private long heardTicks;
    private boolean pictureDue = true;

    Presenter(FrameSink sink, LongSupplier nanos) {
        this.sink = sink;
        this.clock = new PlaybackClock(nanos);
    }

    /** Hears through {@code output}, if there is one. */
    void open(Optional<SoundOutput> output) {
        device = output.map(found -> new SoundTrack(found, clock));
        volume(volume);
    }

    boolean hasDevice() {
        return device.isPresent();
    }

    void volume(double level) {
        volume = level;
        device.ifPresent(d -> d.volume(level));
    }

    /** Runs so many times as fast; sound is left out at any speed but 1. */
    void speed(double factor) {
        if (factor != clock.speed()) {
            clock.speed(factor);
            device.ifPresent(SoundTrack::stop);
            device.ifPresent(SoundTrack::flush);
        }
    }

    /** Presentation time of the picture that stands on the screen. */
    long shownTicks() {
        return shownTicks;
    }

    /** Presentation time of what is seen: the clock's, as long as pictures keep up with it. */
    long ticks() {
        return seenTicks;
    }

    /** All counters of the session, those of {@code meter} among them. */
    PlayerState.Statistics statistics(SessionMeter meter) {
        return meter.statistics(shown.get(), dropped.get(), firstShownNanos, offsetMs);
    }

    int dropped() {
        return dropped.get();
    }

    /** A picture was left out before it was made. */
    void skipped() {
        dropped.incrementAndGet();
    }

    /** Whether the clock has left a picture of this time behind for good. */
    boolean isPast(long ticks) {
        return clock.isRunning() && clock.ticks() - ticks > LATE_TICKS;
    }

    /** Rung of the last picture; -1 before the first. */
    int rung() {
        return currentRung;
    }

    /** How early the last picture was shown, in milliseconds. */
    double offsetMs() {
        return offsetMs;
    }

    /** Begins anew at this presentation time, standing still. */
    void moveTo(long ticks) {
        clock.stop();
        clock.set(ticks);
        seenTicks = ticks;
        heardTicks = ticks;
        pictureDue = true;
        device.ifPresent(SoundTrack::flush);
    }

    void hold() {
        clock.stop();
        device.ifPresent(SoundTrack::stop);
    }

    /** Whether the pipeline has what is needed to run the clock. */
    boolean isReady(Pipeline p) {
        return Supply.isReady(p, clock.ticks());
    }

    /** Runs the clock and shows what is due. */
    void present(Pipeline p) {
        clock.start();
        hear(p);
        see(p);
    }

    /** Shows what should have been seen by now, while the clock stands and pictures catch up with it. */
    void catchUp(Pipeline p) {
        see(p);
    }

    /** Whether pictures or sounds have fallen so far behind that the clock has to wait. */
    boolean isBehind(Pipeline p) {
        long now = clock.ticks();
        return !Supply.hasPicture(p, now) && now - seenTicks > BEHIND_TICKS
                || !Supply.hasSound(p, now) && now - heardTicks > BEHIND_TICKS;
    }

    boolean isOver(Pipeline p) {
        return p.picturesEnded()
                && p.soundsEnded()
                && device.map(SoundTrack::isWritten).orElse(true);
    }

    /** Shows the first picture after a move, without the clock. */
    void showFirst(Pipeline p) {
        if (pictureDue && p.pictures().peek() != null) {
            show(p.pictures().poll());
        }
    }

    /** Shows the next picture, if it is there, and lets the clock stand at it. */
    boolean showNext(Pipeline p) {
        Picture next = p.pictures().poll();
        if (next == null) {
            return false;
        }
        long at = next.ticks();
        show(next);
        moveTo(at);
        pictureDue = false;
        while (p.sounds().peek() != null && p.sounds().peek().endTicks() < at) {
            p.sounds().poll();
        }
        return true;
    }

    private void see(Pipeline p) {
        long now = clock.ticks();
        Picture due = null;
        while (p.pictures().peek() != null && p.pictures().peek().ticks() <= now + EARLY_TICKS) {
            if (due != null) {
                dropped.incrementAndGet();
                due.close();
            }
            due = p.pictures().poll();
        }
        if (due != null) {
            offsetMs = Ticks.milliseconds(due.ticks() - now);
            seenTicks = Math.max(seenTicks, Math.min(now, due.ticks()));
            show(due);
        } else if (pictureDue) {
            showFirst(p);
        }
        if (Supply.hasPicture(p, now)) {
            seenTicks = now;
        }
    }

    private void show(Picture picture) {
        pictureDue = false;
        shownTicks = picture.ticks();
        currentRung = picture.rung();
        if (muted) {
            picture.close();
            return;
        }
        sink.show(picture);
        shown.incrementAndGet();
        if (firstShownNanos == 0) {
            firstShownNanos = System.nanoTime();
        }
    }

    private void hear(Pipeline p) {
        if (device.isPresent() && clock.speed() == 1) {
            device.get().play(p.sounds());
        } else {
            while (p.sounds().peek() != null && p.sounds().peek().endTicks() <= clock.ticks()) {
                heardTicks = p.sounds().poll().endTicks();
            }
        }
        long now = clock.ticks();
        if (Supply.hasSound(p, now) || device.map(d -> !d.isIdle()).orElse(false)) {
            heardTicks = now;
        }
    }

    /** Shows nothing from now on; from any thread. */
    void mute() {
        muted = true;
    }

    void close() {
        device.ifPresent(SoundTrack::close);
    }
}
