package dev.packlight.isobmff;

import static dev.packlight.media.MediaFormatException.malformed;
import static dev.packlight.media.MediaFormatException.unsupported;

import dev.packlight.bytes.ByteReader;
import dev.packlight.bytes.ByteSource;
import dev.packlight.media.MediaFile;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.Rounding;
import dev.packlight.media.Timescale;
import dev.packlight.media.Track;
import dev.packlight.media.TrackKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the index of an MP4, QuickTime or Smooth Streaming file, progressive, fragmented or both.
 *
 * <p>Reads the top-level headers, {@code moov} and every {@code moof}, nothing of the media. Every length is checked against the bytes
 * that are left before anything is allocated for it.
 */
public final class Mp4Reader {

    private static final int MAX_TOP_LEVEL_BOXES = 1_000_000;
    private static final int MAX_INDEX_BYTES = 256 << 20;

    private final ByteSource source;
    private final String path;
    private Box moov;
    private String brand = "";
    private long moovAt = -1;
    private long firstMediaAt = Long.MAX_VALUE;
    private boolean headlessFragments;
    private List<Track> tracks = List.of();
    private final Map<Integer, FragmentedSamples> fragmented = new LinkedHashMap<>();
    private FragmentReader fragments;

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
            throw headlessFragments
                    ? malformed(
                            "the file has fragments but no movie header; it is a segment of a stream, which needs its init segment in front",
                            "moov",
                            -1,
                            "ISO/IEC 14496-12 §8.2.1")
                    : malformed(
                            "the file has no movie header, so it is no MP4 or was cut off before it",
                            "moov",
                            -1,
                            "ISO/IEC 14496-12 §8.2.1");
        }
        Box mvhd = moov.require("mvhd", "ISO/IEC 14496-12 §8.2.2");
        Timescale timescale = timescale(mvhd);
        if (fragments != null) {
            tracks = tracks.stream()
                    .map(track -> track.withSamples(fragmented.get(track.id()).build(track.kind() != TrackKind.VIDEO)))
                    .toList();
        }
        long duration = Math.max(duration(mvhd), fragments == null ? 0 : longest(timescale));
        return new MediaFile(path, source.size(), brand, duration, timescale, moovAt < firstMediaAt, tracks);
    }

    private long longest(Timescale timescale) {
        return tracks.stream()
                .mapToLong(t -> t.timescale().rescale(t.mediaDurationTicks(), timescale, Rounding.NEAREST))
                .max()
                .orElse(0);
    }

    private void readTracks() throws MediaFormatException {
        Timescale timescale = timescale(moov.require("mvhd", "ISO/IEC 14496-12 §8.2.2"));
        Box mvex = moov.child("mvex").orElse(null);
        List<Track> read = new ArrayList<>();
        for (Box box : moov.children()) {
            if (box.type().equals("trak")) {
                read.add(new TrackReader(box, timescale, source.size(), mvex != null).read());
            }
        }
        tracks = List.copyOf(read);
        if (mvex != null) {
            for (Track track : tracks) {
                fragmented.put(track.id(), new FragmentedSamples(track.samples()));
            }
            fragments = new FragmentReader(source.size(), fragmented);
            fragments.readDefaults(mvex);
        }
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
            case "ftyp" ->
                brand = length >= headerBytes + 4 && source.size() >= at + headerBytes + 4
                        ? new String(source.readFully(at + headerBytes, 4), StandardCharsets.ISO_8859_1)
                        : "";
            case "moov" -> readMoov(at, headerBytes, length);
            case "mdat" -> firstMediaAt = Math.min(firstMediaAt, at);
            case "moof" -> readFragment(at, headerBytes, length);
            default -> {}
        }
    }

    private void readMoov(long at, int headerBytes, long length) throws MediaFormatException, IOException {
        if (moov != null) {
            return;
        }
        moov = load("moov", at, headerBytes, length);
        moovAt = at;
        Box compressed = moov.child("cmov").orElse(null);
        if (compressed != null) {
            moov = CompressedHeader.expand(compressed, MAX_INDEX_BYTES);
        }
        readTracks();
    }

    private void readFragment(long at, int headerBytes, long length) throws MediaFormatException, IOException {
        if (moov == null) {
            headlessFragments = true;
            return;
        }
        if (fragments == null) {
            throw malformed(
                    "there are fragments, but the movie header does not announce them",
                    "moov/mvex",
                    at,
                    "ISO/IEC 14496-12 §8.8.1");
        }
        fragments.read(load("moof", at, headerBytes, length), at);
    }

    private Box load(String type, long at, int headerBytes, long length) throws MediaFormatException, IOException {
        if (length > source.size() - at) {
            throw malformed(
                    (type.equals("moov") ? "the movie header" : "a movie fragment") + " is cut off: "
                            + (source.size() - at) + " of " + length + " bytes are there",
                    type,
                    at,
                    Box.CLAUSE);
        }
        if (length > MAX_INDEX_BYTES) {
            throw unsupported(
                    "box '" + type + "' of " + length + " bytes is larger than " + MAX_INDEX_BYTES,
                    type,
                    at,
                    Box.CLAUSE);
        }
        byte[] bytes = source.readFully(at + headerBytes, (int) length - headerBytes);
        return new Box(type, type, bytes, 0, bytes.length, at + headerBytes);
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
