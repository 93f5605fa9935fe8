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
 * Looks into the manifests of a stream for the way its segments are encrypted (RFC 8216 §4.3.2.4).
 *
 * @param readers of the protocols that are known
 */
public record EncryptionProbe(List<ListingReader> readers) {

    /** {@code AES-128} for example; empty where the segments are clear or nothing could be read. */
    public Optional<String> method(URI uri) throws InterruptedException {
        try (Fetcher fetcher = new Fetcher(Limits.NORMAL, () -> {})) {
            Optional<Track> first = first(fetcher, uri);
            if (first.isPresent() && first.get().media() instanceof Elsewhere there) {
                first = first(fetcher, Addresses.resolved(uri, there.address()));
            }
            return first.isPresent() && first.get().media() instanceof Segments segments
                    ? segments.encryption()
                    : Optional.empty();
        } catch (PlayerException | MediaFormatException e) {
            return Optional.empty();
        }
    }

    private Optional<Track> first(Fetcher fetcher, URI uri)
            throws PlayerException, InterruptedException, MediaFormatException {
        Fetcher.Wanted wanted = Fetcher.Wanted.manifest(uri, Limits.NORMAL.manifest());
        String text = new String(fetcher.get(wanted).bytes(), StandardCharsets.UTF_8);
        for (ListingReader reader : readers) {
            if (reader.ownsText(text)) {
                return reader.read(text).tracks().stream().findFirst();
            }
        }
        return Optional.empty();
    }
}
