package dev.packlight.packaging;

import dev.packlight.codec.Carriage;
import dev.packlight.codec.Codec;
import dev.packlight.codec.FlvForm;
import dev.packlight.delivery.Body;
import dev.packlight.delivery.MediaTypes;
import dev.packlight.delivery.Rendition;
import dev.packlight.segmentation.Cut;
import java.util.Optional;

/** FLV tags in F4F fragments (F4V 10.1 Annex C, E.4). */
public final class FlvContainer implements Container {

    private static final Place<FlvForm> PLACE = new Place<>(Carriage.FLV, "F4F fragments", Codec::flv);

    @Override
    public Carriage carriage() {
        return Carriage.FLV;
    }

    @Override
    public Optional<String> obstacle(Rendition rendition) {
        return PLACE.obstacle(rendition);
    }

    static FlvForm form(Rendition rendition) {
        return PLACE.of(rendition);
    }

    /** FLV cannot hide priming. */
    @Override
    public Cut cut(Rendition rendition) {
        return rendition.isVideo()
                ? rendition.fragments()
                : rendition.fragments().withoutPriming();
    }

    /** The fragments of a multiplex and their times. */
    public FlvTimes times(Multiplex multiplex) {
        return new FlvTimes(multiplex.main().timing(), cut(multiplex.main()));
    }

    @Override
    public String contentType(Rendition rendition) {
        return MediaTypes.HDS_FRAGMENT;
    }

    @Override
    public long bytes(Multiplex multiplex, int segment) {
        return new F4fFragment(multiplex, times(multiplex), segment).bytes();
    }

    @Override
    public Body segment(Multiplex multiplex, int segment) {
        return new F4fFragment(multiplex, times(multiplex), segment).body();
    }

    @Override
    public Optional<TextContainer> text() {
        return Optional.empty();
    }
}
