package dev.packlight.isobmff;

import static dev.packlight.media.MediaFormatException.malformed;

import dev.packlight.bytes.ByteReader;
import dev.packlight.media.MediaFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A box that lies in memory (ISO/IEC 14496-12 §4.2).
 *
 * @param type four characters
 * @param path where it stands, {@code moov/trak/mdia} for example
 * @param data the array that holds it
 * @param start first byte of its payload in {@code data}
 * @param end first byte after it in {@code data}
 * @param fileOffset position in the file of {@code data[0]}
 */
record Box(String type, String path, byte[] data, int start, int end, long fileOffset) {

    static final String CLAUSE = "ISO/IEC 14496-12 §4.2";
    /** More children than any sound file has; bounds the work on a hostile one. */
    private static final int MAX_CHILDREN = 10_000;

    /** The payload without the box header. */
    ByteReader reader() {
        return new ByteReader(data, start, end);
    }

    /** The payload of a full box, version and flags passed over. */
    ByteReader fullReader() throws MediaFormatException {
        need(4);
        return reader().skip(4);
    }

    int version() throws MediaFormatException {
        need(4);
        return data[start] & 0xFF;
    }

    void need(int bytes) throws MediaFormatException {
        if (end - start < bytes) {
            throw malformed("box '" + type + "' is cut off", path, position(), CLAUSE);
        }
    }

    /** Position of the payload in the file. */
    long position() {
        return fileOffset + start;
    }

    List<Box> children() throws MediaFormatException {
        return children(0);
    }

    /** Child boxes after {@code skip} bytes of fields; up to three trailing bytes that are no box are passed over. */
    List<Box> children(int skip) throws MediaFormatException {
        need(skip);
        List<Box> found = new ArrayList<>();
        int at = start + skip;
        while (end - at >= 8) {
            Box child = childAt(at);
            found.add(child);
            at = child.end;
            if (found.size() > MAX_CHILDREN) {
                throw malformed("box '" + type + "' has too many children", path, position(), CLAUSE);
            }
        }
        return found;
    }

    private Box childAt(int at) throws MediaFormatException {
        ByteReader in = new ByteReader(data, at, end);
        long size = in.u32();
        String childType = in.fourcc();
        int header = 8;
        if (size == 1 && in.remaining() >= 8) {
            size = in.i64();
            header = 16;
        } else if (size == 0) {
            size = end - at;
        }
        if (size < header || size > end - at) {
            throw malformed(
                    "box '" + childType + "' of " + size + " bytes does not fit into '" + type + "'",
                    path + "/" + childType,
                    fileOffset + at,
                    CLAUSE);
        }
        return new Box(childType, path + "/" + childType, data, at + header, at + (int) size, fileOffset);
    }

    Optional<Box> child(String wanted) throws MediaFormatException {
        return children().stream().filter(box -> box.type.equals(wanted)).findFirst();
    }

    Box require(String wanted, String clause) throws MediaFormatException {
        return child(wanted).orElseThrow(() -> malformed("box '" + wanted + "' is missing", path, position(), clause));
    }
}
