package dev.packlight.ui.play;

import dev.packlight.catalog.LibraryAsset;
import dev.packlight.catalog.OpenAsset;
import dev.packlight.codec.Carriage;
import dev.packlight.delivery.PackagingFormat;
import dev.packlight.media.AssetTrack;
import dev.packlight.media.TrackKind;
import dev.packlight.origin.AssetUrls;
import dev.packlight.player.PlaySource;
import dev.packlight.ui.common.Served;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** From an asset and a format to what a player loads. */
record PlaySources(PlayPort port) {

    /** Streams that the origin serves and nobody here plays. */
    List<PackagingFormat> unplayed() {
        return port.served().formats().stream()
                .filter(format -> !Served.isPlayed(format))
                .filter(format -> format.carriage() == Carriage.SMOOTH || format.carriage() == Carriage.FLV)
                .toList();
    }

    /** What a player loads; reads files, so not for the window's thread. */
    PlaySource source(LibraryAsset asset, PlayChoice wanted, List<String> filters) throws Exception {
        if (wanted.format().isEmpty()) {
            OpenAsset open = port.reader().read(asset);
            List<AssetTrack> video = open.asset().tracks(TrackKind.VIDEO);
            AssetTrack best = video.isEmpty() ? open.asset().tracks().getFirst() : video.getLast();
            return new PlaySource.Stored(
                    Objects.requireNonNull(open.sources().get(best.file())),
                    best.file().fileName());
        }
        String url = Optional.ofNullable(
                        port.served().urls(asset).get(wanted.format().get()))
                .orElseThrow(() -> new IllegalStateException(
                        port.served().isRunning()
                                ? "This format cannot carry the asset."
                                : "The origin is off. Turn it on in the Stream place."));
        return new PlaySource.Address(URI.create(AssetUrls.filtered(url, filters)), wanted.name());
    }
}
