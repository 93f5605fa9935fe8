package dev.packlight.dash;

import dev.packlight.codec.Carriage;
import dev.packlight.delivery.Body;
import dev.packlight.delivery.DeliveryRequest;
import dev.packlight.delivery.DeliveryRequest.Fragment;
import dev.packlight.delivery.DeliveryRequest.Manifest;
import dev.packlight.delivery.DeliveryResponse;
import dev.packlight.delivery.Fmp4;
import dev.packlight.delivery.MediaTypes;
import dev.packlight.delivery.PackagingFormat;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Rendition;
import dev.packlight.delivery.TextRendition;
import dev.packlight.delivery.UnservableException;
import dev.packlight.delivery.UnservableException.Reason;
import dev.packlight.isobmff.TextSegment;
import dev.packlight.media.Asset;
import dev.packlight.subtitles.WebVtt;
import java.util.List;

/** DASH with a segment timeline, in CMAF or in the Common Streaming Format. */
public final class DashFormat implements PackagingFormat {

    private final String id;
    private final String displayName;
    private final String token;
    private final List<String> brands;
    private final String profiles;
    private final boolean plainText;

    private DashFormat(
            String id, String displayName, String token, List<String> brands, String profiles, boolean plainText) {
        this.plainText = plainText;
        this.id = id;
        this.displayName = displayName;
        this.token = token;
        this.brands = brands;
        this.profiles = profiles;
    }

    /** Subtitles as IMSC1 in segments. */
    public static DashFormat cmaf() {
        return new DashFormat(
                "dash-cmaf",
                "DASH CMAF",
                "mpd-time-cmaf",
                Fmp4.CMAF_BRANDS,
                "urn:mpeg:dash:profile:isoff-live:2011,urn:mpeg:dash:profile:cmaf:2019",
                false);
    }

    /** Subtitles as WebVTT files. */
    public static DashFormat csf() {
        return new DashFormat(
                "dash-csf", "DASH CSF", "mpd-time-csf", Fmp4.CSF_BRANDS, "urn:mpeg:dash:profile:isoff-live:2011", true);
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
        return asset.name() + ".ism/manifest(format=" + token + ")";
    }

    @Override
    public boolean claims(DeliveryRequest request) {
        return request.format().equals(token);
    }

    @Override
    public Carriage carriage() {
        return Carriage.FMP4;
    }

    @Override
    public DeliveryResponse respond(Presentation presentation, DeliveryRequest request) throws UnservableException {
        return switch (request.resource()) {
            case Manifest manifest -> DeliveryResponse.manifest(MediaTypes.DASH_MPD, manifest(presentation, request));
            case Fragment fragment -> fragment(presentation, request, fragment);
            case DeliveryRequest.TrackManifest track ->
                throw new UnservableException(
                        Reason.RESOURCE_NOT_FOUND,
                        "DASH has one manifest for all tracks.",
                        "Ask for /manifest(format=" + token + ").");
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
        return new MpdWriter(presentation, token, profiles, plainText, request.parameter("filter")).write();
    }

    private DeliveryResponse text(Presentation presentation, TextRendition text, Fragment fragment)
            throws UnservableException {
        if (plainText && fragment.time().isPresent()) {
            throw new UnservableException(
                    Reason.FRAGMENT_TIMESTAMP_NOT_FOUND,
                    "These subtitles are one file, '" + text.trackName() + "=i'.",
                    "Take the address from the manifest.");
        }
        if (plainText) {
            return new DeliveryResponse(
                    MediaTypes.WEBVTT, DeliveryResponse.Use.HEADER, Body.of(WebVtt.whole(text.cues())));
        }
        if (fragment.time().isEmpty()) {
            return new DeliveryResponse(
                    MediaTypes.MP4_APPLICATION,
                    DeliveryResponse.Use.HEADER,
                    Body.of(TextSegment.init(text.language())));
        }
        int segment = presentation.fragments().at(fragment.time().get());
        return new DeliveryResponse(
                MediaTypes.MP4_APPLICATION,
                DeliveryResponse.Use.MEDIA,
                Body.of(Fmp4.textFragment(text, presentation.fragments(), segment)));
    }

    private DeliveryResponse fragment(Presentation presentation, DeliveryRequest request, Fragment fragment)
            throws UnservableException {
        TextRendition text =
                presentation.text(fragment.track(), fragment.bitrate()).orElse(null);
        if (text != null) {
            return text(presentation, text, fragment);
        }
        Rendition rendition = presentation.rendition(fragment.track(), fragment.bitrate());
        String type = MediaTypes.mp4(rendition);
        if (fragment.time().isEmpty()) {
            return new DeliveryResponse(
                    type,
                    DeliveryResponse.Use.HEADER,
                    Body.of(Fmp4.init(
                            rendition,
                            brands,
                            rendition.codec().entryType(rendition.track().description()))));
        }
        int index = rendition.indexAt(rendition.fragments(), fragment.time().get());
        boolean trick = rendition.isVideo()
                && request.parameter("type")
                        .filter("keyframes"::equalsIgnoreCase)
                        .isPresent();
        return new DeliveryResponse(
                type,
                DeliveryResponse.Use.MEDIA,
                trick ? Fmp4.keyFrame(rendition, index) : Fmp4.fragment(rendition, index));
    }
}
