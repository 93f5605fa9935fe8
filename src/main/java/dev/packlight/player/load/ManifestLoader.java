package dev.packlight.player.load;

import dev.packlight.delivery.ListingReader;
import dev.packlight.delivery.StreamListing;
import dev.packlight.delivery.StreamListing.Elsewhere;
import dev.packlight.delivery.StreamListing.Segments;
import dev.packlight.delivery.StreamListing.Track;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.TrackKind;
import dev.packlight.player.PlayerException;
import dev.packlight.player.decode.Deadline;
import dev.packlight.player.load.StreamManifest.Representation;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Loads a manifest of any protocol that has a reader, with the playlists it refers to, within one span of time. */
final class ManifestLoader {

    private final Fetcher fetcher;
    private final Limits limits;
    private final List<ListingReader> readers;
    private final Deadline deadline;
    private final StreamBudget budget = new StreamBudget();
    private final Map<URI, Segments> playlists = new HashMap<>();

    ManifestLoader(Fetcher fetcher, Limits limits, List<ListingReader> readers) {
        this.fetcher = fetcher;
        this.limits = limits;
        this.readers = readers;
        this.deadline = Deadline.in(limits.loading());
    }

    /** The manifest at {@code uri}; empty where the resource is no manifest but media. */
    Optional<StreamManifest> load(URI uri) throws PlayerException, InterruptedException {
        Fetcher.Download download = fetch(uri);
        if (download.isMedia()) {
            return Optional.empty();
        }
        String text = text(download);
        ListingReader reader = reader(text);
        StreamListing listing = read(reader, text);
        List<Representation> video = new ArrayList<>();
        List<Representation> audio = new ArrayList<>();
        for (Track track : listing.tracks()) {
            if (track.kind() == TrackKind.VIDEO) {
                video.add(representation(reader, uri, track));
            } else if (track.kind() == TrackKind.AUDIO) {
                audio.add(representation(reader, uri, track));
            }
        }
        return Optional.of(budget.manifest(duration(listing, video.isEmpty() ? audio : video), video, audio));
    }

    private ListingReader reader(String text) throws PlayerException {
        return readers.stream()
                .filter(r -> r.ownsText(text))
                .findFirst()
                .orElseThrow(() -> new PlayerException("The manifest cannot be played: it is none of "
                        + readers.stream().map(ListingReader::protocol).collect(Collectors.joining(" or ")) + "."));
    }

    private static StreamListing read(ListingReader reader, String text) throws PlayerException {
        try {
            return reader.read(text);
        } catch (MediaFormatException e) {
            throw new PlayerException("The manifest cannot be played: " + e.getMessage() + ".", e);
        }
    }

    private static long duration(StreamListing listing, List<Representation> representations) {
        return listing.durationTicks() > 0
                ? listing.durationTicks()
                : representations.stream()
                        .mapToLong(Representation::endTicks)
                        .max()
                        .orElse(0);
    }

    private Fetcher.Download fetch(URI uri) throws PlayerException, InterruptedException {
        if (deadline.isOver()) {
            throw new PlayerException(
                    "The playlists of the manifest had not come after " + Trouble.time(limits.loading()) + ".");
        }
        return fetcher.get(Fetcher.Wanted.manifest(uri, deadline.left(limits.manifest())));
    }

    private static String text(Fetcher.Download download) {
        return new String(download.bytes(), StandardCharsets.UTF_8);
    }

    private Representation representation(ListingReader reader, URI uri, Track track)
            throws PlayerException, InterruptedException {
        return switch (track.media()) {
            case Segments here -> representation(uri, track, here);
            case Elsewhere there -> {
                URI address = Addresses.resolved(uri, there.address());
                yield representation(address, track, playlist(reader, address));
            }
        };
    }

    private Segments playlist(ListingReader reader, URI uri) throws PlayerException, InterruptedException {
        Segments known = playlists.get(uri);
        if (known == null) {
            List<Track> tracks = read(reader, text(fetch(uri))).tracks();
            if (tracks.size() != 1 || !(tracks.getFirst().media() instanceof Segments segments)) {
                throw new PlayerException(
                        "The playlist " + Addresses.brief(uri) + " lists variants where segments are wanted.");
            }
            known = segments;
            playlists.put(uri, known);
        }
        return known;
    }

    private Representation representation(URI base, Track track, Segments segments) throws PlayerException {
        if (segments.encryption().isPresent()) {
            throw new PlayerException("The stream is encrypted, which this player does not decrypt.");
        }
        budget.spend(segments.list().size());
        Optional<URI> init = segments.init().isPresent()
                ? Optional.of(Addresses.resolved(base, segments.init().get()))
                : Optional.empty();
        return new Representation(track, base, init, segments.list());
    }
}
