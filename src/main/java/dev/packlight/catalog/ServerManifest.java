package dev.packlight.catalog;

import static dev.packlight.media.MediaFormatException.malformed;

import dev.packlight.media.Asset;
import dev.packlight.media.MediaFormatException;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import javax.xml.stream.XMLInputFactory;
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
    private static final int MAX_ENTRIES = 1000;

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
    }

    /** Reads the XML, with or without a byte order mark. */
    public static ServerManifest parse(byte[] xml) throws MediaFormatException {
        try {
            XMLInputFactory factory = XMLInputFactory.newInstance();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            return new Reader(factory.createXMLStreamReader(new ByteArrayInputStream(xml))).read();
        } catch (XMLStreamException e) {
            throw malformed(
                    "the server manifest is not well-formed XML: "
                            + e.getMessage().replaceAll("\\s+", " "),
                    "smil",
                    -1,
                    CLAUSE);
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
                    if ("fragmentsPerHLSSegment".equals(in.getAttributeValue(null, "name"))) {
                        fragments = Math.clamp(
                                Integer.parseInt(
                                        in.getAttributeValue(null, "content").strip()),
                                1,
                                100);
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
            if (tracks.size() == MAX_ENTRIES || current.get("src") == null) {
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
                    current.getOrDefault("systemLanguage", ""),
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
