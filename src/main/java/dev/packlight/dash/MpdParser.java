package dev.packlight.dash;

import static dev.packlight.dash.MpdTree.attribute;
import static dev.packlight.media.MediaFormatException.malformed;
import static dev.packlight.media.MediaFormatException.unsupported;

import dev.packlight.bytes.Limits;
import dev.packlight.bytes.Xml;
import dev.packlight.dash.Mpd.Representation;
import dev.packlight.delivery.StreamListing.Growth;
import dev.packlight.delivery.StreamListing.Known;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.Ticks;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Reads MPDs: static and dynamic, of several periods, by templates, lists or indexes (ISO/IEC 23009-1 §5.3). */
public final class MpdParser {

    private static final String CLAUSE = "ISO/IEC 23009-1 §5.3";
    /** Where a dynamic presentation does not say how often it changes. */
    private static final long REFRESH_TICKS = 2 * Ticks.PER_SECOND;
    /** Where a player begins behind the end, if nobody says. */
    private static final long BEHIND_TICKS = 6 * Ticks.PER_SECOND;

    private final MpdTree tree = new MpdTree();
    private final MpdSegments segments;

    private MpdParser(Known known) {
        this.segments = new MpdSegments(tree, known);
    }

    public static Mpd parse(String xml) throws MediaFormatException {
        return parse(xml, Known.NOTHING);
    }

    /** @param known the moment, by which a dynamic presentation is as long as it is, and segment indexes */
    public static Mpd parse(String xml, Known known) throws MediaFormatException {
        Element root = root(xml);
        if (!root.getLocalName().equals("MPD")) {
            throw malformed("the root element is '" + root.getLocalName() + "', not MPD", "MPD", -1, CLAUSE);
        }
        try {
            return new MpdParser(known).read(root, known.moment());
        } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
            throw malformed("a number or duration is not one: " + e.getMessage(), "MPD", -1, CLAUSE);
        } catch (IllegalArgumentException e) {
            throw malformed("a time is impossible: " + e.getMessage(), "MPD", -1, CLAUSE);
        }
    }

    private Mpd read(Element root, Instant moment) throws MediaFormatException {
        long said = MpdPeriod.ticks(root.getAttribute("mediaPresentationDuration"));
        Optional<Instant> zero = root.getAttribute("type").equals("dynamic")
                ? Optional.of(OffsetDateTime.parse(dated(root.getAttribute("availabilityStartTime")))
                        .toInstant())
                : Optional.empty();
        long end = said;
        if (zero.isPresent()) {
            long elapsed = Math.max(1, ticksBetween(zero.get(), moment));
            end = said > 0 ? Math.min(said, elapsed) : elapsed;
        }
        String depth = root.getAttribute("timeShiftBufferDepth");
        long window = zero.isPresent() && !depth.isEmpty() ? MpdPeriod.ticks(depth) : end;
        List<MpdPeriod> periods = MpdPeriod.of(tree.children(root, "Period"), end, window);
        List<Representation> found = new ArrayList<>();
        for (MpdPeriod period : periods) {
            read(root, period, found);
        }
        long duration = zero.isPresent()
                ? 0
                : said > 0
                        ? said
                        : periods.stream().mapToLong(MpdPeriod::endTicks).max().orElse(0);
        return new Mpd(duration, zero.map(at -> growth(root, at)), found, segments.missing());
    }

    private static long ticksBetween(Instant from, Instant to) {
        Duration between = Duration.between(from, to);
        return between.isNegative() || between.getSeconds() > Limits.DURATION_SECONDS
                ? 0
                : Ticks.ofNanos(between.toNanos());
    }

    private static String dated(String text) {
        String stripped = text.strip();
        return stripped.matches(".*(Z|[+-]\\d\\d:\\d\\d)") ? stripped : stripped + "Z";
    }

    private static Growth growth(Element root, Instant zero) {
        long update = MpdPeriod.ticks(root.getAttribute("minimumUpdatePeriod"));
        long delay = MpdPeriod.ticks(root.getAttribute("suggestedPresentationDelay"));
        return new Growth(update > 0 ? update : REFRESH_TICKS, delay > 0 ? delay : BEHIND_TICKS, Optional.of(zero));
    }

    private void read(Element root, MpdPeriod period, List<Representation> found) throws MediaFormatException {
        for (Element set : tree.children(period.element(), "AdaptationSet")) {
            for (Element representation : tree.children(set, "Representation")) {
                bound(found.size() + 1, Limits.TRACKS, "representations", "MPD/Period/AdaptationSet");
                List<Element> chain = List.of(representation, set, period.element());
                String base = MpdAddress.base(tree, List.of(root, period.element(), set, representation));
                found.add(representation(period, chain, base));
            }
        }
    }

    private Representation representation(MpdPeriod period, List<Element> chain, String base)
            throws MediaFormatException {
        Element representation = chain.getFirst();
        Element set = chain.get(1);
        String mime = attribute(chain, "mimeType").orElse("");
        String type = isTrickPlay(set)
                ? Mpd.TRICK_PLAY
                : attribute(chain, "contentType")
                        .orElse(mime.contains("/") ? mime.substring(0, mime.indexOf('/')) : "");
        String id = representation.getAttribute("id");
        long bandwidth = Long.parseLong(representation.getAttribute("bandwidth"));
        MpdSegments.Listed listed = segments.of(period, chain, new MpdSegments.Names(base, id, bandwidth));
        return new Representation(
                id,
                type,
                mime,
                attribute(chain, "codecs").orElse(""),
                bandwidth,
                number(chain, "width"),
                number(chain, "height"),
                set.getAttribute("lang"),
                listed.header().map(header -> header.address()),
                listed.header().flatMap(header -> header.range()),
                period.number(),
                listed.shiftTicks(),
                listed.segments());
    }

    /** Whether the set is for fast play alone; a player that does not know an essential property must leave the set. */
    private boolean isTrickPlay(Element set) {
        return tree.children(set, "EssentialProperty").stream()
                .limit(Limits.TRACKS)
                .anyMatch(p -> p.getAttribute("schemeIdUri").contains("trickmode"));
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
