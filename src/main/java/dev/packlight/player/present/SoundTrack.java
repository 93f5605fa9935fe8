package dev.packlight.player.present;

import dev.packlight.media.Ticks;
import dev.packlight.player.decode.Sound;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;

/** Sounds on their way through the device, which tells the clock how much of them was heard. */
final class SoundTrack implements AutoCloseable {

    private static final long CLOCK_TOLERANCE_TICKS = 30 * Ticks.PER_MILLISECOND;
    /** Sounds that ended this long before the clock are past, and would pull it back. */
    private static final long PAST_TICKS = 250 * Ticks.PER_MILLISECOND;

    private final SoundOutput device;
    private final PlaybackClock clock;
    private Optional<Sound> pending = Optional.empty();
    private int pendingFrom;
    private OptionalLong writtenUntilTicks = OptionalLong.empty();
    private volatile double volume = 1;

    SoundTrack(SoundOutput device, PlaybackClock clock) {
        this.device = device;
        this.clock = clock;
    }

    void volume(double level) {
        volume = level;
    }

    /** Hands the device what it takes, and sets the clock by what was heard. */
    void play(Queue<Sound> sounds) {
        device.start();
        while (write(sounds)) {
            writtenUntilTicks = OptionalLong.of(pending.orElseThrow().endTicks());
            pending = Optional.empty();
        }
        long waiting = device.pendingTicks();
        if (writtenUntilTicks.isPresent() && waiting > 0) {
            long heard = writtenUntilTicks.getAsLong() - waiting;
            if (Math.abs(heard - clock.ticks()) > CLOCK_TOLERANCE_TICKS) {
                clock.set(heard);
            }
        }
    }

    /** Whether the device took a sound whole. */
    private boolean write(Queue<Sound> sounds) {
        if (pending.isEmpty()) {
            pending = next(sounds).map(this::scaled);
            pendingFrom = 0;
        }
        if (pending.isEmpty()) {
            return false;
        }
        byte[] pcm = pending.get().pcm();
        pendingFrom += device.write(pcm, pendingFrom);
        return pendingFrom >= pcm.length;
    }

    private Optional<Sound> next(Queue<Sound> sounds) {
        Sound next = sounds.poll();
        while (next != null && next.endTicks() < clock.ticks() - PAST_TICKS) {
            next = sounds.poll();
        }
        return Optional.ofNullable(next);
    }

    private Sound scaled(Sound sound) {
        double level = volume;
        if (level >= 0.999) {
            return sound;
        }
        byte[] pcm = sound.pcm().clone();
        for (int i = 0; i + 1 < pcm.length; i += 2) {
            int sample = (int) ((short) (pcm[i] & 0xFF | pcm[i + 1] << 8) * level);
            pcm[i] = (byte) sample;
            pcm[i + 1] = (byte) (sample >> 8);
        }
        return new Sound(sound.startTicks(), pcm);
    }

    /** Whether the device has all that was given. */
    boolean isWritten() {
        return pending.isEmpty();
    }

    /** Whether nothing is left to be heard. */
    boolean isIdle() {
        return pending.isEmpty() && device.pendingTicks() <= 0;
    }

    void stop() {
        device.stop();
    }

    /** Forgets what was not heard yet. */
    void flush() {
        pending = Optional.empty();
        writtenUntilTicks = OptionalLong.empty();
        device.flush();
    }

    @Override
    public void close() {
        device.close();
    }
}
