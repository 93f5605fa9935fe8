package dev.packlight.smooth;

import dev.packlight.bytes.ByteReader;
import dev.packlight.checks.Cancel;
import dev.packlight.checks.Check;
import dev.packlight.checks.Finding;
import dev.packlight.checks.Measure.Time;
import dev.packlight.checks.Outcome;
import dev.packlight.checks.Rule;
import dev.packlight.checks.Severity;
import dev.packlight.checks.Statement;
import dev.packlight.checks.Subject.Promise;
import dev.packlight.checks.Subject.Segment;
import dev.packlight.checks.Where;
import dev.packlight.isobmff.BoxNode;
import dev.packlight.isobmff.BoxTree;
import dev.packlight.media.MediaFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** A fragment's {@code tfxd} box says the time by which it was asked for (MS-SSTR §2.2.4.4). */
final class FragmentTimeCheck implements Check<Segment> {

    private static final byte[] TFXD = HexFormat.of().parseHex("6d1d9b0542d544e680e2141daff757b2");
    private static final int BOX_BYTES = 8 + 16 + 4 + 16;
    private static final Rule RULE = Rule.of(
            "smooth-fragment-time",
            Severity.MUST,
            "The fragment says another time than its manifest",
            "FragmentAbsoluteTime and FragmentDuration as the manifest says",
            "MS-SSTR §2.2.4.4",
            "Write the chunk's time and duration into tfxd.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Outcome judge(Segment segment, Cancel cancel) {
        cancel.orGoOn();
        try {
            Optional<BoxNode> tfxd = tfxd(segment);
            return tfxd.isPresent() && segment.promise().isPresent()
                    ? judge(segment, tfxd.get(), segment.promise().get())
                    : new Outcome.NotApplicable("it is no fragment of Smooth Streaming");
        } catch (MediaFormatException e) {
            return new Outcome.NotApplicable("the segment cannot be read");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<BoxNode> tfxd(Segment segment) throws MediaFormatException, IOException {
        for (BoxNode box : BoxTree.read(segment.media()).stream()
                .filter(n -> n.type().equals("moof"))
                .flatMap(n -> n.children().stream())
                .filter(n -> n.type().equals("traf"))
                .flatMap(n -> n.children().stream())
                .filter(n -> n.type().equals("uuid") && n.sizeBytes() >= BOX_BYTES)
                .toList()) {
            if (Arrays.equals(TFXD, segment.media().readFully(box.offsetBytes() + 8, TFXD.length))) {
                return Optional.of(box);
            }
        }
        return Optional.empty();
    }

    private static Outcome judge(Segment segment, BoxNode tfxd, Promise promise) throws IOException {
        ByteReader in = new ByteReader(segment.media().readFully(tfxd.offsetBytes() + 28, 16));
        long start = in.i64();
        long duration = in.i64();
        long said = promise.startTicks().orElse(start);
        if (start == said && duration == promise.durationTicks()) {
            return new Outcome.Passed();
        }
        return Outcome.of(List.of(Finding.of(
                        RULE,
                        new Where.InBox(segment.address(), "moof/traf/tfxd", tfxd.offsetBytes()),
                        from(start, duration, promise))
                .expecting(from(said, promise.durationTicks(), promise))));
    }

    private static Statement from(long start, long duration, Promise promise) {
        return Statement.of("{start}, {duration} long")
                .with("start", new Time(start, promise.scale()))
                .with("duration", new Time(duration, promise.scale()));
    }
}
