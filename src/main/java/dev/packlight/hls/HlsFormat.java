package dev.packlight.hls;

import dev.packlight.codec.Carriage;
import dev.packlight.delivery.Body;
import dev.packlight.delivery.DeliveryRequest;
import dev.packlight.delivery.DeliveryRequest.Fragment;
import dev.packlight.delivery.DeliveryRequest.Manifest;
import dev.packlight.delivery.DeliveryRequest.TrackManifest;
import dev.packlight.delivery.DeliveryResponse;
import dev.packlight.delivery.ListingReader;
import dev.packlight.delivery.MediaTypes;
import dev.packlight.delivery.PackagingFormat;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Rendition;
import dev.packlight.delivery.TextRendition;
import dev.packlight.delivery.UnservableException;
import dev.packlight.delivery.UnservableException.Reason;
import dev.packlight.hls.HlsForm.Sound;
import dev.packlight.media.Asset;
import dev.packlight.packaging.CmafContainer;
import dev.packlight.packaging.Container;
import dev.packlight.packaging.Multiplex;
import dev.packlight.packaging.TextContainer;
import dev.packlight.packaging.TsContainer;
import dev.packlight.packaging.WholeSegments;
import dev.packlight.protection.Protection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** HLS in one of its forms. */
public final class HlsFormat implements PackagingFormat {

    private static final ListingReader READER = new HlsListing();

    private final String id;
    private final List<String> tokens;
    private final HlsForm form;

    /** @param more values of {@code format} that mean the same */
    private HlsFormat(String id, HlsForm form, String... more) {
        this.id = id;
        this.tokens = Stream.concat(Stream.of(form.token()), Stream.of(more)).toList();
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
    public String id() {
        return id;
    }

    @Override
    public String displayName() {
        return form.displayName();
    }

    @Override
    public String locatorPath(Asset asset) {
        return asset.name() + ".ism/manifest(format=" + form.token() + ")";
    }

    @Override
    public boolean claims(DeliveryRequest request) {
        return tokens.contains(request.format());
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
    public Optional<String> obstacle(Protection protection) {
        return form.container().obstacle(protection);
    }

    @Override
    public DeliveryResponse answer(Presentation presentation, DeliveryRequest request) throws UnservableException {
        return switch (request.resource()) {
            case Manifest manifest -> playlist(new MultivariantWriter(form, parameters(request), presentation).write());
            case TrackManifest track -> playlist(mediaPlaylist(presentation, request, track));
            case Fragment fragment -> fragment(presentation, request, fragment);
            case DeliveryRequest.NumberedFragment numbered ->
                throw new UnservableException(
                        Reason.FRAGMENT_BY_INDEX_NOT_FOUND,
                        "Fragments of this format are named by their time.",
                        "Take the addresses from the manifest.");
            case DeliveryRequest.File file -> throw new IllegalStateException("files are not claimed");
        };
    }

    private String mediaPlaylist(Presentation presentation, DeliveryRequest request, TrackManifest track)
            throws UnservableException {
        TextRendition text = presentation.text(track.track(), track.bitrate()).orElse(null);
        if (text != null) {
            return MediaPlaylistWriter.text(form, parameters(request), presentation, text);
        }
        Multiplex multiplex = multiplex(presentation, request, track.track(), track.bitrate());
        MediaPlaylistWriter writer = new MediaPlaylistWriter(form, parameters(request), multiplex);
        return request.parameter("type").filter("keyframes"::equalsIgnoreCase).isPresent()
                ? writer.keyFrames()
                : writer.segments();
    }

    private DeliveryResponse fragment(Presentation presentation, DeliveryRequest request, Fragment fragment)
            throws UnservableException {
        TextRendition text =
                presentation.text(fragment.track(), fragment.bitrate()).orElse(null);
        if (text != null) {
            return text(presentation, text, fragment);
        }
        Multiplex multiplex = multiplex(presentation, request, fragment.track(), fragment.bitrate());
        Container container = form.container();
        String type = container.contentType(multiplex.main());
        if (fragment.time().isEmpty()) {
            byte[] header = container
                    .header(multiplex)
                    .orElseThrow(() -> new UnservableException(
                            Reason.FRAGMENT_TIMESTAMP_NOT_FOUND,
                            "Transport streams have no init segment.",
                            "Ask for a fragment by its time."));
            return new DeliveryResponse(type, DeliveryResponse.Use.HEADER, Body.of(header));
        }
        int segment = multiplex
                .main()
                .indexAt(container.cut(multiplex.main()), fragment.time().get());
        return new DeliveryResponse(type, DeliveryResponse.Use.MEDIA, container.segment(multiplex, segment));
    }

    private DeliveryResponse text(Presentation presentation, TextRendition text, Fragment fragment)
            throws UnservableException {
        TextContainer container = form.text();
        if (fragment.time().isEmpty()) {
            byte[] header = container
                    .header(text)
                    .orElseThrow(() -> new UnservableException(
                            Reason.FRAGMENT_TIMESTAMP_NOT_FOUND,
                            "WebVTT has no init segment.",
                            "Ask for a fragment by its time."));
            return new DeliveryResponse(container.contentType(), DeliveryResponse.Use.HEADER, Body.of(header));
        }
        int segment = container.timeline(presentation).at(fragment.time().get());
        return new DeliveryResponse(
                container.contentType(),
                DeliveryResponse.Use.MEDIA,
                Body.of(container.segment(presentation, text, segment)));
    }

    private Multiplex multiplex(Presentation presentation, DeliveryRequest request, String name, long bitrate)
            throws UnservableException {
        Rendition main = presentation.rendition(name, bitrate);
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
