package dev.packlight.hds;

import dev.packlight.codec.Carriage;
import dev.packlight.delivery.DeliveryRequest;
import dev.packlight.delivery.DeliveryRequest.Manifest;
import dev.packlight.delivery.DeliveryRequest.NumberedFragment;
import dev.packlight.delivery.DeliveryRequest.TrackManifest;
import dev.packlight.delivery.DeliveryResponse;
import dev.packlight.delivery.MediaTypes;
import dev.packlight.delivery.PackagingFormat;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Protocol;
import dev.packlight.delivery.Rendition;
import dev.packlight.delivery.UnservableException;
import dev.packlight.delivery.UnservableException.Reason;
import dev.packlight.media.Asset;
import dev.packlight.packaging.FlvContainer;
import dev.packlight.packaging.Multiplex;
import java.util.List;
import java.util.Optional;

/** HDS: one manifest for all rates, one for each, fragments by number. */
public final class HdsFormat implements PackagingFormat {

    private static final String TOKEN = "f4m-f4f";
    private static final FlvContainer CONTAINER = new FlvContainer();

    @Override
    public Protocol protocol() {
        return Protocol.HDS;
    }

    @Override
    public String id() {
        return "hds";
    }

    @Override
    public String displayName() {
        return "HDS";
    }

    @Override
    public String locatorPath(Asset asset) {
        return asset.name() + ".ism/manifest(format=" + TOKEN + ")";
    }

    @Override
    public boolean claims(DeliveryRequest request) {
        return request.format().equals(TOKEN);
    }

    @Override
    public Carriage carriage() {
        return CONTAINER.carriage();
    }

    @Override
    public Optional<String> obstacle(Rendition rendition) {
        return CONTAINER.obstacle(rendition);
    }

    @Override
    public DeliveryResponse answer(Presentation presentation, DeliveryRequest request) throws UnservableException {
        return switch (request.resource()) {
            case Manifest manifest -> manifest(presentation, request);
            case TrackManifest track ->
                DeliveryResponse.manifest(
                        MediaTypes.HDS_MANIFEST,
                        F4mWriter.write(
                                List.of(stream(presentation, request, track.track(), track.bitrateBps())),
                                stream -> ""));
            case NumberedFragment fragment ->
                fragment(stream(presentation, request, fragment.track(), fragment.bitrateBps()), fragment.number());
            default ->
                throw new UnservableException(
                        Reason.RESOURCE_NOT_FOUND,
                        "HDS counts its fragments.",
                        "Ask for Fragments(" + "video,format=" + TOKEN + ")Seg1-Frag1.");
        };
    }

    private DeliveryResponse manifest(Presentation presentation, DeliveryRequest request) throws UnservableException {
        List<Rendition> main = main(presentation);
        if (main.isEmpty()) {
            throw new UnservableException(
                    Reason.OUTPUT_FORMAT_NOT_SUPPORTED,
                    "HDS carries H.264 and AAC alone, and '"
                            + presentation.asset().name() + "' has neither.",
                    "Use another format of this asset; the Stream place lists those that work.");
        }
        List<HdsStream> streams = main.stream()
                .map(r -> stream(new Multiplex(presentation, r, sound(presentation, r, Optional.empty())), request))
                .toList();
        return DeliveryResponse.manifest(MediaTypes.HDS_MANIFEST, F4mWriter.write(streams, HdsStream::folder));
    }

    private List<Rendition> main(Presentation presentation) {
        List<Rendition> video =
                presentation.video().stream().filter(this::carries).toList();
        return video.isEmpty()
                ? presentation.audio().stream().filter(this::carries).limit(1).toList()
                : video;
    }

    private HdsStream stream(Presentation presentation, DeliveryRequest request, String track, long bitrateBps)
            throws UnservableException {
        Rendition rendition = presentation.rendition(track, bitrateBps);
        Optional<String> obstacle = obstacle(rendition);
        if (obstacle.isPresent()) {
            throw new UnservableException(Reason.OUTPUT_FORMAT_NOT_SUPPORTED, obstacle.get(), "Use another format.");
        }
        return stream(
                new Multiplex(presentation, rendition, sound(presentation, rendition, request.parameter("audiotrack"))),
                request);
    }

    private static HdsStream stream(Multiplex multiplex, DeliveryRequest request) {
        return new HdsStream(multiplex, CONTAINER.times(multiplex), parameters(request));
    }

    private Optional<Rendition> sound(Presentation presentation, Rendition main, Optional<String> wanted) {
        return main.isVideo()
                ? presentation.audio().stream()
                        .filter(this::carries)
                        .filter(r -> wanted.isEmpty() || r.trackName().equals(wanted.get()))
                        .findFirst()
                : Optional.empty();
    }

    private static String parameters(DeliveryRequest request) {
        return ",format=" + TOKEN
                + request.parameter("audiotrack").map(a -> ",audioTrack=" + a).orElse("")
                + request.parameter("filter").map(f -> ",filter=" + f).orElse("");
    }

    private static DeliveryResponse fragment(HdsStream stream, long number) throws UnservableException {
        if (number < 1 || number > stream.cut().count()) {
            throw new UnservableException(
                    Reason.FRAGMENT_BY_INDEX_NOT_FOUND,
                    "There is no fragment " + number + "; this stream has "
                            + stream.cut().count() + ".",
                    "Take the numbers from the bootstrap.");
        }
        return new DeliveryResponse(
                CONTAINER.contentType(stream.main()),
                DeliveryResponse.Use.MEDIA,
                CONTAINER.segment(stream.multiplex(), (int) number - 1));
    }
}
