package dev.packlight.catalog;

import static dev.packlight.media.MediaFormatException.malformed;
import static dev.packlight.media.MediaFormatException.unsupported;

import dev.packlight.bytes.Limits;
import dev.packlight.bytes.Xml;
import dev.packlight.delivery.LanguageTag;
import dev.packlight.media.Asset;
import dev.packlight.media.MediaFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An {@code .ism} server manifest: SMIL that names the files of a set.
 *
 * @param tracks its tracks in file order
 * @param fragmentsPerHlsSegment fragments that one TS segment joins
 */
public record ServerManifest(List<Entry> tracks, int fragmentsPerHlsSegment) {

    private static final String CLAUSE = "Azure Media Services server manifest; SMIL 2.0";

    public ServerManifest {
        tracks = List.copyOf(tracks);
    }

    /**
     * One track.
     *
     * @param kind {@code video}, {@code audio} or {@code textstream}
     * @param src file name, relative to the manifest
     * @param name {@code trackName}; empty where none is given
     * @param title words for people; empty where none are given
     * @param language {@code systemLanguage}; empty where none is given
     * @param parameters everything else, attributes and parameters by name
     */
    public record Entry(
            String kind,
            String src,
            String name,
            String title,
            String language,
            OptionalInt trackId,
            OptionalLong bitrateBps,
            Map<String, String> parameters) {

        public Entry {
            parameters = Map.copyOf(parameters);
        }

        String parameter(String key) {
            return parameters.getOrDefault(key, "");
        }

        /** The file that is named, within {@code folder}. */
        Path file(Path folder) throws MediaFormatException {
            return within(folder, src);
        }

        /** A file that the manifest names, within {@code folder}. */
        static Path within(Path folder, String name) throws MediaFormatException {
            try {
                Path file = folder.resolve(name).normalize();
                if (file.startsWith(folder)) {
                    return file;
                }
            } catch (InvalidPathException e) {
                throw malformed(
                        "the server manifest names '" + name + "', which is no file name here: " + e.getReason(),
                        "smil/body/switch",
                        -1,
                        CLAUSE);
            }
            throw malformed(
                    "the server manifest names '" + name + "', which lies outside its folder",
                    "smil/body/switch",
                    -1,
                    CLAUSE);
        }
    }

    /** Reads the manifest at {@code path}, which must be a regular file of a manifest's size. */
    public static ServerManifest read(Path path) throws MediaFormatException, IOException {
        OpenFiles.requireRegular(path);
        byte[] xml;
        try (InputStream in = Files.newInputStream(path)) {
            xml = in.readNBytes(Limits.SERVER_MANIFEST_BYTES + 1);
        }
        if (xml.length > Limits.SERVER_MANIFEST_BYTES) {
            throw unsupported(
                    "the server manifest has " + Files.size(path) + " bytes; " + Limits.SERVER_MANIFEST_BYTES
                            + " is the most",
                    "smil",
                    -1,
                    CLAUSE);
        }
        return parse(xml);
    }

    /** Reads the XML, with or without a byte order mark. */
    public static ServerManifest parse(byte[] xml) throws MediaFormatException {
        try {
            return new Reader(Xml.reader(xml)).read();
        } catch (XMLStreamException e) {
            throw malformed("the server manifest is not well-formed XML: " + Xml.reason(e), "smil", -1, CLAUSE);
        } catch (NumberFormatException e) {
            throw malformed("a number in the server manifest is none: " + e.getMessage(), "smil", -1, CLAUSE);
        }
    }

    private static final class Reader {
        private final XMLStreamReader in;
        private final List<Entry> tracks = new ArrayList<>();
        private Map<String, String> current = Map.of();
        private String kind = "";
        private int fragments = Asset.DEFAULT_FRAGMENTS_PER_HLS_SEGMENT;

        Reader(XMLStreamReader in) {
            this.in = in;
        }

        ServerManifest read() throws XMLStreamException, MediaFormatException {
            while (in.hasNext()) {
                switch (in.next()) {
                    case XMLStreamConstants.START_ELEMENT -> start(in.getLocalName());
                    case XMLStreamConstants.END_ELEMENT -> end(in.getLocalName());
                    default -> {}
                }
            }
            if (tracks.isEmpty()) {
                throw malformed("the server manifest names no track", "smil/body/switch", -1, CLAUSE);
            }
            return new ServerManifest(tracks, fragments);
        }

        private void start(String element) {
            switch (element) {
                case "meta" -> {
                    String content = in.getAttributeValue(null, "content");
                    if ("fragmentsPerHLSSegment".equals(in.getAttributeValue(null, "name")) && content != null) {
                        fragments = Math.clamp(Integer.parseInt(content.strip()), 1, 100);
                    }
                }
                case "video", "audio", "textstream" -> {
                    kind = element;
                    current = new HashMap<>();
                    for (int i = 0; i < in.getAttributeCount(); i++) {
                        current.put(in.getAttributeLocalName(i), in.getAttributeValue(i));
                    }
                }
                case "param" -> {
                    String name = in.getAttributeValue(null, "name");
                    String value = in.getAttributeValue(null, "value");
                    if (!kind.isEmpty() && name != null && value != null) {
                        current.put(name, value);
                    }
                }
                default -> {}
            }
        }

        private void end(String element) throws MediaFormatException {
            if (!element.equals(kind)) {
                return;
            }
            kind = "";
            if (tracks.size() == Limits.SERVER_MANIFEST_TRACKS || current.get("src") == null) {
                throw malformed(
                        current.get("src") == null
                                ? "a track of the server manifest names no file"
                                : "the server manifest names too many tracks",
                        "smil/body/switch/" + element,
                        -1,
                        CLAUSE);
            }
            tracks.add(new Entry(
                    element,
                    current.get("src"),
                    current.getOrDefault("trackName", ""),
                    current.getOrDefault("title", ""),
                    Optional.ofNullable(current.get("systemLanguage"))
                            .map(LanguageTag::known)
                            .orElse(""),
                    current.containsKey("trackID")
                            ? OptionalInt.of(
                                    Integer.parseInt(current.get("trackID").strip()))
                            : OptionalInt.empty(),
                    current.containsKey("systemBitrate")
                            ? OptionalLong.of(
                                    Long.parseLong(current.get("systemBitrate").strip()))
                            : OptionalLong.empty(),
                    current));
        }
    }
}
