package dev.packlight.player.load;

import dev.packlight.delivery.ListingReader;
import dev.packlight.delivery.StreamListing.Elsewhere;
import dev.packlight.delivery.StreamListing.Segments;
import dev.packlight.delivery.StreamListing.Track;
import dev.packlight.media.MediaFormatException;
import dev.packlight.player.PlayerException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Looks into the manifests of a stream without playing it.
 *
 * @param readers of the protocols that are known
 */
public record StreamProbe(List<ListingReader> readers) {

    /**
     * What was seen.
     *
     * @param reader of the protocol
     * @param tracks of the top manifest
     * @param segments of the first track; empty where its manifest could not be read
     */
    public record Look(ListingReader reader, List<Track> tracks, Optional<Segments> segments) {}

    /** Empty where nothing could be read, or what could be is no manifest. */
    public Optional<Look> look(URI uri) throws InterruptedException {
        try (Fetcher fetcher = new Fetcher(Limits.NORMAL, (address, status, sentence) -> {})) {
            String text = text(fetcher, uri);
            Optional<ListingReader> reader =
                    readers.stream().filter(r -> r.ownsText(text)).findFirst();
            if (reader.isEmpty()) {
                return Optional.empty();
            }
            List<Track> tracks = reader.get().read(text).tracks();
            return Optional.of(new Look(reader.get(), tracks, segments(fetcher, uri, reader.get(), tracks)));
        } catch (PlayerException | MediaFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Segments> segments(Fetcher fetcher, URI uri, ListingReader reader, List<Track> tracks)
            throws PlayerException, InterruptedException, MediaFormatException {
        if (tracks.isEmpty()) {
            return Optional.empty();
        }
        return switch (tracks.getFirst().media()) {
            case Segments here -> Optional.of(here);
            case Elsewhere there ->
                reader.read(text(fetcher, Addresses.resolved(uri, there.address()))).tracks().stream()
                        .map(Track::media)
                        .filter(Segments.class::isInstance)
                        .map(Segments.class::cast)
                        .findFirst();
        };
    }

    private static String text(Fetcher fetcher, URI uri) throws PlayerException, InterruptedException {
        Fetcher.Wanted wanted = Fetcher.Wanted.manifest(uri, Limits.NORMAL.manifest());
        return new String(fetcher.get(wanted).bytes(), StandardCharsets.UTF_8);
    }
}
