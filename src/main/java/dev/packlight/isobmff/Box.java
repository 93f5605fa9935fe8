package dev.packlight.isobmff;

import static dev.packlight.media.MediaFormatException.malformed;
import static dev.packlight.media.MediaFormatException.unsupported;

import dev.packlight.bytes.ArraySource;
import dev.packlight.bytes.ByteReader;
import dev.packlight.bytes.ByteSource;
import dev.packlight.bytes.Limits;
import dev.packlight.media.MediaFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A box (ISO/IEC 14496-12 §4.2), of which only what is asked for is read.
 *
 * <p>What cannot be read from the file is thrown as {@link UncheckedIOException}; {@link Mp4Reader} turns it back.
 */
final class Box {

    static final String CLAUSE = "ISO/IEC 14496-12 §4.2";

    private final String type;
    private final String path;
    private final ByteSource source;
    private final long start;
    private final long end;
    private final AtomicInteger budget;
    private @Nullable List<Box> children;

    private Box(String type, String path, ByteSource source, long start, long end, AtomicInteger budget) {
        this.type = type;
        this.path = path;
        this.source = source;
        this.start = start;
        this.end = end;
        this.budget = budget;
    }

    /** A box whose payload lies in {@code source} from {@code start} to {@code end}. */
    static Box of(String type, ByteSource source, long start, long end) {
        return new Box(type, shown(type), source, start, end, new AtomicInteger(Limits.BOXES));
    }

    String type() {
        return type;
    }

    /** Where it stands, {@code moov/trak/mdia} for example. */
    String path() {
        return path;
    }

    /** Bytes of the payload. */
    long length() {
        return end - start;
    }

    /** Position of the payload in the file. */
    long position() {
        return start;
    }

    /** The payload without the box header; boxes that hold more than fields are refused. */
    ByteReader reader() throws MediaFormatException {
        if (source instanceof ArraySource array) {
            return new ByteReader(array.bytes(), (int) start, (int) end);
        }
        return new ByteReader(bytes());
    }

    /** The payload of a full box, version and flags passed over. */
    ByteReader fullReader() throws MediaFormatException {
        need(4);
        return reader().skip(4);
    }

    /** The numbers of a full box, however many they are; version and flags passed over. */
    Table table() throws MediaFormatException {
        need(4);
        return new Table(source, start + 4, end);
    }

    /** The payload, copied; boxes that hold more than fields are refused. */
    byte[] bytes() throws MediaFormatException {
        if (length() > Limits.DESCRIPTION_BYTES) {
            throw unsupported(
                    "box '" + shown(type) + "' has " + length() + " bytes; " + Limits.DESCRIPTION_BYTES
                            + " is the most",
                    path,
                    position(),
                    CLAUSE);
        }
        try {
            return source.readFully(start, (int) length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int version() throws MediaFormatException {
        return versionAndFlags() >>> 24;
    }

    /** The flags of a full box. */
    int flags() throws MediaFormatException {
        return versionAndFlags() & 0xFF_FFFF;
    }

    private int versionAndFlags() throws MediaFormatException {
        need(4);
        return new Table(source, start, start + 4).i32();
    }

    void need(int bytes) throws MediaFormatException {
        if (length() < bytes) {
            throw malformed("box '" + shown(type) + "' is cut off", path, position(), CLAUSE);
        }
    }

    List<Box> children() throws MediaFormatException {
        if (children == null) {
            children = children(0);
        }
        return children;
    }

    /** Child boxes after {@code skip} bytes of fields; up to seven trailing bytes that are no box are passed over. */
    List<Box> children(int skip) throws MediaFormatException {
        need(skip);
        List<Box> found = new ArrayList<>();
        long at = start + skip;
        while (end - at >= 8) {
            Box child = childAt(at);
            found.add(child);
            at = child.end;
            if (budget.decrementAndGet() < 0) {
                throw unsupported(
                        "there are more than " + Limits.BOXES + " boxes within one another", path, position(), CLAUSE);
            }
        }
        return found;
    }

    private Box childAt(long at) throws MediaFormatException {
        BoxHeader header = header(at);
        String childPath = path + "/" + shown(header.type());
        if (!header.fits(end)) {
            throw malformed(
                    "box '" + shown(header.type()) + "' of " + header.boxBytes() + " bytes does not fit into '"
                            + shown(type) + "'",
                    childPath,
                    at,
                    CLAUSE);
        }
        return new Box(header.type(), childPath, source, header.payloadAt(), header.end(), budget);
    }

    private BoxHeader header(long at) {
        try {
            byte[] bytes = source.readFully(at, (int) Math.min(BoxHeader.LONGEST_BYTES, end - at));
            return BoxHeader.read(new ByteReader(bytes), at, end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Four characters, each byte one of them. */
    static String fourcc(int code) {
        return new String(
                new byte[] {(byte) (code >> 24), (byte) (code >> 16), (byte) (code >> 8), (byte) code},
                StandardCharsets.ISO_8859_1);
    }

    /** A type for people: what cannot be shown as dots. */
    static String shown(String type) {
        StringBuilder text = new StringBuilder(type);
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text.charAt(i))) {
                text.setCharAt(i, '.');
            }
        }
        return text.toString();
    }

    /** Whether {@code type} could be one: ASCII, or the copyright sign of QuickTime's user data. */
    static boolean isPlausible(String type) {
        return type.chars().allMatch(Box::isPlain);
    }

    private static boolean isPlain(int c) {
        return c >= 0x20 && c < 0x7F || c == 0xA9;
    }

    Optional<Box> child(String wanted) throws MediaFormatException {
        return children().stream().filter(box -> box.type.equals(wanted)).findFirst();
    }

    Box require(String wanted, String clause) throws MediaFormatException {
        return child(wanted).orElseThrow(() -> malformed("box '" + wanted + "' is missing", path, position(), clause));
    }
}
