package dev.packlight.isobmff;

import static dev.packlight.media.MediaFormatException.malformed;
import static dev.packlight.media.MediaFormatException.unsupported;

import dev.packlight.bytes.ByteReader;
import dev.packlight.bytes.ByteSource;
import dev.packlight.media.MediaFile;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.Timescale;
import dev.packlight.media.Track;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the index of a progressive MP4 or QuickTime file.
 *
 * <p>Reads the top-level headers and {@code moov}, nothing of the media. Every length is checked against the bytes
 * that are left before anything is allocated for it.
 */
public final class Mp4Reader {

    private static final int MAX_TOP_LEVEL_BOXES = 100_000;
    private static final int MAX_INDEX_BYTES = 256 << 20;

    private final ByteSource source;
    private final String path;
    private Box moov;
    private String brand = "";
    private long moovAt = -1;
    private long firstMediaAt = Long.MAX_VALUE;
    private boolean fragments;

    private Mp4Reader(ByteSource source, String path) {
        this.source = source;
        this.path = path;
    }

    /**
     * Reads what {@code source} holds.
     *
     * @param path the name that the result carries
     * @throws MediaFormatException where the file is malformed or not supported, with place and clause
     */
    public static MediaFile read(ByteSource source, String path) throws MediaFormatException, IOException {
        try {
            return new Mp4Reader(source, path).read();
        } catch (IndexOutOfBoundsException e) {
            throw malformed("a box is cut off", "moov", -1, Box.CLAUSE);
        }
    }

    private MediaFile read() throws MediaFormatException, IOException {
        scanTopLevel();
        if (moov == null) {
            throw fragments
                    ? malformed("the file has fragments but no movie header", "moov", -1, "ISO/IEC 14496-12 §8.2.1")
                    : malformed("the file has no movie header, so it is no MP4 or was cut off before it", "moov", -1, "ISO/IEC 14496-12 §8.2.1");
        }
        if (fragments || moov.child("mvex").isPresent()) {
            throw unsupported("fragmented MP4 is not read yet; remux it to progressive MP4", "moov/mvex", moov.position(), "ISO/IEC 14496-12 §8.8");
        }
        if (moov.child("cmov").isPresent()) {
            throw unsupported("compressed movie headers are not read", "moov/cmov", moov.position(), "QuickTime File Format, Compressed Movie Resources");
        }
        Box mvhd = moov.require("mvhd", "ISO/IEC 14496-12 §8.2.2");
        Timescale timescale = timescale(mvhd);
        long duration = duration(mvhd);
        List<Track> tracks = new ArrayList<>();
        for (Box box : moov.children()) {
            if (box.type().equals("trak")) {
                tracks.add(new TrackReader(box, timescale, source.size()).read());
            }
        }
        return new MediaFile(path, source.size(), brand, duration, timescale, moovAt < firstMediaAt, tracks);
    }

    private void scanTopLevel() throws MediaFormatException, IOException {
        long size = source.size();
        long at = 0;
        for (int count = 0; size - at >= 8; count++) {
            byte[] header = new byte[(int) Math.min(16, size - at)];
            source.readFully(at, ByteBuffer.wrap(header));
            ByteReader in = new ByteReader(header);
            long length = in.u32();
            String type = in.fourcc();
            int headerBytes = 8;
            if (length == 1 && in.remaining() >= 8) {
                length = in.i64();
                headerBytes = 16;
            } else if (length == 0) {
                length = size - at;
            }
            if (length < headerBytes || count > MAX_TOP_LEVEL_BOXES || !plausible(type)) {
                throw malformed("there is no box where one must start", type, at, Box.CLAUSE);
            }
            note(type, at, headerBytes, length);
            if (length > size - at) {
                return;
            }
            at += length;
        }
    }

    private void note(String type, long at, int headerBytes, long length) throws MediaFormatException, IOException {
        switch (type) {
            case "ftyp" -> brand = length >= headerBytes + 4 && source.size() >= at + headerBytes + 4
                    ? new String(source.readFully(at + headerBytes, 4), StandardCharsets.ISO_8859_1) : "";
            case "moov" -> readMoov(at, headerBytes, length);
            case "mdat" -> firstMediaAt = Math.min(firstMediaAt, at);
            case "moof" -> fragments = true;
            default -> { }
        }
    }

    private void readMoov(long at, int headerBytes, long length) throws MediaFormatException, IOException {
        if (length > source.size() - at) {
            throw malformed("the movie header is cut off: " + (source.size() - at) + " of " + length + " bytes are there", "moov", at, Box.CLAUSE);
        }
        if (length > MAX_INDEX_BYTES) {
            throw unsupported("the movie header of " + length + " bytes is larger than " + MAX_INDEX_BYTES, "moov", at, Box.CLAUSE);
        }
        byte[] bytes = source.readFully(at + headerBytes, (int) length - headerBytes);
        moov = new Box("moov", "moov", bytes, 0, bytes.length, at + headerBytes);
        moovAt = at;
    }

    private static boolean plausible(String type) {
        return type.chars().allMatch(c -> c >= 0x20 && c < 0x7F || c == 0xA9);
    }

    /** Timescale of {@code mvhd} or {@code mdhd}, which share their first fields. */
    static Timescale timescale(Box header) throws MediaFormatException {
        header.need(header.version() == 1 ? 32 : 20);
        long ticks = header.fullReader().skip(header.version() == 1 ? 16 : 8).u32();
        if (ticks == 0) {
            throw malformed("the timescale is 0", header.path(), header.position(), "ISO/IEC 14496-12 §8.4.2.3");
        }
        return new Timescale(ticks);
    }

    private static long duration(Box header) throws MediaFormatException {
        ByteReader in = header.fullReader().skip(header.version() == 1 ? 20 : 12);
        long duration = header.version() == 1 ? in.i64() : in.u32();
        return duration < 0 || header.version() == 0 && duration == 0xFFFF_FFFFL ? 0 : duration;
    }
}
