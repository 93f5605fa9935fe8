package dev.packlight.codec;

import dev.packlight.media.MediaFormatException;

/**
 * Why the units of a sample cannot be told any further.
 *
 * @param kind whose fault it is
 * @param sample number of the sample, from 0
 * @param atBytes where in the sample the units end that can be told
 * @param sentence what is wrong there
 * @param clause the rule
 */
public record UnitDamage(MediaFormatException.Kind kind, int sample, int atBytes, String sentence, String clause) {

    /** The same for those who cannot go on; {@code sampleOffsetBytes} is where in the file the sample lies. */
    public MediaFormatException exception(long sampleOffsetBytes) {
        return new MediaFormatException(
                kind,
                "sample " + (sample + 1) + " " + sentence,
                "mdat",
                sampleOffsetBytes < 0 ? -1 : sampleOffsetBytes + atBytes,
                clause);
    }
}
