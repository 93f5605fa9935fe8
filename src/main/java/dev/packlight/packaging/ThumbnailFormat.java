package dev.packlight.packaging;

import dev.packlight.codec.Carriage;
import dev.packlight.codec.Codec;
import dev.packlight.delivery.Body;
import dev.packlight.delivery.DeliveryRequest;
import dev.packlight.delivery.DeliveryRequest.Fragment;
import dev.packlight.delivery.DeliveryRequest.Manifest;
import dev.packlight.delivery.DeliveryRequest.TrackManifest;
import dev.packlight.delivery.DeliveryResponse;
import dev.packlight.delivery.MediaTypes;
import dev.packlight.delivery.PackagingFormat;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Protocol;
import dev.packlight.delivery.UnservableException;
import dev.packlight.delivery.UnservableException.Reason;
import dev.packlight.media.Asset;
import dev.packlight.media.Timescale;
import dev.packlight.media.TrackKind;
import dev.packlight.subtitles.Cue;
import dev.packlight.subtitles.WebVtt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Thumbnails: a WebVTT storyboard, an HLS image playlist, and the sheets that both and DASH refer to. */
public final class ThumbnailFormat implements PackagingFormat {

    private final TileMaker tiles;

    public ThumbnailFormat(TileMaker tiles) {
        this.tiles = tiles;
    }

    @Override
    public Protocol protocol() {
        return Protocol.HLS;
    }

    @Override
    public String id() {
        return Thumbnails.TOKEN;
    }

    @Override
    public String displayName() {
        return "Thumbnails";
    }

    @Override
    public String locatorPath(Asset asset) {
        return asset.name() + ".ism/manifest(format=" + Thumbnails.TOKEN + ")";
    }

    @Override
    public boolean claims(DeliveryRequest request) {
        return request.format().equals(Thumbnails.TOKEN);
    }

    @Override
    public Carriage carriage() {
        return Carriage.STILLS;
    }

    @Override
    public boolean carries(Codec codec) {
        return codec.kind() == TrackKind.VIDEO && codec.carriages().contains(Carriage.FMP4);
    }

    @Override
    public boolean carriesText() {
        return false;
    }

    @Override
    public DeliveryResponse answer(Presentation presentation, DeliveryRequest request)
            throws UnservableException, IOException {
        Thumbnails thumbnails = Thumbnails.of(presentation)
                .orElseThrow(() -> new UnservableException(
                        Reason.OUTPUT_FORMAT_NOT_SUPPORTED,
                        "'" + presentation.asset().name() + "' has no picture to make thumbnails of.",
                        "Choose an asset with video."));
        String filter =
                request.parameter("filter").map(names -> ",filter=" + names).orElse("");
        return switch (request.resource()) {
            case Manifest manifest -> DeliveryResponse.manifest(MediaTypes.WEBVTT, storyboard(thumbnails, filter));
            case TrackManifest track -> {
                thumbnails.require(track.track(), track.bitrateBps());
                yield DeliveryResponse.manifest(MediaTypes.HLS_PLAYLIST, playlist(thumbnails, filter));
            }
            case Fragment fragment -> {
                thumbnails.require(fragment.track(), fragment.bitrateBps());
                yield sheet(thumbnails, fragment.time().orElse(-1L));
            }
            default ->
                throw new UnservableException(
                        Reason.RESOURCE_NOT_FOUND,
                        "Thumbnails are counted in sheets.",
                        "Take the addresses from the storyboard.");
        };
    }

    private DeliveryResponse sheet(Thumbnails thumbnails, long number) throws UnservableException, IOException {
        if (number < 0 || number >= thumbnails.sheets()) {
            throw new UnservableException(
                    Reason.FRAGMENT_BY_INDEX_NOT_FOUND,
                    "There is no sheet " + number + "; there are " + thumbnails.sheets() + ", counted from 0.",
                    "Take the addresses from the storyboard.");
        }
        byte[] jpeg = tiles.sheet(thumbnails.keyFrames((int) number), thumbnails.layout(), thumbnails.maxSheetBytes())
                .orElseThrow(() -> new UnservableException(
                        Reason.OUTPUT_FORMAT_NOT_SUPPORTED,
                        "No key frame of this stretch can be decoded.",
                        "The stream itself may play; thumbnails need a decoder."));
        return new DeliveryResponse(MediaTypes.JPEG, DeliveryResponse.Use.HEADER, Body.of(jpeg));
    }

    /** A cue for each tile: the sheet's address with the tile's place in it. */
    private static String storyboard(Thumbnails thumbnails, String filter) {
        Thumbnails.Layout layout = thumbnails.layout();
        List<Cue> cues = new ArrayList<>();
        for (int tile = 0; tile < thumbnails.tiles(); tile++) {
            int sheet = tile / layout.tiles();
            int place = tile % layout.tiles();
            long end = Math.min((tile + 1) * thumbnails.tileTicks(), thumbnails.endTicks(sheet));
            cues.add(new Cue(
                    tile * thumbnails.tileTicks(),
                    end,
                    thumbnails.address("Fragments", "=" + sheet, ".jpg", filter) + "#xywh="
                            + place % layout.columns() * layout.tileWidth() + ","
                            + place / layout.columns() * layout.tileHeight() + "," + layout.tileWidth() + ","
                            + layout.tileHeight(),
                    ""));
        }
        return WebVtt.whole(cues);
    }

    /** An image media playlist (HLS image playlists, Roku extension 0.4). Addresses are relative to its own place. */
    private static String playlist(Thumbnails thumbnails, String filter) {
        Thumbnails.Layout layout = thumbnails.layout();
        StringBuilder out = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:"
                + thumbnails.sheetTicks() / Timescale.PRESENTATION.ticksPerSecond()
                + "\n#EXT-X-MEDIA-SEQUENCE:0\n#EXT-X-PLAYLIST-TYPE:VOD\n#EXT-X-IMAGES-ONLY\n");
        for (int sheet = 0; sheet < thumbnails.sheets(); sheet++) {
            String address = thumbnails.address("Fragments", "=" + sheet, ".jpg", filter);
            out.append("#EXTINF:")
                    .append(Timescale.PRESENTATION.seconds(
                            thumbnails.endTicks(sheet) - sheet * thumbnails.sheetTicks(), 3))
                    .append(",\n#EXT-X-TILES:RESOLUTION=")
                    .append(layout.tileWidth())
                    .append('x')
                    .append(layout.tileHeight())
                    .append(",LAYOUT=")
                    .append(layout)
                    .append(",DURATION=")
                    .append(Timescale.PRESENTATION.seconds(thumbnails.tileTicks(), 3))
                    .append('\n')
                    .append(address.substring(address.indexOf('/') + 1))
                    .append('\n');
        }
        return out.append("#EXT-X-ENDLIST\n").toString();
    }
}
