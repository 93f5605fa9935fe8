package dev.packlight.player.present;

import dev.packlight.media.Rounding;
import dev.packlight.media.Timescale;
import dev.packlight.player.decode.Sound;
import java.util.Optional;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;

/** The sound device, where there is one. */
final class SoundOutput implements AutoCloseable {

    private static final AudioFormat FORMAT = new AudioFormat(Sound.RATE_HZ, 16, 2, true, false);
    private static final int BUFFER_BYTES = Sound.RATE_HZ / 5 * Sound.FRAME_BYTES;

    private final SourceDataLine line;

    private SoundOutput(SourceDataLine line) {
        this.line = line;
    }

    /** Opens the device; empty where there is none, and then a silent clock paces the picture. */
    static Optional<SoundOutput> open() {
        try {
            SourceDataLine line = AudioSystem.getSourceDataLine(FORMAT);
            line.open(FORMAT, BUFFER_BYTES);
            return Optional.of(new SoundOutput(line));
        } catch (LineUnavailableException | IllegalArgumentException | SecurityException e) {
            return Optional.empty();
        }
    }

    /** Writes without waiting; returns how many bytes were taken. */
    int write(byte[] pcm, int from) {
        int room = Math.min(line.available(), pcm.length - from) / Sound.FRAME_BYTES * Sound.FRAME_BYTES;
        return room <= 0 ? 0 : line.write(pcm, from, room);
    }

    /** Sound written and not yet heard. */
    long pendingTicks() {
        long frames = (line.getBufferSize() - line.available()) / FORMAT.getFrameSize();
        return new Timescale(Sound.RATE_HZ).rescale(frames, Timescale.PRESENTATION, Rounding.NEAREST);
    }

    void start() {
        line.start();
    }

    void stop() {
        line.stop();
    }

    void flush() {
        line.flush();
    }

    @Override
    public void close() {
        line.close();
    }
}
