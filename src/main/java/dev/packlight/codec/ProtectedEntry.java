package dev.packlight.codec;

import dev.packlight.bytes.ByteReader;
import dev.packlight.media.SampleDescription;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * A sample entry whose samples are encrypted (ISO/IEC 14496-12 §8.12; ISO/IEC 23001-7 §8.2; PIFF 1.1 §5.3.3).
 *
 * @param format the type that the entry would have in the clear; empty where it is not said
 * @param scheme four characters, {@code cenc} for example; empty where none is named
 * @param keyId of the key that is used unless samples say otherwise, as a UUID; empty where none is named
 */
public record ProtectedEntry(String format, String scheme, String keyId) {

    private static final Set<String> TYPES = Set.of("encv", "enca", "enct", "encs", "drms", "drmi", "drmt");
    private static final byte[] PIFF_TRACK_ENCRYPTION = HexFormat.of().parseHex("8974dbce7be74c5184f97148f9882554");
    private static final int KEY_ID_BYTES = 16;
    private static final int MAX_DEPTH = 3;

    /** What is known of the encryption of {@code description}; empty where it is clear. */
    public static Optional<ProtectedEntry> of(SampleDescription description) {
        Optional<byte[]> sinf = description.box("sinf");
        if (!TYPES.contains(description.fourcc())) {
            return Optional.empty();
        }
        Reader reader = new Reader();
        try {
            sinf.ifPresent(bytes -> reader.boxes(new ByteReader(bytes), 0));
        } catch (IndexOutOfBoundsException e) {
            return Optional.of(reader.found());
        }
        return Optional.of(reader.found());
    }

    /** The end of a sentence that begins with the track. */
    public String sentence() {
        String how = scheme.isEmpty() ? "by a scheme that it does not name" : "by '" + scheme + "'";
        return "is encrypted " + how + (keyId.isEmpty() ? "" : " with key " + keyId);
    }

    /** Collects what the boxes say, as far as they can be read. */
    private static final class Reader {
        private String format = "";
        private String scheme = "";
        private String keyId = "";

        ProtectedEntry found() {
            return new ProtectedEntry(format, scheme, keyId);
        }

        void boxes(ByteReader in, int depth) {
            while (in.remaining() >= 8) {
                int size = in.i32();
                String type = in.fourcc();
                box(type, in.slice(size == 0 ? in.remaining() : size - 8), depth);
            }
        }

        private void box(String type, ByteReader in, int depth) {
            switch (type) {
                case "frma" -> format = in.fourcc();
                case "schm" -> scheme = new String(in.skip(4).take(4), StandardCharsets.ISO_8859_1);
                case "tenc" -> keyId = uuid(in.skip(8).take(KEY_ID_BYTES));
                case "uuid" -> {
                    if (Arrays.equals(in.take(KEY_ID_BYTES), PIFF_TRACK_ENCRYPTION)) {
                        keyId = uuid(in.skip(8).take(KEY_ID_BYTES));
                    }
                }
                case "schi" -> {
                    if (depth < MAX_DEPTH) {
                        boxes(in, depth + 1);
                    }
                }
                default -> {}
            }
        }

        private static String uuid(byte[] id) {
            String hex = HexFormat.of().formatHex(id);
            return hex.substring(0, 8) + "-" + hex.substring(8, 12) + "-" + hex.substring(12, 16) + "-"
                    + hex.substring(16, 20) + "-" + hex.substring(20);
        }
    }
}
