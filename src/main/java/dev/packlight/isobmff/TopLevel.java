package dev.packlight.isobmff;

import static dev.packlight.media.MediaFormatException.unsupported;

import dev.packlight.bytes.ByteReader;
import dev.packlight.bytes.ByteSource;
import dev.packlight.bytes.Limits;
import dev.packlight.media.MediaFormatException;
import java.io.IOException;
import java.util.Set;

/**
 * Goes through the boxes at the top level of a file (ISO/IEC 14496-12 §4.2), and over stray bytes between them: some
 * writers leave a few behind the media. A last box that ends behind the file is given, too.
 */
final class TopLevel {

    private static final Set<String> KNOWN = Set.of(
            "ftyp", "moov", "mdat", "moof", "free", "skip", "wide", "sidx", "ssix", "mfra", "udta", "meta", "uuid",
            "styp", "pdin", "prft", "emsg", "pnot");
    /** Bytes read at a time: a header or several small boxes. */
    private static final int WINDOW = 512;
    /** Places at which strays are passed over. */
    private static final int MAX_STRAYS = 16;

    private final ByteSource source;
    private final long size;
    private byte[] window = new byte[0];
    private long windowAt;
    private int count;
    private int strays;
    private long strayAt = -1;

    private long at;
    private long payloadAt;
    private long end;
    private String type = "";

    TopLevel(ByteSource source) {
        this.source = source;
        this.size = source.size();
    }

    /** Position of the box. */
    long at() {
        return at;
    }

    /** Position behind its header. */
    long payloadAt() {
        return payloadAt;
    }

    /** Position behind the box; behind the file where that is cut off. */
    long end() {
        return end;
    }

    String type() {
        return type;
    }

    /** Position of the first bytes that are no box; -1 where there are none. */
    long strayAt() {
        return strayAt;
    }

    /** Goes to the next box. */
    boolean next() throws MediaFormatException, IOException {
        at = end;
        if (size - at < 8) {
            return false;
        }
        if (++count > Limits.TOP_LEVEL_BOXES) {
            throw unsupported("there are more than " + Limits.TOP_LEVEL_BOXES + " boxes", type, at, Box.CLAUSE);
        }
        if (!readHeader(at) || end > size && !KNOWN.contains(type)) {
            strayAt = strayAt < 0 ? at : strayAt;
            return at > 0 && ++strays <= MAX_STRAYS && passStrays();
        }
        return true;
    }

    /** Whether something that can be a box begins at {@code position}. */
    private boolean readHeader(long position) throws IOException {
        BoxHeader header = BoxHeader.read(header(position), position, size);
        type = header.type();
        payloadAt = header.payloadAt();
        end = header.end();
        return end >= payloadAt && Box.isPlausible(type);
    }

    private ByteReader header(long position) throws IOException {
        int offset = (int) Math.min(window.length, position - windowAt);
        if (position < windowAt || window.length - offset < Math.min(BoxHeader.LONGEST_BYTES, size - position)) {
            window = source.readFully(position, (int) Math.min(WINDOW, size - position));
            windowAt = position;
            offset = 0;
        }
        return new ByteReader(window, offset, Math.min(window.length, offset + BoxHeader.LONGEST_BYTES));
    }

    /** Goes to the next box of a known type that fits into the file, if one follows soon. */
    private boolean passStrays() throws IOException {
        long from = at;
        byte[] bytes = source.readFully(from, (int) Math.min(Limits.STRAY_BYTES, size - from));
        for (int i = 1; i + 8 <= bytes.length; i++) {
            String name = Box.fourcc(new ByteReader(bytes, i + 4, i + 8).i32());
            if (KNOWN.contains(name) && readHeader(from + i) && end <= size) {
                at = from + i;
                return true;
            }
        }
        return false;
    }
}
