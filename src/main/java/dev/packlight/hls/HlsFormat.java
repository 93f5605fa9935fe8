package dev.packlight.hls;

import dev.packlight.delivery.DeliveryRequest;
import dev.packlight.delivery.DeliveryRequest.TrackManifest;
import dev.packlight.delivery.DeliveryResponse;
import dev.packlight.delivery.ListingReader;
import dev.packlight.delivery.MediaTypes;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Protocol;
import dev.packlight.delivery.Rendition;
import dev.packlight.delivery.TextRendition;
import dev.packlight.delivery.UnservableException;
import dev.packlight.hls.HlsForm.Sound;
import dev.packlight.packaging.CmafContainer;
import dev.packlight.packaging.Multiplex;
import dev.packlight.packaging.TimedFormat;
import dev.packlight.packaging.TsContainer;
import dev.packlight.packaging.WholeSegments;
import java.util.Optional;
import java.util.stream.Stream;

/** HLS in one of its forms. */
public final class HlsFormat extends TimedFormat {

    private static final ListingReader READER = new HlsListing();

    private final HlsForm form;

    /** @param more values of {@code format} that mean the same */
    private HlsFormat(String id, HlsForm form, String... more) {
        super(
                id,
                form.displayName(),
                Stream.concat(Stream.of(form.token()), Stream.of(more)).toList(),
                form.container());
        this.form = form;
    }

    /** Version 4: transport streams, sound as its own rendition, I-frame playlists. */
    public static HlsFormat ts() {
        return new HlsFormat(
                "hls-ts",
                new HlsForm("HLS TS", "m3u8-aapl", 4, ".ts", ".vtt", Sound.APART, new WholeSegments(new TsContainer())),
                "m3u8-aapl-v4");
    }

    /** Version 3: transport streams with one sound rendition inside. */
    public static HlsFormat tsMuxed() {
        return new HlsFormat(
                "hls-ts-v3",
                new HlsForm(
                        "HLS TS v3",
                        "m3u8-aapl-v3",
                        3,
                        ".ts",
                        ".vtt",
                        Sound.INSIDE,
                        new WholeSegments(new TsContainer())));
    }

    /** Version 7: CMAF. */
    public static HlsFormat cmaf() {
        return new HlsFormat(
                "hls-cmaf",
                new HlsForm(
                        "HLS CMAF",
                        "m3u8-cmaf",
                        7,
                        ".m4s",
                        ".m4s",
                        Sound.APART,
                        new WholeSegments(CmafContainer.outOfBand())));
    }

    @Override
    public Protocol protocol() {
        return Protocol.HLS;
    }

    @Override
    public Optional<ListingReader> reader() {
        return Optional.of(READER);
    }

    @Override
    protected DeliveryResponse manifest(Presentation presentation, DeliveryRequest request) throws UnservableException {
        return playlist(new MultivariantWriter(form, parameters(request), presentation).write());
    }

    @Override
    protected DeliveryResponse trackManifest(Presentation presentation, DeliveryRequest request, TrackManifest track)
            throws UnservableException {
        Optional<TextRendition> text = presentation.text(track.track(), track.bitrateBps());
        if (text.isPresent()) {
            return playlist(MediaPlaylistWriter.text(form, parameters(request), presentation, text.get()));
        }
        Multiplex multiplex =
                multiplex(presentation, request, presentation.rendition(track.track(), track.bitrateBps()));
        MediaPlaylistWriter writer = new MediaPlaylistWriter(form, parameters(request), multiplex);
        return playlist(request.wantsKeyFrames() ? writer.keyFrames() : writer.segments());
    }

    @Override
    protected Multiplex multiplex(Presentation presentation, DeliveryRequest request, Rendition main)
            throws UnservableException {
        if (!form.carries(main)) {
            throw form.notCarried(presentation);
        }
        Multiplex multiplex = new Multiplex(
                presentation,
                main,
                main.isVideo() ? form.soundInside(presentation, request.parameter("audiotrack")) : Optional.empty());
        form.container().require(multiplex);
        return multiplex;
    }

    private HlsParameters parameters(DeliveryRequest request) {
        return HlsParameters.of(form.token(), request);
    }

    private static DeliveryResponse playlist(String text) {
        return DeliveryResponse.manifest(MediaTypes.HLS_PLAYLIST, text);
    }
}
