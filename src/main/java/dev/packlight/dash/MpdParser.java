package dev.packlight.dash;

import static dev.packlight.media.MediaFormatException.malformed;
import static dev.packlight.media.MediaFormatException.unsupported;

import dev.packlight.dash.Mpd.Representation;
import dev.packlight.dash.Mpd.Segment;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.TimeRange;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads static MPDs of one period whose segments are addressed by templates (ISO/IEC 23009-1 §5.3.9.4). */
public final class MpdParser {

    private static final String CLAUSE = "ISO/IEC 23009-1 §5.3";
    private static final int MAX_SEGMENTS = 200_000;
    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\$(RepresentationID|Bandwidth|Number|Time)?(?:%0(\\d+)d)?\\$");

    private MpdParser() {}

    public static Mpd parse(String xml) throws MediaFormatException {
        Element root = root(xml);
        if (!root.getLocalName().equals("MPD")) {
            throw malformed("the root element is '" + root.getLocalName() + "', not MPD", "MPD", -1, CLAUSE);
        }
        if (root.getAttribute("type").equals("dynamic")) {
            throw unsupported("live presentations are not played", "MPD@type", -1, CLAUSE);
        }
        try {
            return read(root);
        } catch (NumberFormatException | DateTimeParseException | ArithmeticException e) {
            throw malformed("a number or duration is not one: " + e.getMessage(), "MPD", -1, CLAUSE);
        } catch (IllegalArgumentException e) {
            throw malformed("a time is impossible: " + e.getMessage(), "MPD", -1, CLAUSE);
        }
    }

    private static Mpd read(Element root) throws MediaFormatException {
        List<Element> periods = children(root, "Period");
        if (periods.size() != 1) {
            throw unsupported("the MPD has " + periods.size() + " periods; one is played", "MPD/Period", -1, CLAUSE);
        }
        Element period = periods.getFirst();
        double duration = seconds(
                root.getAttribute("mediaPresentationDuration").isEmpty()
                        ? period.getAttribute("duration")
                        : root.getAttribute("mediaPresentationDuration"));
        List<Representation> found = new ArrayList<>();
        for (Element set : children(period, "AdaptationSet")) {
            for (Element representation : children(set, "Representation")) {
                found.add(representation(period, set, representation, duration));
            }
        }
        return new Mpd(duration, found);
    }

    private static Representation representation(Element period, Element set, Element representation, double duration)
            throws MediaFormatException {
        List<Element> chain = List.of(representation, set, period);
        String id = representation.getAttribute("id");
        long bandwidth = Long.parseLong(representation.getAttribute("bandwidth"));
        String mime = attribute(chain, "mimeType").orElse("");
        List<Element> templates = chain.stream()
                .flatMap(e -> children(e, "SegmentTemplate").stream())
                .toList();
        String base = children(representation, "BaseURL").stream()
                .findFirst()
                .or(() -> children(set, "BaseURL").stream().findFirst())
                .map(e -> e.getTextContent().strip())
                .orElse("");
        String type = isTrickPlay(set)
                ? Mpd.TRICK_PLAY
                : attribute(chain, "contentType")
                        .orElse(mime.contains("/") ? mime.substring(0, mime.indexOf('/')) : "");
        if (templates.isEmpty() && type.equals("text") && !base.isEmpty()) {
            List<Segment> whole = List.of(new Segment(base, new TimeRange(0, Math.round(duration * 1000)), 1000));
            return new Representation(
                    id,
                    type,
                    mime,
                    attribute(chain, "codecs").orElse(""),
                    bandwidth,
                    0,
                    0,
                    set.getAttribute("lang"),
                    Optional.empty(),
                    whole);
        }
        if (templates.isEmpty()) {
            throw unsupported(
                    "representation '" + id + "' has no SegmentTemplate",
                    "MPD/Period/AdaptationSet/Representation",
                    -1,
                    "ISO/IEC 23009-1 §5.3.9.4");
        }
        Optional<String> init = attribute(templates, "initialization").map(t -> base + fill(t, id, bandwidth, 0, 0));
        return new Representation(
                id,
                type,
                mime,
                attribute(chain, "codecs").orElse(""),
                bandwidth,
                number(chain, "width"),
                number(chain, "height"),
                set.getAttribute("lang"),
                init,
                new Segments(templates, base, id, bandwidth, duration).list());
    }

    /** Whether the set is for fast play alone; a player that does not know an essential property must leave the set. */
    private static boolean isTrickPlay(Element set) {
        return children(set, "EssentialProperty").stream()
                .anyMatch(p -> p.getAttribute("schemeIdUri").contains("trickmode"));
    }

    /** Lists the segments that a template describes. */
    private record Segments(List<Element> templates, String base, String id, long bandwidth, double duration) {

        List<Segment> list() throws MediaFormatException {
            long scale = attribute(templates, "timescale").map(Long::parseLong).orElse(1L);
            long number =
                    attribute(templates, "startNumber").map(Long::parseLong).orElse(1L);
            String media = attribute(templates, "media")
                    .orElseThrow(() -> malformed("the template has no media attribute", "SegmentTemplate", -1, CLAUSE));
            List<Segment> segments = new ArrayList<>();
            Optional<Element> timeline = templates.stream()
                    .flatMap(t -> children(t, "SegmentTimeline").stream())
                    .findFirst();
            if (timeline.isEmpty()) {
                fixed(media, scale, number, segments);
                return segments;
            }
            long time = 0;
            for (Element s : children(timeline.get(), "S")) {
                time = s.hasAttribute("t") ? Long.parseLong(s.getAttribute("t")) : time;
                long d = Long.parseLong(s.getAttribute("d"));
                long repeat = s.hasAttribute("r") ? Long.parseLong(s.getAttribute("r")) : 0;
                repeat = repeat < 0 ? (long) Math.ceil((duration * scale - time) / d) - 1 : repeat;
                bound(segments.size() + repeat);
                for (long i = 0; i <= repeat; i++, time += d) {
                    segments.add(new Segment(
                            base + fill(media, id, bandwidth, number++, time), new TimeRange(time, time + d), scale));
                }
            }
            return segments;
        }

        private void fixed(String media, long scale, long startNumber, List<Segment> segments)
                throws MediaFormatException {
            long d = attribute(templates, "duration")
                    .map(Long::parseLong)
                    .orElseThrow(() ->
                            malformed("the template has neither timeline nor duration", "SegmentTemplate", -1, CLAUSE));
            long count = (long) Math.ceil(duration * scale / d);
            bound(count);
            for (long i = 0; i < count; i++) {
                segments.add(new Segment(
                        base + fill(media, id, bandwidth, startNumber + i, i * d),
                        new TimeRange(i * d, (i + 1) * d),
                        scale));
            }
        }

        private static void bound(long count) throws MediaFormatException {
            if (count > MAX_SEGMENTS) {
                throw unsupported(
                        "the timeline has more than " + MAX_SEGMENTS + " segments", "SegmentTimeline", -1, CLAUSE);
            }
        }
    }

    private static String fill(String template, String id, long bandwidth, long number, long time) {
        Matcher matcher = PLACEHOLDER.matcher(template);
        StringBuilder out = new StringBuilder();
        while (matcher.find()) {
            String name = matcher.group(1) == null ? "" : matcher.group(1);
            String width = matcher.group(2) == null ? "1" : matcher.group(2);
            matcher.appendReplacement(
                    out,
                    Matcher.quoteReplacement(
                            switch (name) {
                                case "RepresentationID" -> id;
                                case "Bandwidth" -> padded(bandwidth, width);
                                case "Number" -> padded(number, width);
                                case "Time" -> padded(time, width);
                                default -> "$";
                            }));
        }
        return matcher.appendTail(out).toString();
    }

    private static String padded(long value, String width) {
        return "0"
                        .repeat(Math.max(
                                0,
                                Math.min(64, Integer.parseInt(width))
                                        - String.valueOf(value).length()))
                + value;
    }

    private static double seconds(String duration) {
        if (duration.isEmpty()) {
            return 0;
        }
        Duration parsed = Duration.parse(duration);
        return parsed.getSeconds() + parsed.getNano() / 1e9;
    }

    private static Optional<String> attribute(List<Element> chain, String name) {
        return chain.stream()
                .filter(e -> e.hasAttribute(name))
                .map(e -> e.getAttribute(name))
                .findFirst();
    }

    private static int number(List<Element> chain, String name) {
        return attribute(chain, name).map(Integer::parseInt).orElse(0);
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getLocalName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    private static Element root(String xml) throws MediaFormatException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            Document document = builder.parse(new InputSource(new StringReader(xml)));
            return document.getDocumentElement();
        } catch (SAXException | IOException e) {
            throw malformed("the MPD is not well-formed XML: " + e.getMessage(), "MPD", -1, CLAUSE);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }
}
