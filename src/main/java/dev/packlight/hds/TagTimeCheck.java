package dev.packlight.hds;

import dev.packlight.bytes.ByteReader;
import dev.packlight.checks.Cancel;
import dev.packlight.checks.Check;
import dev.packlight.checks.Finding;
import dev.packlight.checks.Measure.Time;
import dev.packlight.checks.Outcome;
import dev.packlight.checks.Rule;
import dev.packlight.checks.Severity;
import dev.packlight.checks.Statement;
import dev.packlight.checks.Subject.Segment;
import dev.packlight.checks.Where;
import dev.packlight.isobmff.BoxNode;
import dev.packlight.isobmff.BoxTree;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.Rounding;
import dev.packlight.media.Timescale;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** A fragment's first FLV tag stands at the time that its bootstrap says (F4V 10.1 Annex C.2.3, E.4.1). */
final class TagTimeCheck implements Check<Segment> {

    private static final Timescale MILLISECONDS = new Timescale(1000);
    private static final int BOX_HEADER = 8;
    private static final int TAG_HEADER = 11;
    private static final Rule RULE = Rule.of(
            "hds-fragment-time",
            Severity.MUST,
            "The fragment begins at another time than its bootstrap says",
            "a first tag at the time of the fragment run table",
            "F4V 10.1 Annex C.2.3, E.4.1",
            "Write the fragment's first time into the bootstrap.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Outcome judge(Segment segment, Cancel cancel) {
        cancel.orGoOn();
        try {
            List<BoxNode> boxes = BoxTree.read(segment.media());
            Optional<BoxNode> mdat = boxes.stream()
                    .filter(box -> box.type().equals("mdat") && box.sizeBytes() >= BOX_HEADER + TAG_HEADER)
                    .findFirst();
            boolean flash = boxes.stream().anyMatch(box -> box.type().equals("afra"));
            return flash && mdat.isPresent() && segment.promise().isPresent()
                    ? judge(segment, mdat.get().offsetBytes() + BOX_HEADER)
                    : new Outcome.NotApplicable("it is no fragment of HDS");
        } catch (MediaFormatException e) {
            return new Outcome.NotApplicable("the segment cannot be read");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Outcome judge(Segment segment, long tagAt) throws IOException {
        ByteReader tag = new ByteReader(segment.media().readFully(tagAt, TAG_HEADER)).skip(4);
        long low = tag.u24();
        Time found = new Time((long) tag.u8() << 24 | low, MILLISECONDS);
        Time said = new Time(
                segment.promise().get().startTicks().orElse(0),
                segment.promise().get().scale());
        if (found.ticks() == said.scale().rescale(said.ticks(), MILLISECONDS, Rounding.NEAREST)) {
            return new Outcome.Passed();
        }
        return Outcome.of(List.of(Finding.of(
                        RULE,
                        new Where.InBox(segment.address(), "mdat, first tag", tagAt),
                        Statement.of("{found} in the first tag").with("found", found))
                .expecting(Statement.of("{said}").with("said", said))));
    }
}
