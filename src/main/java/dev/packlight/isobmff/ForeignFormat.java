package dev.packlight.isobmff;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What a file is that is no MP4, by its first bytes. */
final class ForeignFormat {

    /** As many bytes as decide: five packets of a transport stream with time codes. */
    static final int BYTES = 5 * 192;

    private record Signature(String name, int at, byte[] bytes) {

        static Signature text(String name, int at, String text) {
            return new Signature(name, at, text.getBytes(StandardCharsets.ISO_8859_1));
        }

        boolean isAt(byte[] head, int from) {
            for (int i = 0; i < bytes.length; i++) {
                if (from + i >= head.length || head[from + i] != bytes[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final List<Signature> CONTAINERS = List.of(
            Signature.text("a Windows Media (ASF) file", 0, "\u0030\u0026\u00B2\u0075\u008E\u0066\u00CF\u0011"),
            Signature.text("an MXF file", 0, "\u0006\u000E\u002B\u0034\u0002\u0005\u0001\u0001"),
            Signature.text("a Flash video (FLV) file", 0, "FLV\u0001"),
            Signature.text("an Ogg file", 0, "OggS"),
            Signature.text("an AVI file", 8, "AVI "),
            Signature.text("a WAVE file", 8, "WAVE"),
            Signature.text("an MPEG program stream", 0, "\u0000\u0000\u0001\u00BA"),
            Signature.text("a FLAC file", 0, "fLaC"),
            Signature.text("a RealMedia file", 0, ".RMF"),
            Signature.text("an MP3 file", 0, "ID3"),
            Signature.text("an MP3 file", 0, "\u00FF\u00FB"),
            Signature.text("an AAC (ADTS) file", 0, "\u00FF\u00F1"),
            Signature.text("an AAC (ADTS) file", 0, "\u00FF\u00F9"),
            Signature.text("an AC-3 file", 0, "\u000B\u0077"),
            Signature.text("an IVF file", 0, "DKIF"),
            Signature.text("a stream of H.264 or HEVC without a container", 0, "\u0000\u0000\u0000\u0001"));

    private static final List<Signature> OTHERS = List.of(
            Signature.text("an HLS playlist", 0, "#EXTM3U"),
            Signature.text("a subtitle file", 0, "WEBVTT"),
            Signature.text("a JPEG picture", 0, "\u00FF\u00D8\u00FF"),
            Signature.text("a PNG picture", 0, "\u0089PNG"),
            Signature.text("a ZIP archive", 0, "PK\u0003\u0004"),
            Signature.text("an XML document", 0, "<?xml"),
            Signature.text("an XML document", 3, "<?xml"));

    private static final String CURE = "; copy its streams into MP4 first";

    private static final Signature EBML = Signature.text("", 0, "\u001A\u0045\u00DF\u00A3");

    private ForeignFormat() {}

    /** What the file is and what to do, as the end of a sentence; empty where the first bytes do not tell. */
    static Optional<String> of(byte[] head) {
        if (EBML.isAt(head, 0)) {
            boolean webm = new String(head, StandardCharsets.ISO_8859_1).contains("webm");
            return Optional.of((webm ? "a WebM file" : "a Matroska (MKV) file") + CURE);
        }
        if (isTransportStream(head, 188) || isTransportStream(head, 192)) {
            return Optional.of("an MPEG-2 transport stream" + CURE);
        }
        return named(CONTAINERS, head).map(name -> name + CURE).or(() -> named(OTHERS, head));
    }

    private static Optional<String> named(List<Signature> signatures, byte[] head) {
        return signatures.stream()
                .filter(s -> s.isAt(head, s.at))
                .map(Signature::name)
                .findFirst();
    }

    /** Sync bytes at the start of packets of 188 bytes, or behind the four bytes of time code of those of 192. */
    private static boolean isTransportStream(byte[] head, int packet) {
        int packets = 0;
        for (int at = packet - 188; at < head.length; at += packet) {
            if (head[at] != 0x47) {
                return false;
            }
            packets++;
        }
        return packets >= 3;
    }
}
