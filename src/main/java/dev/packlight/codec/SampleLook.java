package dev.packlight.codec;

import dev.packlight.bytes.ByteSource;
import dev.packlight.bytes.ByteWindow;
import dev.packlight.media.SampleDescription;
import dev.packlight.media.SampleTable;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Takes the beginnings of the first samples to a description whose codec asks for them. */
public final class SampleLook {

    /** A whole frame of sound, or a picture's parameter sets with messages before them. */
    private static final int MOST_BYTES = 8192;
    /** Priming, which encoders may leave empty. */
    private static final int PASSED_OVER = 2;

    private SampleLook() {}

    public static SampleDescription at(SampleDescription description, SampleTable samples, ByteSource source)
            throws IOException {
        int wanted = Codecs.of(description)
                .map(codec -> codec.samplesToLookAt(description))
                .orElse(0);
        if (wanted == 0 || samples.count() == 0) {
            return description;
        }
        int first = wanted > 1 && samples.count() > PASSED_OVER ? PASSED_OVER : 0;
        ByteWindow window = new ByteWindow(source, source.size(), MOST_BYTES);
        List<byte[]> found = new ArrayList<>();
        try {
            for (int i = first; i < Math.min(samples.count(), first + wanted); i++) {
                found.add(window.take(samples.offsetBytes(i), Math.min(samples.sizeBytes(i), MOST_BYTES)));
            }
        } catch (EOFException e) {
            return description.withSamples(found);
        }
        return description.withSamples(found);
    }
}
