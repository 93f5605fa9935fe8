package dev.packlight.player.load;

import dev.packlight.hls.HlsParser;
import dev.packlight.hls.HlsPlaylist;
import dev.packlight.media.MediaFormatException;
import dev.packlight.player.PlayerException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Looks into the playlists of an HLS stream for the way its segments are encrypted (RFC 8216 §4.3.2.4). */
public final class EncryptionProbe {

    private EncryptionProbe() {}

    /** {@code AES-128} for example; empty where the segments are clear or nothing could be read. */
    public static Optional<String> method(URI uri) throws InterruptedException {
        try (Fetcher fetcher = new Fetcher(Limits.NORMAL, () -> {})) {
            HlsPlaylist playlist = playlist(fetcher, uri);
            if (playlist instanceof HlsPlaylist.Multivariant master
                    && !master.variants().isEmpty()) {
                playlist = playlist(
                        fetcher,
                        Addresses.resolved(uri, master.variants().getFirst().uri()));
            }
            return playlist instanceof HlsPlaylist.Media media
                    ? media.segments().stream()
                            .map(HlsPlaylist.Segment::key)
                            .filter(method -> !method.equals("NONE"))
                            .findFirst()
                    : Optional.empty();
        } catch (PlayerException | MediaFormatException e) {
            return Optional.empty();
        }
    }

    private static HlsPlaylist playlist(Fetcher fetcher, URI uri)
            throws PlayerException, InterruptedException, MediaFormatException {
        Fetcher.Wanted wanted = Fetcher.Wanted.manifest(uri, Limits.NORMAL.manifest());
        return HlsParser.parse(new String(fetcher.get(wanted).bytes(), StandardCharsets.UTF_8));
    }
}
