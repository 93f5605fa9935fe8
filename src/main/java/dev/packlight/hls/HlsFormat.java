package dev.packlight.hls;

import dev.packlight.codec.Carriage;
import dev.packlight.delivery.Body;
import dev.packlight.delivery.DeliveryRequest;
import dev.packlight.delivery.DeliveryRequest.Fragment;
import dev.packlight.delivery.DeliveryRequest.Manifest;
import dev.packlight.delivery.DeliveryRequest.TrackManifest;
import dev.packlight.delivery.DeliveryResponse;
import dev.packlight.delivery.MediaTypes;
import dev.packlight.delivery.PackagingFormat;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Rendition;
import dev.packlight.delivery.TextRendition;
import dev.packlight.delivery.UnservableException;
import dev.packlight.delivery.UnservableException.Reason;
import dev.packlight.hls.Container.Stream;
import dev.packlight.media.Asset;
import dev.packlight.segmentation.SegmentTimeline;
import java.util.List;
import java.util.Optional;

/** HLS in one container. */
public final class HlsFormat implements PackagingFormat {

    private final String id;
    private final String displayName;
    private final List<String> tokens;
    private final Container container;

    private HlsFormat(String id, String displayName, List<String> tokens, Container container) {
        this.id = id;
        this.displayName = displayName;
        this.tokens = tokens;
        this.container = container;
    }

    /** Version 4: transport streams, sound as its own rendition, I-frame playlists. */
    public static HlsFormat ts() {
        return new HlsFormat("hls-ts", "HLS TS", List.of("m3u8-aapl", "m3u8-aapl-v4"), TsContainer.separate());
    }

    /** Version 3: transport streams with one sound rendition inside. */
    public static HlsFormat tsMuxed() {
        return new HlsFormat("hls-ts-v3", "HLS TS v3", List.of("m3u8-aapl-v3"), TsContainer.muxed());
    }

    /** Version 7: CMAF. */
    public static HlsFormat cmaf() {
        return new HlsFormat("hls-cmaf", "HLS CMAF", List.of("m3u8-cmaf"), new CmafContainer());
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
        return asset.name() + ".ism/manifest(format=" + tokens.getFirst() + ")";
    }

    @Override
    public boolean claims(DeliveryRequest request) {
        return tokens.contains(request.format());
    }

    @Override
    public Carriage carriage() {
        return container.carriage();
    }

    @Override
    public boolean carries(Rendition rendition) {
        return container.carries(rendition);
    }

    @Override
    public DeliveryResponse respond(Presentation presentation, DeliveryRequest request) throws UnservableException {
        return switch (request.resource()) {
            case Manifest manifest ->
                playlist(new MultivariantWriter(container, parameters(request), presentation).write());
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
            return MediaPlaylistWriter.text(container, parameters(request), presentation, text);
        }
        Stream stream = stream(presentation, request, track.track(), track.bitrate());
        MediaPlaylistWriter writer = new MediaPlaylistWriter(container, parameters(request), stream);
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
        Stream stream = stream(presentation, request, fragment.track(), fragment.bitrate());
        String type = container.contentType(stream.main());
        if (fragment.time().isEmpty()) {
            byte[] header = container
                    .header(stream.main())
                    .orElseThrow(() -> new UnservableException(
                            Reason.FRAGMENT_TIMESTAMP_NOT_FOUND,
                            "Transport streams have no init segment.",
                            "Ask for a fragment by its time."));
            return new DeliveryResponse(type, DeliveryResponse.Use.HEADER, Body.of(header));
        }
        int segment = stream.main()
                .indexAt(container.cut(stream.main()), fragment.time().get());
        return new DeliveryResponse(type, DeliveryResponse.Use.MEDIA, container.segment(stream, segment));
    }

    private DeliveryResponse text(Presentation presentation, TextRendition text, Fragment fragment)
            throws UnservableException {
        if (fragment.time().isEmpty()) {
            byte[] header = container
                    .textHeader(text)
                    .orElseThrow(() -> new UnservableException(
                            Reason.FRAGMENT_TIMESTAMP_NOT_FOUND,
                            "WebVTT has no init segment.",
                            "Ask for a fragment by its time."));
            return new DeliveryResponse(container.textContentType(), DeliveryResponse.Use.HEADER, Body.of(header));
        }
        SegmentTimeline timeline = container.textTimeline(presentation);
        return new DeliveryResponse(
                container.textContentType(),
                DeliveryResponse.Use.MEDIA,
                Body.of(container.textSegment(
                        text, timeline, timeline.at(fragment.time().get()))));
    }

    private Stream stream(Presentation presentation, DeliveryRequest request, String name, long bitrate)
            throws UnservableException {
        Rendition main = presentation.rendition(name, bitrate);
        if (!container.carries(main)) {
            throw MultivariantWriter.notCarried(presentation, displayName);
        }
        return new Stream(
                presentation,
                main,
                main.isVideo() ? muxed(container, presentation, request.parameter("audiotrack")) : Optional.empty());
    }

    /** The sound that goes into the picture's segments; empty where sound is apart or there is none. */
    static Optional<Rendition> muxed(Container container, Presentation presentation, Optional<String> wanted)
            throws UnservableException {
        List<Rendition> carried =
                presentation.audio().stream().filter(container::carries).toList();
        if (carried.isEmpty() || !container.separateAudio(presentation).isEmpty()) {
            return Optional.empty();
        }
        if (wanted.isEmpty()) {
            return Optional.of(carried.getFirst());
        }
        return Optional.of(carried.stream()
                .filter(r -> r.trackName().equals(wanted.get()))
                .findFirst()
                .orElseThrow(() -> new UnservableException(
                        Reason.EGRESS_TRACK_NOT_FOUND,
                        "There is no audio track '" + wanted.get() + "'.",
                        "Leave audioTrack out, or name a track of the asset.")));
    }

    private HlsParameters parameters(DeliveryRequest request) {
        return HlsParameters.of(tokens.getFirst(), request);
    }

    private static DeliveryResponse playlist(String text) {
        return DeliveryResponse.manifest(MediaTypes.HLS_PLAYLIST, text);
    }
}
