package dev.packlight.player.load;

import dev.packlight.delivery.ListingReader;
import dev.packlight.delivery.StreamListing;
import dev.packlight.delivery.StreamListing.Elsewhere;
import dev.packlight.delivery.StreamListing.Known;
import dev.packlight.delivery.StreamListing.Part;
import dev.packlight.delivery.StreamListing.Segments;
import dev.packlight.delivery.StreamListing.Track;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.TrackKind;
import dev.packlight.player.PlayerException;
import dev.packlight.player.decode.Deadline;
import dev.packlight.player.load.StreamManifest.Representation;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads a manifest of any protocol that has a reader, with the playlists it refers to, within one span of time. */
final class ManifestLoader {

    private static final Logger LOG = LoggerFactory.getLogger(ManifestLoader.class);

    private final Fetcher fetcher;
    private final Limits limits;
    private final List<ListingReader> readers;
    private final Deadline deadline;
    private final StreamBudget budget = new StreamBudget();
    private final Map<URI, Playlist> playlists = new HashMap<>();

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
        return Optional.of(manifest(reader, download.uri(), listing(reader, download.uri(), text)));
    }

    private StreamManifest manifest(ListingReader reader, URI uri, StreamListing listing)
            throws PlayerException, InterruptedException {
        List<Representation> video = new ArrayList<>();
        List<Representation> audio = new ArrayList<>();
        List<Representation> texts = new ArrayList<>();
        for (Track track : listing.tracks()) {
            if (track.kind() == TrackKind.VIDEO) {
                video.add(representation(reader, uri, track));
            } else if (track.kind() == TrackKind.AUDIO) {
                audio.add(representation(reader, uri, track));
            } else if (track.kind() == TrackKind.TEXT) {
                text(reader, uri, track).ifPresent(texts::add);
            }
        }
        return budget.manifest(duration(listing, video.isEmpty() ? audio : video), video, audio, texts);
    }

    private ListingReader reader(String text) throws PlayerException {
        return readers.stream()
                .filter(r -> r.ownsText(text))
                .findFirst()
                .orElseThrow(() -> new PlayerException("The manifest cannot be played: it is none of "
                        + readers.stream().map(ListingReader::protocol).collect(Collectors.joining(" or ")) + "."));
    }

    /** Reads the text, and again with the indexes that it names. */
    private StreamListing listing(ListingReader reader, URI uri, String text)
            throws PlayerException, InterruptedException {
        Instant moment = Instant.now();
        StreamListing listing = read(reader, text, new Known(moment, Map.of()));
        if (listing.indexes().isEmpty()) {
            return listing;
        }
        Map<Part, byte[]> indexes = new HashMap<>();
        for (Part part : listing.indexes()) {
            requireTime();
            URI address = Addresses.resolved(uri, part.address());
            indexes.put(
                    part,
                    fetcher.persistently(Fetcher.Wanted.init(address, part.range(), deadline.left(limits.manifest())))
                            .bytes());
        }
        return read(reader, text, new Known(moment, indexes));
    }

    private static StreamListing read(ListingReader reader, String text, Known known) throws PlayerException {
        try {
            return reader.read(text, known);
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
        requireTime();
        return fetcher.get(Fetcher.Wanted.manifest(uri, deadline.left(limits.manifest())));
    }

    private void requireTime() throws PlayerException {
        if (deadline.isOver()) {
            throw new PlayerException(
                    "The playlists of the manifest had not come after " + Trouble.time(limits.loading()) + ".");
        }
    }

    private static String text(Fetcher.Download download) {
        return new String(download.bytes(), StandardCharsets.UTF_8);
    }

    private Representation representation(ListingReader reader, URI uri, Track track)
            throws PlayerException, InterruptedException {
        return switch (track.media()) {
            case Segments here -> representation(uri, track, here);
            case Elsewhere there -> {
                Playlist playlist = playlist(reader, Addresses.resolved(uri, there.address()));
                yield representation(playlist.base(), track, playlist.segments());
            }
        };
    }

    /** Subtitles that cannot be had do not keep a film from being played. */
    private Optional<Representation> text(ListingReader reader, URI uri, Track track) throws InterruptedException {
        try {
            return Optional.of(representation(reader, uri, track))
                    .filter(r -> !r.segments().isEmpty());
        } catch (PlayerException e) {
            LOG.warn("the subtitles '{}' are left out: {}", track.label(), e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * A playlist that was loaded.
     *
     * @param base where it was found in the end, which its addresses are relative to
     */
    private record Playlist(URI base, Segments segments) {}

    private Playlist playlist(ListingReader reader, URI uri) throws PlayerException, InterruptedException {
        Playlist known = playlists.get(uri);
        if (known == null) {
            Fetcher.Download download = fetch(uri);
            List<Track> tracks = listing(reader, download.uri(), text(download)).tracks();
            if (tracks.size() != 1 || !(tracks.getFirst().media() instanceof Segments segments)) {
                throw new PlayerException(
                        "The playlist " + Addresses.brief(uri) + " lists variants where segments are wanted.");
            }
            known = new Playlist(download.uri(), segments);
            playlists.put(uri, known);
        }
        return known;
    }

    private Representation representation(URI base, Track track, Segments segments) throws PlayerException {
        if (segments.encryption().isPresent()) {
            throw new PlayerException("The stream is encrypted, which this player does not decrypt.");
        }
        budget.spend(segments.list().size());
        return new Representation(track, base, segments.list());
    }
}
