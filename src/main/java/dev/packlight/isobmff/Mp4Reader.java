package dev.packlight.isobmff;

import static dev.packlight.media.MediaFormatException.malformed;
import static dev.packlight.media.MediaFormatException.unsupported;

import dev.packlight.bytes.ByteSource;
import dev.packlight.media.MediaFile;
import dev.packlight.media.MediaFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads the index of an MP4, QuickTime or Smooth Streaming file, progressive, fragmented or both.
 *
 * <p>Reads the top-level headers, {@code moov} and every {@code moof}, nothing of the media. Every length is checked
 * against the bytes that are left before anything is allocated for it, and everything against the file's {@link
 * Budget}.
 */
public final class Mp4Reader {

    private static final String MOVIE_HEADER = "ISO/IEC 14496-12 §8.2.1";

    private final ByteSource source;
    private final String path;
    private final Budget budget;
    private String brand = "";
    private long moovAt = -1;
    private long firstMediaAt = Long.MAX_VALUE;
    private boolean headlessFragments;
    private @Nullable Movie movie;

    private Mp4Reader(ByteSource source, String path) {
        this.source = source;
        this.path = path;
        this.budget = new Budget(source);
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
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private MediaFile read() throws MediaFormatException, IOException {
        TopLevel boxes = new TopLevel(source);
        while (boxes.next()) {
            note(boxes);
        }
        if (movie == null) {
            throw noMovie(boxes);
        }
        return movie.file(path, source.size(), brand, moovAt < firstMediaAt);
    }

    private MediaFormatException noMovie(TopLevel boxes) throws IOException {
        if (headlessFragments) {
            return malformed(
                    "the file has fragments but no movie header; it is a segment of a stream, which needs its init segment in front",
                    "moov",
                    -1,
                    MOVIE_HEADER);
        }
        byte[] head = source.readFully(0, (int) Math.min(ForeignFormat.BYTES, source.size()));
        return ForeignFormat.of(head)
                .map(name -> unsupported("this is no MP4 or QuickTime file, but " + name, "moov", -1, MOVIE_HEADER))
                .orElseGet(() -> boxes.strayAt() > 0
                        ? malformed(
                                "there is no box where one must start, and no movie header before or after it",
                                "moov",
                                boxes.strayAt(),
                                MOVIE_HEADER)
                        : malformed(
                                "the file has no movie header, so it is no MP4 or was cut off before it",
                                "moov",
                                -1,
                                MOVIE_HEADER));
    }

    private void note(TopLevel box) throws MediaFormatException, IOException {
        switch (box.type()) {
            case "ftyp" -> {
                if (box.end() - box.payloadAt() >= 4 && source.size() >= box.payloadAt() + 4) {
                    brand = new String(source.readFully(box.payloadAt(), 4), StandardCharsets.ISO_8859_1);
                }
            }
            case "moov" -> readMoov(box);
            case "mdat" -> firstMediaAt = Math.min(firstMediaAt, box.at());
            case "moof" -> readFragment(box);
            default -> {}
        }
    }

    private void readMoov(TopLevel box) throws MediaFormatException {
        if (movie != null) {
            return;
        }
        Box moov = index(box);
        moovAt = box.at();
        Box compressed = moov.child("cmov").orElse(null);
        movie = Movie.read(compressed == null ? moov : CompressedHeader.expand(compressed), budget);
    }

    private void readFragment(TopLevel box) throws MediaFormatException {
        if (movie == null) {
            headlessFragments = true;
            return;
        }
        movie.readFragment(index(box), box.at());
    }

    private Box index(TopLevel box) throws MediaFormatException {
        if (box.end() > source.size()) {
            throw malformed(
                    (box.type().equals("moov") ? "the movie header" : "a movie fragment") + " is cut off: "
                            + (source.size() - box.at()) + " of " + (box.end() - box.at()) + " bytes are there",
                    box.type(),
                    box.at(),
                    Box.CLAUSE);
        }
        budget.takeIndex(box.end() - box.payloadAt(), box.type(), box.at());
        return Box.of(box.type(), source, box.payloadAt(), box.end());
    }
}
