package dev.packlight.subtitles;

import static dev.packlight.media.MediaFormatException.malformed;

import dev.packlight.bytes.Limits;
import dev.packlight.bytes.Xml;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.Ticks;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the text and times of a TTML document (W3C TTML1 §10); regions and most styling are left behind. */
final class TtmlReader {

    private static final String CLAUSE = "W3C TTML1";
    private static final String PARAMETERS = "http://www.w3.org/ns/ttml#parameter";
    private static final String STYLING = "http://www.w3.org/ns/ttml#styling";
    private static final Pattern CLOCK =
            Pattern.compile("(\\d{2,}):(\\d{2}):(\\d{2})(?:\\.(\\d+)|:(\\d{2,})(?:\\.\\d+)?)?");
    private static final Pattern OFFSET = Pattern.compile("(\\d+(?:\\.\\d+)?)(h|m|s|ms|f|t)");

    private final List<Cue> cues = new ArrayList<>();
    private final Deque<double[]> spans = new ArrayDeque<>();
    private final Deque<String> tags = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private String language = "";
    private double frameRate = 30;
    private double tickRate = 1;
    private boolean inParagraph;

    private TtmlReader() {}

    static TimedText read(String name, String document) throws MediaFormatException {
        try {
            XMLStreamReader in = Xml.reader(document);
            TtmlReader reader = new TtmlReader();
            while (in.hasNext()) {
                TimedText.bound(name, reader.cues);
                switch (in.next()) {
                    case XMLStreamConstants.START_ELEMENT -> reader.start(in);
                    case XMLStreamConstants.END_ELEMENT -> reader.end(in.getLocalName());
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> reader.characters(in.getText());
                    default -> {}
                }
            }
            reader.cues.sort(Comparator.comparingLong(Cue::startTicks));
            return new TimedText(reader.cues, reader.language);
        } catch (XMLStreamException e) {
            throw malformed("the TTML document is not well-formed XML: " + Xml.reason(e), name, -1, CLAUSE);
        } catch (NumberFormatException e) {
            throw malformed("a time of the TTML document is no number: " + e.getMessage(), name, -1, CLAUSE);
        }
    }

    private void start(XMLStreamReader in) {
        switch (in.getLocalName()) {
            case "tt" -> header(in);
            case "body", "div", "p" -> {
                span(in);
                inParagraph = in.getLocalName().equals("p");
                if (inParagraph) {
                    text.setLength(0);
                }
            }
            case "br" -> text.append('\n');
            case "span" -> {
                boolean italic = inParagraph && "italic".equals(in.getAttributeValue(STYLING, "fontStyle"));
                tags.push(italic ? "</i>" : "");
                text.append(italic ? "<i>" : "");
            }
            default -> {}
        }
    }

    private void header(XMLStreamReader in) {
        String code = in.getAttributeValue("http://www.w3.org/XML/1998/namespace", "lang");
        language = code == null ? "" : code;
        String frames = in.getAttributeValue(PARAMETERS, "frameRate");
        String ticks = in.getAttributeValue(PARAMETERS, "tickRate");
        String multiplier = in.getAttributeValue(PARAMETERS, "frameRateMultiplier");
        frameRate = frames == null ? 30 : Double.parseDouble(frames);
        if (multiplier != null && multiplier.matches("\\d+ \\d+")) {
            String[] parts = multiplier.split(" ");
            frameRate *= Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]);
        }
        tickRate = ticks == null ? 1 : Double.parseDouble(ticks);
    }

    /** Begin and end, relative to the parent's begin. */
    private void span(XMLStreamReader in) {
        double[] parent = spans.isEmpty() ? new double[] {0, Double.MAX_VALUE} : spans.peek();
        double begin = parent[0] + seconds(in.getAttributeValue(null, "begin"), 0);
        double end = seconds(in.getAttributeValue(null, "end"), -1);
        double duration = seconds(in.getAttributeValue(null, "dur"), -1);
        double last = end >= 0 ? parent[0] + end : duration >= 0 ? begin + duration : parent[1];
        spans.push(new double[] {begin, Math.min(last, parent[1])});
    }

    private double seconds(String value, double missing) {
        if (value == null) {
            return missing;
        }
        Matcher clock = CLOCK.matcher(value.strip());
        if (clock.matches()) {
            double whole = Integer.parseInt(clock.group(1)) * 3600.0
                    + Integer.parseInt(clock.group(2)) * 60
                    + Integer.parseInt(clock.group(3));
            return whole
                    + (clock.group(4) != null
                            ? Double.parseDouble("0." + clock.group(4))
                            : clock.group(5) != null ? Integer.parseInt(clock.group(5)) / frameRate : 0);
        }
        Matcher offset = OFFSET.matcher(value.strip());
        if (!offset.matches()) {
            throw new NumberFormatException(value);
        }
        double number = Double.parseDouble(offset.group(1));
        return switch (offset.group(2)) {
            case "h" -> number * 3600;
            case "m" -> number * 60;
            case "ms" -> number / 1000;
            case "f" -> number / frameRate;
            case "t" -> number / tickRate;
            default -> number;
        };
    }

    private void characters(String part) {
        if (inParagraph) {
            text.append(Cue.escaped(part.replaceAll("\\s+", " ")));
        }
    }

    private void end(String element) {
        switch (element) {
            case "span" -> text.append(tags.isEmpty() ? "" : tags.pop());
            case "p" -> {
                double[] span = spans.pop();
                inParagraph = false;
                String body = text.toString()
                        .lines()
                        .map(String::strip)
                        .collect(Collectors.joining("\n"))
                        .strip();
                if (!body.isEmpty() && span[1] > span[0] && span[1] < Limits.TIME_SECONDS) {
                    cues.add(new Cue(Ticks.ofSeconds(span[0]), Ticks.ofSeconds(span[1]), body, ""));
                }
            }
            case "body", "div" -> spans.pop();
            default -> {}
        }
    }
}
