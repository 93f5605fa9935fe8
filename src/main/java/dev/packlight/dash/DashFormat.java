package dev.packlight.dash;

import dev.packlight.codec.Carriage;
import dev.packlight.delivery.Body;
import dev.packlight.delivery.DeliveryRequest;
import dev.packlight.delivery.DeliveryRequest.Fragment;
import dev.packlight.delivery.DeliveryRequest.Manifest;
import dev.packlight.delivery.DeliveryResponse;
import dev.packlight.delivery.ListingReader;
import dev.packlight.delivery.MediaTypes;
import dev.packlight.delivery.PackagingFormat;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Rendition;
import dev.packlight.delivery.TextRendition;
import dev.packlight.delivery.UnservableException;
import dev.packlight.delivery.UnservableException.Reason;
import dev.packlight.media.Asset;
import dev.packlight.packaging.CmafContainer;
import dev.packlight.packaging.Multiplex;
import dev.packlight.packaging.TextContainer;
import dev.packlight.subtitles.WebVtt;
import java.util.Optional;

/** DASH with a segment timeline, in CMAF or in the Common Streaming Format. */
public final class DashFormat implements PackagingFormat {

    private static final ListingReader READER = new DashListing();

    private final String id;
    private final String displayName;
    private final DashForm form;

    private DashFormat(String id, String displayName, DashForm form) {
        this.id = id;
        this.displayName = displayName;
        this.form = form;
    }

    /** Subtitles as IMSC1 in segments. */
    public static DashFormat cmaf() {
        return new DashFormat(
                "dash-cmaf",
                "DASH CMAF",
                new DashForm(
                        "mpd-time-cmaf",
                        "urn:mpeg:dash:profile:isoff-live:2011,urn:mpeg:dash:profile:cmaf:2019",
                        DashForm.Text.SEGMENTS,
                        CmafContainer.cmaf()));
    }

    /** Subtitles as WebVTT files. */
    public static DashFormat csf() {
        return new DashFormat(
                "dash-csf",
                "DASH CSF",
                new DashForm(
                        "mpd-time-csf",
                        "urn:mpeg:dash:profile:isoff-live:2011",
                        DashForm.Text.FILES,
                        CmafContainer.csf()));
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
        return asset.name() + ".ism/manifest(format=" + form.token() + ")";
    }

    @Override
    public boolean claims(DeliveryRequest request) {
        return request.format().equals(form.token());
    }

    @Override
    public Carriage carriage() {
        return form.container().carriage();
    }

    @Override
    public Optional<String> obstacle(Rendition rendition) {
        return form.container().obstacle(rendition);
    }

    @Override
    public Optional<ListingReader> reader() {
        return Optional.of(READER);
    }

    @Override
    public DeliveryResponse answer(Presentation presentation, DeliveryRequest request) throws UnservableException {
        return switch (request.resource()) {
            case Manifest manifest -> DeliveryResponse.manifest(MediaTypes.DASH_MPD, manifest(presentation, request));
            case Fragment fragment -> fragment(presentation, request, fragment);
            case DeliveryRequest.TrackManifest track ->
                throw new UnservableException(
                        Reason.RESOURCE_NOT_FOUND,
                        "DASH has one manifest for all tracks.",
                        "Ask for /manifest(format=" + form.token() + ").");
            case DeliveryRequest.NumberedFragment numbered ->
                throw new UnservableException(
                        Reason.FRAGMENT_BY_INDEX_NOT_FOUND,
                        "Fragments of this format are named by their time.",
                        "Take the addresses from the manifest.");
            case DeliveryRequest.File file -> throw new IllegalStateException("files are not claimed");
        };
    }

    private String manifest(Presentation presentation, DeliveryRequest request) throws UnservableException {
        if (presentation.renditions().stream().noneMatch(this::carries)) {
            throw new UnservableException(
                    Reason.OUTPUT_FORMAT_NOT_SUPPORTED,
                    "DASH cannot carry the codecs of '" + presentation.asset().name() + "'.",
                    "Use another format of this asset; the Stream place lists those that work.");
        }
        return new MpdWriter(presentation, form, request.parameter("filter")).write();
    }

    private DeliveryResponse text(Presentation presentation, TextRendition text, Fragment fragment)
            throws UnservableException {
        if (form.textIsFiles()) {
            return textFile(text, fragment);
        }
        TextContainer container = form.container().text().orElseThrow();
        if (fragment.time().isEmpty()) {
            return new DeliveryResponse(
                    container.contentType(),
                    DeliveryResponse.Use.HEADER,
                    Body.of(container.header(text).orElseThrow()));
        }
        int segment = container.timeline(presentation).at(fragment.time().get());
        return new DeliveryResponse(
                container.contentType(),
                DeliveryResponse.Use.MEDIA,
                Body.of(container.segment(presentation, text, segment)));
    }

    private static DeliveryResponse textFile(TextRendition text, Fragment fragment) throws UnservableException {
        if (fragment.time().isPresent()) {
            throw new UnservableException(
                    Reason.FRAGMENT_TIMESTAMP_NOT_FOUND,
                    "These subtitles are one file, '" + text.trackName() + "=i'.",
                    "Take the address from the manifest.");
        }
        return new DeliveryResponse(MediaTypes.WEBVTT, DeliveryResponse.Use.HEADER, Body.of(WebVtt.whole(text.cues())));
    }

    private DeliveryResponse fragment(Presentation presentation, DeliveryRequest request, Fragment fragment)
            throws UnservableException {
        TextRendition text =
                presentation.text(fragment.track(), fragment.bitrate()).orElse(null);
        if (text != null) {
            return text(presentation, text, fragment);
        }
        Rendition rendition = presentation.rendition(fragment.track(), fragment.bitrate());
        CmafContainer container = form.container();
        Multiplex multiplex = Multiplex.of(presentation, rendition);
        String type = container.contentType(rendition);
        if (fragment.time().isEmpty()) {
            return new DeliveryResponse(
                    type,
                    DeliveryResponse.Use.HEADER,
                    Body.of(container.header(multiplex).orElseThrow()));
        }
        int index = rendition.indexAt(container.cut(rendition), fragment.time().get());
        boolean trick = rendition.isVideo()
                && request.parameter("type")
                        .filter("keyframes"::equalsIgnoreCase)
                        .isPresent();
        return new DeliveryResponse(
                type,
                DeliveryResponse.Use.MEDIA,
                trick ? container.keyFrame(multiplex, index) : container.segment(multiplex, index));
    }
}
