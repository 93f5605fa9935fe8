package dev.packlight.packaging;

import dev.packlight.codec.Carriage;
import dev.packlight.codec.Codec;
import dev.packlight.codec.SmoothForm;
import dev.packlight.delivery.Body;
import dev.packlight.delivery.MediaTypes;
import dev.packlight.delivery.Rendition;
import dev.packlight.isobmff.SmoothFragment;
import dev.packlight.segmentation.Cut;
import java.util.Optional;

/** Smooth Streaming fragments (MS-SSTR §2.2.4). */
public final class SmoothContainer implements Container {

    private static final Place<SmoothForm> PLACE =
            new Place<>(Carriage.SMOOTH, "Smooth Streaming fragments", Codec::smooth);

    @Override
    public Carriage carriage() {
        return Carriage.SMOOTH;
    }

    @Override
    public Optional<String> obstacle(Rendition rendition) {
        return PLACE.obstacle(rendition);
    }

    /** How a manifest announces a rendition that is carried. */
    public SmoothForm form(Rendition rendition) {
        return PLACE.of(rendition);
    }

    /** There is no place to hide priming. */
    @Override
    public Cut cut(Rendition rendition) {
        return rendition.isVideo()
                ? rendition.fragments()
                : rendition.fragments().withoutPriming();
    }

    @Override
    public String contentType(Rendition rendition) {
        return MediaTypes.mp4(rendition);
    }

    @Override
    public long bytes(Multiplex multiplex, int segment) {
        Cut cut = cut(multiplex.main());
        return SmoothFragment.headerBytes(cut, segment) + cut.bytes(segment);
    }

    @Override
    public Body segment(Multiplex multiplex, int segment) {
        Cut cut = cut(multiplex.main());
        int trackId = multiplex.presentation().renditions().indexOf(multiplex.main()) + 1;
        return SampleBytes.behind(
                SmoothFragment.header(cut, segment, trackId),
                multiplex.main(),
                cut.firstSample(segment),
                cut.endSample(segment));
    }

    @Override
    public Optional<TextContainer> text() {
        return Optional.of(new SmoothTextContainer());
    }
}
