package dev.packlight.packaging;

import dev.packlight.codec.Carriage;
import dev.packlight.codec.Codec;
import dev.packlight.codec.ElementaryStream;
import dev.packlight.codec.UnitIndex;
import dev.packlight.delivery.Body;
import dev.packlight.delivery.Derivation;
import dev.packlight.delivery.MediaTypes;
import dev.packlight.delivery.Rendition;
import dev.packlight.delivery.UnservableException;
import dev.packlight.delivery.UnservableException.Reason;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.SampleTable;
import dev.packlight.mpegts.TsLayout;
import dev.packlight.mpegts.TsSegment;
import dev.packlight.mpegts.TsStream;
import dev.packlight.segmentation.Cut;
import dev.packlight.segmentation.SegmentTimeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** MPEG-2 transport streams of a picture, of sound, or of both. */
public final class TsContainer implements Container {

    private static final Place<ElementaryStream> PLACE =
            new Place<>(Carriage.TS, "Transport streams", Codec::elementaryStream);

    @Override
    public Carriage carriage() {
        return Carriage.TS;
    }

    @Override
    public Optional<String> obstacle(Rendition rendition) {
        return PLACE.obstacle(rendition);
    }

    @Override
    public Cut cut(Rendition rendition) {
        return rendition.segments();
    }

    @Override
    public String contentType(Rendition rendition) {
        return MediaTypes.MPEG_TS;
    }

    @Override
    public long bytes(Multiplex multiplex, int segment) {
        return layout(multiplex).bytes(segment);
    }

    @Override
    public Body segment(Multiplex multiplex, int segment) {
        TsLayout layout = layout(multiplex);
        return Body.of(new Body.Generated(new Body.Generator() {
            @Override
            public long length() {
                return layout.bytes(segment);
            }

            @Override
            public Body.Producer open(long from) {
                TsSegment packets = new TsSegment(layout, segment);
                long at = packets.skipTo(from);
                return new Packets(packets).dropping(from - at);
            }
        }));
    }

    private record Packets(TsSegment segment) implements Body.Producer {

        @Override
        public boolean fill(ByteBuffer target) throws IOException {
            return segment.fill(target);
        }

        @Override
        public void close() {
            segment.close();
        }
    }

    /** Those of a picture alone: between the packets of one picture there may be some of the sound. */
    @Override
    public List<KeyFrame> keyFrames(Multiplex multiplex) {
        if (multiplex.sound().isPresent()) {
            return List.of();
        }
        TsLayout layout = layout(multiplex);
        SampleTable samples = multiplex.main().track().samples();
        Cut cut = cut(multiplex.main());
        List<KeyFrame> frames = new ArrayList<>();
        for (int segment = 0; segment < cut.count(); segment++) {
            long[] ranges = layout.keyFrameRanges(segment);
            int range = 0;
            for (int i = cut.firstSample(segment); i < cut.endSample(segment); i++) {
                if (samples.isSync(i)) {
                    frames.add(new KeyFrame(segment, i, ranges[range], ranges[range + 1]));
                    range += 2;
                }
            }
        }
        return frames;
    }

    @Override
    public Optional<TextContainer> text() {
        return Optional.of(new WebVttContainer());
    }

    @Override
    public void require(Multiplex multiplex) throws UnservableException {
        if (laid(multiplex) instanceof Laid.Not not) {
            throw new UnservableException(
                    Reason.INVALID_NALU_LENGTH_FIELD,
                    "Transport streams cannot be made of '"
                            + multiplex.main().asset().file().fileName() + "': "
                            + not.why().getMessage() + ".",
                    "Mux the file again, with ffmpeg -c copy for example; formats that send samples as they are may still carry it.");
        }
    }

    /** What came of laying a multiplex out, kept in either case. */
    private sealed interface Laid {

        record Out(TsLayout layout) implements Laid {}

        record Not(MediaFormatException why) implements Laid {}
    }

    /** Names the layout of a multiplex among what is kept of its presentation. */
    private record LayoutKey(String track, long bitrateBps, Optional<String> sound) implements Derivation<Laid> {

        private static final int SENTENCE_BYTES = 2048;

        LayoutKey(Multiplex multiplex) {
            this(
                    multiplex.main().trackName(),
                    multiplex.main().bitrateBps(),
                    multiplex.sound().map(Rendition::trackName));
        }

        @Override
        public long footprintBytes(Laid laid) {
            return laid instanceof Laid.Out out ? out.layout().footprintBytes() : SENTENCE_BYTES;
        }
    }

    private static TsLayout layout(Multiplex multiplex) {
        return switch (laid(multiplex)) {
            case Laid.Out out -> out.layout();
            case Laid.Not not -> throw new IllegalStateException("asked without require", not.why());
        };
    }

    private static Laid laid(Multiplex multiplex) {
        return multiplex.presentation().derive(new LayoutKey(multiplex), () -> lay(multiplex));
    }

    private static Laid lay(Multiplex multiplex) {
        try {
            Rendition main = multiplex.main();
            List<TsStream> streams = new ArrayList<>();
            streams.add(stream(main, main.segments(), TsStream.Clock.CARRIED));
            if (multiplex.sound().isPresent()) {
                Rendition sound = multiplex.sound().get();
                streams.add(stream(sound, Cut.every(sound.timing(), beside(multiplex)), TsStream.Clock.ELSEWHERE));
            }
            return new Laid.Out(new TsLayout(streams));
        } catch (MediaFormatException e) {
            return new Laid.Not(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TsStream stream(Rendition rendition, Cut cut, TsStream.Clock clock)
            throws MediaFormatException, IOException {
        return TsStream.of(cut, rendition.source(), PLACE.of(rendition), units(rendition), clock);
    }

    private static UnitIndex units(Rendition rendition) throws MediaFormatException {
        return rendition
                .codec()
                .units(rendition.track().description(), rendition.track().samples(), rendition.source())
                .orElseThrow();
    }

    /** Segments of a multiplex, which ends with its picture. */
    private static SegmentTimeline beside(Multiplex multiplex) {
        Cut picture = multiplex.main().segments();
        return multiplex.presentation().segments().until(picture.endTicks(picture.count() - 1));
    }
}
