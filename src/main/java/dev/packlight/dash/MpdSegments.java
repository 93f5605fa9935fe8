package dev.packlight.dash;

import static dev.packlight.dash.MpdTree.attribute;
import static dev.packlight.media.MediaFormatException.unsupported;

import dev.packlight.dash.Mpd.Segment;
import dev.packlight.delivery.StreamListing.ByteRange;
import dev.packlight.delivery.StreamListing.Known;
import dev.packlight.delivery.StreamListing.Part;
import dev.packlight.isobmff.SegmentIndex;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.Ticks;
import dev.packlight.media.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/** The segments of representations, however an MPD names them (ISO/IEC 23009-1 §5.3.9), within one budget. */
final class MpdSegments {

    private static final String CLAUSE = "ISO/IEC 23009-1 §5.3.9";

    private final MpdTree tree;
    private final Known known;
    private final SegmentBudget budget = new SegmentBudget();
    private final List<Part> missing = new ArrayList<>();

    MpdSegments(MpdTree tree, Known known) {
        this.tree = tree;
        this.known = known;
    }

    /** What stands for placeholders, and before every address. */
    record Names(String base, String id, long bandwidthBps) {}

    /**
     * Segments of one representation.
     *
     * @param shiftTicks presentation time minus media time
     */
    record Listed(Optional<Part> header, long shiftTicks, List<Segment> segments) {}

    /** Indexes that would have been needed. */
    List<Part> missing() {
        return missing;
    }

    /** @param chain the representation, its set, its period */
    Listed of(MpdPeriod period, List<Element> chain, Names names) throws MediaFormatException {
        List<Element> templates = inherited(chain, "SegmentTemplate");
        if (!templates.isEmpty()) {
            return new TemplateSegments(tree, budget, period, templates, names).list();
        }
        List<Element> lists = inherited(chain, "SegmentList");
        if (!lists.isEmpty()) {
            return list(period, lists, names);
        }
        List<Element> bases = inherited(chain, "SegmentBase");
        if (names.base().isEmpty()) {
            throw unsupported(
                    "representation '" + names.id() + "' has neither segments nor an address",
                    "MPD/Period/AdaptationSet/Representation",
                    -1,
                    CLAUSE);
        }
        Optional<ByteRange> index =
                MpdAddress.range(attribute(bases, "indexRange").orElse(""));
        return index.isPresent() ? indexed(period, bases, names, index.get()) : whole(period, bases, names);
    }

    private List<Element> inherited(List<Element> chain, String name) {
        return chain.stream()
                .flatMap(e -> tree.children(e, name).stream().limit(1))
                .toList();
    }

    /** One resource that holds everything. */
    private Listed whole(MpdPeriod period, List<Element> bases, Names names) throws MediaFormatException {
        budget.spend(1, names.base().length());
        TimeRange time = new TimeRange(0, period.durationTicks());
        return new Listed(
                initialization(bases, names),
                period.startTicks(),
                List.of(new Segment(names.base(), time, Ticks.PER_SECOND, Optional.empty())));
    }

    /** Every segment by its address or range. */
    private Listed list(MpdPeriod period, List<Element> lists, Names names) throws MediaFormatException {
        MpdClock clock = MpdClock.of(lists);
        List<Element> urls = lists.stream()
                .map(list -> tree.children(list, "SegmentURL"))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
        List<TimeRange> times = new SegmentTimes(tree, budget, period, clock).list(lists, urls.size());
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < Math.min(urls.size(), times.size()); i++) {
            String address = MpdAddress.resolved(names.base(), urls.get(i).getAttribute("media"));
            budget.spend(0, address.length());
            segments.add(new Segment(
                    address,
                    times.get(i),
                    clock.ticksPerSecond(),
                    MpdAddress.range(urls.get(i).getAttribute("mediaRange"))));
        }
        return new Listed(initialization(lists, names), clock.shiftTicks(period), segments);
    }

    /** One file with a segment index in it. */
    private Listed indexed(MpdPeriod period, List<Element> bases, Names names, ByteRange range)
            throws MediaFormatException {
        Part part = new Part(names.base(), Optional.of(range));
        byte[] bytes = known.indexes().get(part);
        Optional<Part> header = initialization(bases, names)
                .or(() -> Optional.of(new Part(names.base(), Optional.of(new ByteRange(0, range.offsetBytes())))));
        MpdClock clock = MpdClock.of(bases);
        if (bytes == null) {
            missing.add(part);
            return new Listed(header, clock.shiftTicks(period), List.of());
        }
        SegmentIndex index = SegmentIndex.read(bytes, range.offsetBytes());
        budget.spend(index.entries().size(), names.base().length());
        MpdClock own = clock.in(index.ticksPerSecond());
        List<Segment> segments = new ArrayList<>();
        for (SegmentIndex.Entry entry : index.entries()) {
            segments.add(new Segment(
                    names.base(),
                    new TimeRange(entry.startTicks(), entry.startTicks() + entry.durationTicks()),
                    index.ticksPerSecond(),
                    Optional.of(new ByteRange(entry.offsetBytes(), entry.sizeBytes()))));
        }
        return new Listed(header, own.shiftTicks(period), segments);
    }

    private Optional<Part> initialization(List<Element> chain, Names names) throws MediaFormatException {
        Optional<Element> given = chain.stream()
                .flatMap(e -> tree.children(e, "Initialization").stream())
                .findFirst();
        return given.isEmpty()
                ? Optional.empty()
                : Optional.of(new Part(
                        MpdAddress.resolved(names.base(), given.get().getAttribute("sourceURL")),
                        MpdAddress.range(given.get().getAttribute("range"))));
    }
}
