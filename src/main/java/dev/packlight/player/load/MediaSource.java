package dev.packlight.player.load;

import dev.packlight.bytes.ByteSource;
import dev.packlight.delivery.ListingReader;
import dev.packlight.delivery.StreamListing.Track;
import dev.packlight.player.PlaySource;
import dev.packlight.player.PlayerException;
import dev.packlight.player.PlayerState.RungInfo;
import dev.packlight.player.decode.Deadline;
import dev.packlight.player.decode.Demuxer;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A source once it is opened: a stream by its manifest, or one file. */
public sealed interface MediaSource {

    /** 0 where nobody says. */
    long durationTicks();

    /** What can be chosen, by ascending bandwidth. */
    List<RungInfo> rungs();

    /** Tracks of sound that can be chosen, in words. */
    default List<String> sounds() {
        return List.of();
    }

    /** Subtitles that can be chosen, in words. */
    default List<String> texts() {
        return List.of();
    }

    /** Segments listed by a manifest. */
    record Streamed(StreamManifest manifest) implements MediaSource {
        @Override
        public long durationTicks() {
            return manifest.durationTicks();
        }

        @Override
        public List<RungInfo> rungs() {
            return manifest.video().stream().map(r -> rung(r.track())).toList();
        }

        @Override
        public List<String> sounds() {
            return TrackWords.of(manifest.audio());
        }

        @Override
        public List<String> texts() {
            return TrackWords.of(manifest.text());
        }
    }

    /** One file, stored or behind HTTP. */
    record Whole(ByteSource bytes, long durationTicks) implements MediaSource {
        @Override
        public List<RungInfo> rungs() {
            return List.of();
        }
    }

    /** Opens {@code source}, with all that has to be known before playing. */
    static MediaSource open(PlaySource source, Fetcher fetcher, Limits limits, List<ListingReader> readers)
            throws PlayerException, InterruptedException {
        return switch (source) {
            case PlaySource.Stored stored -> whole(stored.bytes(), limits);
            case PlaySource.Address address -> {
                URI uri = Addresses.checked(address.uri());
                Optional<StreamManifest> manifest =
                        isMediaFile(uri) ? Optional.empty() : new ManifestLoader(fetcher, limits, readers).load(uri);
                yield manifest.isPresent()
                        ? new Streamed(manifest.get())
                        : whole(HttpSource.open(fetcher, limits, uri), limits);
            }
        };
    }

    private static RungInfo rung(Track t) {
        return new RungInfo(t.label(), t.bandwidthBps(), t.widthPixels(), t.heightPixels(), t.codecs());
    }

    private static boolean isMediaFile(URI uri) {
        return String.valueOf(uri.getPath()).toLowerCase(Locale.ROOT).matches(".*\\.(mp4|m4v|m4a|mov)");
    }

    private static Whole whole(ByteSource bytes, Limits limits) throws PlayerException {
        try (Demuxer demuxer = Demuxer.open(bytes, Deadline.in(limits.loading()))) {
            return new Whole(bytes, Math.clamp(demuxer.durationTicks(), 0, Limits.DURATION_TICKS));
        }
    }
}
