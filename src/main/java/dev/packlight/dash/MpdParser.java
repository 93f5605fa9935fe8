package dev.packlight.dash;

import static dev.packlight.dash.MpdTree.attribute;
import static dev.packlight.media.MediaFormatException.malformed;
import static dev.packlight.media.MediaFormatException.unsupported;

import dev.packlight.bytes.Limits;
import dev.packlight.bytes.Xml;
import dev.packlight.dash.Mpd.Representation;
import dev.packlight.dash.Mpd.Segment;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.Ticks;
import dev.packlight.media.TimeRange;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Reads static MPDs of one period whose segments are addressed by templates (ISO/IEC 23009-1 §5.3.9.4). */
public final class MpdParser {

    private static final String CLAUSE = "ISO/IEC 23009-1 §5.3";

    private final MpdTree tree;
    private final TemplateSegments segments;

    private MpdParser(MpdTree tree, TemplateSegments segments) {
        this.tree = tree;
        this.segments = segments;
    }

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
        MpdTree tree = new MpdTree();
        List<Element> periods = tree.children(root, "Period");
        if (periods.size() != 1) {
            throw unsupported("the MPD has " + periods.size() + " periods; one is played", "MPD/Period", -1, CLAUSE);
        }
        Element period = periods.getFirst();
        String whole = root.getAttribute("mediaPresentationDuration");
        long durationTicks = ticks(whole.isEmpty() ? period.getAttribute("duration") : whole);
        return new MpdParser(tree, new TemplateSegments(durationTicks, tree)).read(period, durationTicks);
    }

    private Mpd read(Element period, long durationTicks) throws MediaFormatException {
        List<Representation> found = new ArrayList<>();
        for (Element set : tree.children(period, "AdaptationSet")) {
            for (Element representation : tree.children(set, "Representation")) {
                bound(found.size() + 1, Limits.TRACKS, "representations", "MPD/Period/AdaptationSet");
                found.add(representation(period, set, representation));
            }
        }
        return new Mpd(durationTicks, found);
    }

    private Representation representation(Element period, Element set, Element representation)
            throws MediaFormatException {
        List<Element> chain = List.of(representation, set, period);
        String id = representation.getAttribute("id");
        long bandwidth = Long.parseLong(representation.getAttribute("bandwidth"));
        String mime = attribute(chain, "mimeType").orElse("");
        List<Element> templates = chain.stream()
                .flatMap(e -> tree.children(e, "SegmentTemplate").stream().limit(1))
                .toList();
        String base = tree.children(representation, "BaseURL").stream()
                .findFirst()
                .or(() -> tree.children(set, "BaseURL").stream().findFirst())
                .map(e -> e.getTextContent().strip())
                .orElse("");
        String type = isTrickPlay(set)
                ? Mpd.TRICK_PLAY
                : attribute(chain, "contentType")
                        .orElse(mime.contains("/") ? mime.substring(0, mime.indexOf('/')) : "");
        if (templates.isEmpty() && type.equals("text") && !base.isEmpty()) {
            List<Segment> whole = List.of(new Segment(
                    segments.address(base, "", id, bandwidth, 0, 0),
                    new TimeRange(0, segments.durationTicks()),
                    Ticks.PER_SECOND));
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
        Optional<String> init = attribute(templates, "initialization");
        String address = init.isPresent() ? segments.address(base, init.get(), id, bandwidth, 0, 0) : "";
        return new Representation(
                id,
                type,
                mime,
                attribute(chain, "codecs").orElse(""),
                bandwidth,
                number(chain, "width"),
                number(chain, "height"),
                set.getAttribute("lang"),
                init.map(template -> address),
                segments.list(templates, base, id, bandwidth));
    }

    /** Whether the set is for fast play alone; a player that does not know an essential property must leave the set. */
    private boolean isTrickPlay(Element set) {
        return tree.children(set, "EssentialProperty").stream()
                .limit(Limits.TRACKS)
                .anyMatch(p -> p.getAttribute("schemeIdUri").contains("trickmode"));
    }

    private static long ticks(String duration) {
        if (duration.isEmpty()) {
            return 0;
        }
        Duration parsed = XmlDuration.parse(duration);
        if (parsed.isNegative() || parsed.getSeconds() > Limits.DURATION_SECONDS) {
            throw new ArithmeticException(duration);
        }
        return Ticks.ofNanos(parsed.toNanos());
    }

    private static int number(List<Element> chain, String name) {
        return attribute(chain, name).map(Integer::parseInt).orElse(0);
    }

    private static Element root(String xml) throws MediaFormatException {
        bound(xml.length(), Limits.MPD_CHARS, "characters", "MPD");
        try {
            return Xml.document(xml).getDocumentElement();
        } catch (SAXException e) {
            throw malformed("the MPD is not well-formed XML: " + Xml.reason(e), "MPD", -1, CLAUSE);
        }
    }

    private static void bound(long count, long most, String what, String where) throws MediaFormatException {
        if (count > most || count < 0) {
            throw unsupported("there are more than " + most + " " + what, where, -1, CLAUSE);
        }
    }
}
