package dev.packlight.dash;

import dev.packlight.delivery.Body;
import dev.packlight.delivery.DeliveryRequest;
import dev.packlight.delivery.DeliveryRequest.Fragment;
import dev.packlight.delivery.DeliveryRequest.TrackManifest;
import dev.packlight.delivery.DeliveryResponse;
import dev.packlight.delivery.ListingReader;
import dev.packlight.delivery.MediaTypes;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Protocol;
import dev.packlight.delivery.Rendition;
import dev.packlight.delivery.TextRendition;
import dev.packlight.delivery.UnservableException;
import dev.packlight.delivery.UnservableException.Reason;
import dev.packlight.packaging.CmafContainer;
import dev.packlight.packaging.Multiplex;
import dev.packlight.packaging.TimedFormat;
import dev.packlight.subtitles.WebVtt;
import java.util.List;
import java.util.Optional;

/** DASH with a segment timeline, in CMAF or in the Common Streaming Format. */
public final class DashFormat extends TimedFormat {

    private static final ListingReader READER = new DashListing();

    private final DashForm form;

    private DashFormat(String id, String displayName, DashForm form) {
        super(id, displayName, List.of(form.token()), form.container());
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
    public Protocol protocol() {
        return Protocol.DASH;
    }

    @Override
    public Optional<ListingReader> reader() {
        return Optional.of(READER);
    }

    @Override
    protected DeliveryResponse manifest(Presentation presentation, DeliveryRequest request) throws UnservableException {
        if (presentation.renditions().stream().noneMatch(this::carries)) {
            throw new UnservableException(
                    Reason.OUTPUT_FORMAT_NOT_SUPPORTED,
                    "DASH cannot carry the codecs of '" + presentation.asset().name() + "'.",
                    "Use another format of this asset; the Stream place lists those that work.");
        }
        for (Rendition rendition : presentation.renditions()) {
            if (carries(rendition)) {
                form.container().require(Multiplex.of(presentation, rendition));
            }
        }
        return DeliveryResponse.manifest(
                MediaTypes.DASH_MPD, new MpdWriter(presentation, form, request.parameter("filter")).write());
    }

    @Override
    protected DeliveryResponse trackManifest(Presentation presentation, DeliveryRequest request, TrackManifest track)
            throws UnservableException {
        throw new UnservableException(
                Reason.RESOURCE_NOT_FOUND,
                "DASH has one manifest for all tracks.",
                "Ask for /manifest(format=" + form.token() + ").");
    }

    @Override
    protected Multiplex multiplex(Presentation presentation, DeliveryRequest request, Rendition rendition)
            throws UnservableException {
        Multiplex multiplex = Multiplex.of(presentation, rendition);
        form.container().require(multiplex);
        return multiplex;
    }

    @Override
    protected Body segment(Multiplex multiplex, DeliveryRequest request, int segment) throws UnservableException {
        return multiplex.main().isVideo() && request.wantsKeyFrames()
                ? form.container().keyFrame(multiplex, segment).orElseThrow()
                : super.segment(multiplex, request, segment);
    }

    @Override
    protected DeliveryResponse text(Presentation presentation, TextRendition text, Fragment fragment)
            throws UnservableException {
        return form.textIsFiles() ? textFile(text, fragment) : super.text(presentation, text, fragment);
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
}
