package dev.packlight.isobmff;

import static dev.packlight.media.MediaFormatException.malformed;
import static dev.packlight.media.MediaFormatException.unsupported;

import dev.packlight.bytes.ByteSource;
import dev.packlight.bytes.Limits;
import dev.packlight.media.MediaFormatException;

/** What one file may still ask for: the bytes of its index, and samples, of which each takes a byte of it at least. */
final class Budget {

    private final ByteSource source;
    private final long fileSize;
    private long indexBytes;
    private long samples;
    private long descriptionBytes;

    Budget(ByteSource source) {
        this.source = source;
        this.fileSize = source.size();
    }

    /** The file. */
    ByteSource source() {
        return source;
    }

    long fileSize() {
        return fileSize;
    }

    /** Asks for {@code bytes} of movie header or fragment. */
    void takeIndex(long bytes, String type, long at) throws MediaFormatException {
        indexBytes += bytes;
        if (indexBytes > Limits.INDEX_BYTES) {
            throw unsupported(
                    "movie header and fragments have more than " + Limits.INDEX_BYTES + " bytes", type, at, Box.CLAUSE);
        }
    }

    /** Asks for {@code count} samples that {@code box} claims. */
    void takeSamples(long count, Box box) throws MediaFormatException {
        if (count > fileSize - samples) {
            throw malformed(
                    (samples + count) + " samples are more than a file of " + fileSize + " bytes holds",
                    box.path(),
                    box.position(),
                    "ISO/IEC 14496-12 §8.7.3");
        }
        if (count > Limits.SAMPLES - samples) {
            throw unsupported(
                    "the file has more than " + Limits.SAMPLES + " samples",
                    box.path(),
                    box.position(),
                    "ISO/IEC 14496-12 §8.7.3");
        }
        samples += count;
    }

    /** Asks for the bytes of a sample description, which are kept. */
    void takeDescription(Box entry) throws MediaFormatException {
        descriptionBytes += entry.length();
        if (descriptionBytes > Limits.DESCRIPTIONS_BYTES) {
            throw unsupported(
                    "the sample descriptions have more than " + Limits.DESCRIPTIONS_BYTES + " bytes",
                    entry.path(),
                    entry.position(),
                    "ISO/IEC 14496-12 §8.5.2");
        }
    }

    /** How many of {@code claimed} entries a box can hold. */
    static int entries(Box box, long claimed, int bytesEach, long bytesLeft) throws MediaFormatException {
        if (claimed > bytesLeft / bytesEach) {
            throw malformed(
                    "box '" + box.type() + "' claims " + claimed + " entries, more than it holds",
                    box.path(),
                    box.position(),
                    "ISO/IEC 14496-12 §8.7");
        }
        return (int) claimed;
    }
}
