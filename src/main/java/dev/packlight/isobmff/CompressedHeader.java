package dev.packlight.isobmff;

import static dev.packlight.media.MediaFormatException.malformed;
import static dev.packlight.media.MediaFormatException.unsupported;

import dev.packlight.bytes.ArraySource;
import dev.packlight.bytes.ByteReader;
import dev.packlight.bytes.Limits;
import dev.packlight.media.MediaFormatException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** A QuickTime movie header that is stored compressed (QuickTime File Format, Compressed Movie Resources). */
final class CompressedHeader {

    private static final String CLAUSE = "QuickTime File Format, Compressed Movie Resources";

    private static final int FIRST_ROOM = 1 << 16;

    private CompressedHeader() {}

    /** The {@code moov} box inside {@code cmov}; positions in it count from its own start. */
    static Box expand(Box cmov) throws MediaFormatException {
        Box algorithm = cmov.require("dcom", CLAUSE);
        algorithm.need(4);
        String name = algorithm.reader().fourcc();
        if (!name.equals("zlib")) {
            throw unsupported(
                    "the movie header is compressed by '" + name + "'", algorithm.path(), algorithm.position(), CLAUSE);
        }
        Box data = cmov.require("cmvd", CLAUSE);
        data.need(4);
        ByteReader in = data.reader();
        long length = in.u32();
        if (length < 8 || length > Limits.INFLATED_BYTES) {
            throw unsupported(
                    "the compressed movie header claims " + length + " bytes", data.path(), data.position(), CLAUSE);
        }
        byte[] header = inflate(in.take(in.remaining()), (int) length, data);
        return Box.of("moov", new ArraySource(header), 0, header.length)
                .child("moov")
                .orElseThrow(() -> malformed(
                        "there is no movie header in the compressed one", data.path(), data.position(), CLAUSE));
    }

    /** Takes room as it is filled, so that a claim alone takes none. */
    private static byte[] inflate(byte[] packed, int length, Box data) throws MediaFormatException {
        byte[] header = new byte[Math.min(length, FIRST_ROOM)];
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(packed);
            int done = 0;
            while (done < length) {
                header = done < header.length
                        ? header
                        : Arrays.copyOf(header, (int) Math.min(length, 2L * header.length));
                int n = inflater.inflate(header, done, header.length - done);
                if (n == 0) {
                    throw malformed(
                            "the compressed movie header ends after " + done + " of " + length + " bytes",
                            data.path(),
                            data.position(),
                            CLAUSE);
                }
                done += n;
            }
            return header;
        } catch (DataFormatException e) {
            throw malformed(
                    "the compressed movie header is damaged: " + e.getMessage(), data.path(), data.position(), CLAUSE);
        }
    }
}
