package dev.packlight.player.load;

import dev.packlight.bytes.ByteSource;
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

    /** Seconds; 0 where nobody says. */
    double durationSeconds();

    /** What can be chosen, by ascending bandwidth. */
    List<RungInfo> rungs();

    /** Segments listed by a manifest. */
    record Streamed(StreamManifest manifest) implements MediaSource {
        @Override
        public double durationSeconds() {
            return manifest.durationSeconds();
        }

        @Override
        public List<RungInfo> rungs() {
            return manifest.video().stream()
                    .map(r -> new RungInfo(r.label(), r.bandwidthBps(), r.widthPixels(), r.heightPixels(), r.codecs()))
                    .toList();
        }
    }

    /** One file, stored or behind HTTP. */
    record Whole(ByteSource bytes, double durationSeconds) implements MediaSource {
        @Override
        public List<RungInfo> rungs() {
            return List.of();
        }
    }

    /** Opens {@code source}, with all that has to be known before playing. */
    static MediaSource open(PlaySource source, Fetcher fetcher, Limits limits)
            throws PlayerException, InterruptedException {
        return switch (source) {
            case PlaySource.Stored stored -> whole(stored.bytes(), limits);
            case PlaySource.Address address -> {
                URI uri = Addresses.checked(address.uri());
                Optional<StreamManifest> manifest =
                        isMediaFile(uri) ? Optional.empty() : new ManifestLoader(fetcher, limits).load(uri);
                yield manifest.isPresent()
                        ? new Streamed(manifest.get())
                        : whole(HttpSource.open(fetcher, limits, uri), limits);
            }
        };
    }

    private static boolean isMediaFile(URI uri) {
        return String.valueOf(uri.getPath()).toLowerCase(Locale.ROOT).matches(".*\\.(mp4|m4v|m4a|mov)");
    }

    private static Whole whole(ByteSource bytes, Limits limits) throws PlayerException {
        try (Demuxer demuxer = Demuxer.open(bytes, Deadline.in(limits.loading()))) {
            return new Whole(bytes, Math.min(demuxer.durationSeconds(), Limits.DURATION_SECONDS));
        }
    }
}
