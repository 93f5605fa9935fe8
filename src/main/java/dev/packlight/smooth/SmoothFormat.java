package dev.packlight.smooth;

import dev.packlight.codec.Carriage;
import dev.packlight.delivery.Body;
import dev.packlight.delivery.DeliveryRequest;
import dev.packlight.delivery.DeliveryRequest.Fragment;
import dev.packlight.delivery.DeliveryRequest.Manifest;
import dev.packlight.delivery.DeliveryResponse;
import dev.packlight.delivery.MediaTypes;
import dev.packlight.delivery.PackagingFormat;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Protocol;
import dev.packlight.delivery.Rendition;
import dev.packlight.delivery.TextRendition;
import dev.packlight.delivery.UnservableException;
import dev.packlight.delivery.UnservableException.Reason;
import dev.packlight.media.Asset;
import dev.packlight.packaging.Multiplex;
import dev.packlight.packaging.SmoothContainer;
import dev.packlight.packaging.TextContainer;
import java.util.Optional;

/** Smooth Streaming, the form without a format parameter, and its legacy form without repeat counts. */
public final class SmoothFormat implements PackagingFormat {

    private static final SmoothContainer CONTAINER = new SmoothContainer();

    private final String id;
    private final String displayName;
    private final String token;
    private final int minorVersion;

    private SmoothFormat(String id, String displayName, String token, int minorVersion) {
        this.id = id;
        this.displayName = displayName;
        this.token = token;
        this.minorVersion = minorVersion;
    }

    /** Version 2.2: runs of equal fragments are counted. */
    public static SmoothFormat current() {
        return new SmoothFormat("smooth", "Smooth 2.2", "", 2);
    }

    /** Version 2.0: every fragment is listed. */
    public static SmoothFormat legacy() {
        return new SmoothFormat("smooth-v20", "Smooth 2.0", "fmp4-v20", 0);
    }

    @Override
    public Protocol protocol() {
        return Protocol.SMOOTH;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String displayName() {
        return displayName;
    }

    @Override
    public String locatorPath(Asset asset) {
        return asset.name() + ".ism/manifest" + (token.isEmpty() ? "" : "(format=" + token + ")");
    }

    @Override
    public boolean claims(DeliveryRequest request) {
        return request.format().equals(token) && !(request.resource() instanceof DeliveryRequest.File);
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
            case Fragment fragment -> fragment(presentation, fragment);
            default ->
                throw new UnservableException(
                        Reason.RESOURCE_NOT_FOUND,
                        "Smooth Streaming has one manifest for all tracks.",
                        "Ask for /manifest.");
        };
    }

    private DeliveryResponse manifest(Presentation presentation, DeliveryRequest request) throws UnservableException {
        if (presentation.renditions().stream().noneMatch(this::carries)) {
            throw new UnservableException(
                    Reason.OUTPUT_FORMAT_NOT_SUPPORTED,
                    "Smooth Streaming has no word for the codecs of '"
                            + presentation.asset().name() + "'.",
                    "Use another format of this asset; the Stream place lists those that work.");
        }
        return DeliveryResponse.manifest(
                MediaTypes.SMOOTH_MANIFEST,
                new SmoothManifestWriter(presentation, CONTAINER, request).write(minorVersion));
    }

    private DeliveryResponse fragment(Presentation presentation, Fragment fragment) throws UnservableException {
        long time = fragment.time()
                .orElseThrow(() -> new UnservableException(
                        Reason.FRAGMENT_TIMESTAMP_NOT_FOUND,
                        "Smooth Streaming has no init segments; players make them from the manifest.",
                        "Ask for a fragment by its time."));
        TextRendition text =
                presentation.text(fragment.track(), fragment.bitrateBps()).orElse(null);
        if (text != null) {
            return text(presentation, text, time);
        }
        Rendition rendition = presentation.rendition(fragment.track(), fragment.bitrateBps());
        Optional<String> obstacle = obstacle(rendition);
        if (obstacle.isPresent()) {
            throw new UnservableException(Reason.OUTPUT_FORMAT_NOT_SUPPORTED, obstacle.get(), "Use another format.");
        }
        int segment = rendition.indexAt(CONTAINER.cut(rendition), time);
        return new DeliveryResponse(
                CONTAINER.contentType(rendition),
                DeliveryResponse.Use.MEDIA,
                CONTAINER.segment(Multiplex.of(presentation, rendition), segment));
    }

    private static DeliveryResponse text(Presentation presentation, TextRendition text, long time)
            throws UnservableException {
        TextContainer container = CONTAINER.text().orElseThrow();
        int segment = container.timeline(presentation).at(time);
        return new DeliveryResponse(
                container.contentType(),
                DeliveryResponse.Use.MEDIA,
                Body.of(container.segment(presentation, text, segment)));
    }
}
