package dev.packlight.ui.play;

import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.SourceDataLine;

/** Whether this machine can be heard. */
final class SoundDevice {

    private static final AudioFormat COMMON = new AudioFormat(48_000, 16, 2, true, false);

    private SoundDevice() {}

    static boolean isThere() {
        return AudioSystem.isLineSupported(new DataLine.Info(SourceDataLine.class, COMMON));
    }
}
