package dev.packlight.packaging;

import dev.packlight.codec.Carriage;
import dev.packlight.delivery.Body;
import dev.packlight.delivery.DeliveryRequest;
import dev.packlight.delivery.DeliveryRequest.Fragment;
import dev.packlight.delivery.DeliveryRequest.Manifest;
import dev.packlight.delivery.DeliveryRequest.TrackManifest;
import dev.packlight.delivery.DeliveryResponse;
import dev.packlight.delivery.Encryption;
import dev.packlight.delivery.PackagingFormat;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Rendition;
import dev.packlight.delivery.TextRendition;
import dev.packlight.delivery.UnservableException;
import dev.packlight.delivery.UnservableException.Reason;
import dev.packlight.media.Asset;
import java.util.List;
import java.util.Optional;

/** A format over one container, whose segments are named by the time at which they begin. */
public abstract class TimedFormat implements PackagingFormat {

    private final String id;
    private final String displayName;
    private final List<String> tokens;
    private final Container container;

    /** @param tokens values of {@code format} in addresses; the first is written, all are understood */
    protected TimedFormat(String id, String displayName, List<String> tokens, Container container) {
        this.id = id;
        this.displayName = displayName;
        this.tokens = List.copyOf(tokens);
        this.container = container;
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final String displayName() {
        return displayName;
    }

    @Override
    public final String locatorPath(Asset asset) {
        return asset.name() + ".ism/manifest(format=" + tokens.getFirst() + ")";
    }

    @Override
    public final boolean claims(DeliveryRequest request) {
        return tokens.contains(request.format());
    }

    @Override
    public final Carriage carriage() {
        return container.carriage();
    }

    @Override
    public final Optional<String> obstacle(Rendition rendition) {
        return container.obstacle(rendition);
    }

    @Override
    public final Optional<String> obstacle(Encryption encryption) {
        return container.obstacle(encryption);
    }

    @Override
    public final DeliveryResponse answer(Presentation presentation, DeliveryRequest request)
            throws UnservableException {
        return switch (request.resource()) {
            case Manifest manifest -> manifest(presentation, request);
            case TrackManifest track -> trackManifest(presentation, request, track);
            case Fragment fragment -> fragment(presentation, request, fragment);
            case DeliveryRequest.NumberedFragment numbered ->
                throw new UnservableException(
                        Reason.FRAGMENT_BY_INDEX_NOT_FOUND,
                        "Fragments of this format are named by their time.",
                        "Take the addresses from the manifest.");
            case DeliveryRequest.File file -> throw new IllegalStateException("files are not claimed");
        };
    }

    /** The manifest at which a player starts. */
    protected abstract DeliveryResponse manifest(Presentation presentation, DeliveryRequest request)
            throws UnservableException;

    /** The manifest of one track. */
    protected abstract DeliveryResponse trackManifest(
            Presentation presentation, DeliveryRequest request, TrackManifest track) throws UnservableException;

    /** What segments of a rendition hold. */
    protected abstract Multiplex multiplex(Presentation presentation, DeliveryRequest request, Rendition rendition)
            throws UnservableException;

    /** One segment, or what the request wants of it. */
    protected Body segment(Multiplex multiplex, DeliveryRequest request, int segment) throws UnservableException {
        return container.segment(multiplex, segment);
    }

    /** Subtitles as segments of the container. */
    protected DeliveryResponse text(Presentation presentation, TextRendition text, Fragment fragment)
            throws UnservableException {
        TextContainer texts = container.text().orElseThrow();
        if (fragment.time().isEmpty()) {
            return header(texts.contentType(), texts.header(text));
        }
        int segment = texts.timeline(presentation).at(fragment.time().get());
        return new DeliveryResponse(
                texts.contentType(), DeliveryResponse.Use.MEDIA, Body.of(texts.segment(presentation, text, segment)));
    }

    private DeliveryResponse fragment(Presentation presentation, DeliveryRequest request, Fragment fragment)
            throws UnservableException {
        Optional<TextRendition> text = presentation.text(fragment.track(), fragment.bitrateBps());
        if (text.isPresent()) {
            return text(presentation, text.get(), fragment);
        }
        Rendition rendition = presentation.rendition(fragment.track(), fragment.bitrateBps());
        Multiplex multiplex = multiplex(presentation, request, rendition);
        String type = container.contentType(rendition);
        if (fragment.time().isEmpty()) {
            return header(type, container.header(multiplex));
        }
        int segment =
                rendition.indexAt(container.cut(rendition), fragment.time().get());
        return new DeliveryResponse(type, DeliveryResponse.Use.MEDIA, segment(multiplex, request, segment));
    }

    private DeliveryResponse header(String type, Optional<byte[]> header) throws UnservableException {
        return new DeliveryResponse(
                type,
                DeliveryResponse.Use.HEADER,
                Body.of(header.orElseThrow(() -> new UnservableException(
                        Reason.FRAGMENT_TIMESTAMP_NOT_FOUND,
                        displayName + " has no init segment here.",
                        "Ask for a fragment by its time."))));
    }
}
