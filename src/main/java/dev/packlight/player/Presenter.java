package dev.packlight.player;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Shows pictures and sounds when the clock says so; the sound device, where there is one, corrects the clock. */
final class Presenter {

    private static final double LATE_SECONDS = 0.1;
    private static final double EARLY_SECONDS = 0.002;
    private static final double CLOCK_TOLERANCE_SECONDS = 0.03;

    private final FrameSink sink;
    private final PlaybackClock clock = new PlaybackClock(System::nanoTime);
    private final AtomicInteger shown = new AtomicInteger();
    private final AtomicInteger dropped = new AtomicInteger();
    private volatile Optional<SoundOutput> output = Optional.empty();
    private volatile double volume = 1;
    private volatile int currentRung = -1;
    private volatile long firstShownNanos;
    private volatile double offsetMs;
    private volatile boolean muted;
    private double writtenUntil = Double.NaN;
    private Sound pendingSound;
    private int pendingFrom;
    private boolean pictureDue = true;

    Presenter(FrameSink sink) {
        this.sink = sink;
    }

    /** Takes the sound device, if there is one. */
    void open() {
        output = SoundOutput.open();
    }

    boolean hasDevice() {
        return output.isPresent();
    }

    void volume(double level) {
        volume = level;
    }

    double seconds() {
        return clock.seconds();
    }

    int shown() {
        return shown.get();
    }

    int dropped() {
        return dropped.get();
    }

    /** Rung of the last picture; -1 before the first. */
    int rung() {
        return currentRung;
    }

    /** {@link System#nanoTime} of the first picture; 0 before it. */
    long firstShownNanos() {
        return firstShownNanos;
    }

    /** How early the last picture was shown, in milliseconds. */
    double offsetMs() {
        return offsetMs;
    }

    /** Begins anew at {@code seconds}, standing still. */
    void moveTo(double seconds) {
        clock.stop();
        clock.set(seconds);
        writtenUntil = Double.NaN;
        pendingSound = null;
        pictureDue = true;
        output.ifPresent(SoundOutput::flush);
    }

    void hold() {
        clock.stop();
        output.ifPresent(SoundOutput::stop);
    }

    /** Runs the clock and shows what is due. */
    void present(Pipeline p) {
        clock.start();
        output.ifPresent(SoundOutput::start);
        hear(p);
        see(p);
    }

    boolean isOver(Pipeline p) {
        return p.picturesEnded() && p.soundsEnded() && pendingSound == null;
    }

    /** Shows the first picture after a move, without the clock. */
    void showFirst(Pipeline p) {
        if (pictureDue) {
            Picture first = p.pictures().peek();
            if (first != null) {
                show(p.pictures().poll());
            }
        }
    }

    private void see(Pipeline p) {
        double now = clock.seconds();
        Picture due = null;
        while (p.pictures().peek() != null && p.pictures().peek().seconds() <= now + EARLY_SECONDS) {
            if (due != null && now - due.seconds() > LATE_SECONDS) {
                dropped.incrementAndGet();
            } else if (due != null) {
                show(due);
            }
            due = p.pictures().poll();
        }
        if (due != null) {
            offsetMs = (due.seconds() - clock.seconds()) * 1000;
            show(due);
        } else if (pictureDue) {
            showFirst(p);
        }
    }

    private void show(Picture picture) {
        pictureDue = false;
        currentRung = picture.rung();
        if (muted) {
            return;
        }
        sink.show(picture.bgra(), picture.widthPixels(), picture.heightPixels());
        shown.incrementAndGet();
        if (firstShownNanos == 0) {
            firstShownNanos = System.nanoTime();
        }
    }

    private void hear(Pipeline p) {
        if (output.isEmpty()) {
            while (p.sounds().peek() != null && p.sounds().peek().endSeconds() <= clock.seconds()) {
                p.sounds().poll();
            }
            if (p.soundsEnded()) {
                pendingSound = null;
            }
            return;
        }
        SoundOutput device = output.get();
        while (true) {
            if (pendingSound == null) {
                pendingSound = p.sounds().poll();
                pendingFrom = 0;
                if (pendingSound == null) {
                    return;
                }
                pendingSound = scaled(pendingSound);
            }
            pendingFrom += device.write(pendingSound.pcm(), pendingFrom);
            if (pendingFrom < pendingSound.pcm().length) {
                break;
            }
            writtenUntil = pendingSound.endSeconds();
            pendingSound = null;
        }
        if (!Double.isNaN(writtenUntil)) {
            double heard = writtenUntil - device.pendingSeconds();
            if (Math.abs(heard - clock.seconds()) > CLOCK_TOLERANCE_SECONDS) {
                clock.set(heard);
            }
        }
    }

    private Sound scaled(Sound sound) {
        if (volume >= 0.999) {
            return sound;
        }
        byte[] pcm = sound.pcm().clone();
        for (int i = 0; i + 1 < pcm.length; i += 2) {
            int sample = (int) ((short) (pcm[i] & 0xFF | pcm[i + 1] << 8) * volume);
            pcm[i] = (byte) sample;
            pcm[i + 1] = (byte) (sample >> 8);
        }
        return new Sound(sound.seconds(), pcm);
    }

    /** Shows nothing from now on; from any thread. */
    void mute() {
        muted = true;
    }

    void close() {
        output.ifPresent(SoundOutput::close);
    }
}
