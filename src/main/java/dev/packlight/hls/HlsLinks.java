package dev.packlight.hls;

import dev.packlight.checks.ManifestReader;
import dev.packlight.checks.Subject.Manifest;
import dev.packlight.checks.Subject.Promise;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.Timescale;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Where playlists lead to: variants and renditions, or segments at the sum of the durations before them. */
final class HlsLinks implements ManifestReader {

    @Override
    public boolean reads(Manifest manifest) {
        return manifest.text().startsWith("#EXTM3U");
    }

    @Override
    public List<Link> links(Manifest manifest) throws MediaFormatException {
        return switch (HlsParser.parse(manifest.text())) {
            case HlsPlaylist.Multivariant top ->
                Stream.concat(
                                top.variants().stream().map(HlsPlaylist.Variant::uri),
                                top.renditions().stream().map(HlsPlaylist.Rendition::uri))
                        .distinct()
                        .<Link>map(ToManifest::new)
                        .toList();
            case HlsPlaylist.Media media -> segments(manifest, media);
        };
    }

    private static List<Link> segments(Manifest manifest, HlsPlaylist.Media media) {
        List<Link> links = new ArrayList<>();
        double seconds = 0;
        for (HlsPlaylist.Segment segment : media.segments()) {
            long start = Math.round(seconds * Timescale.PRESENTATION.ticksPerSecond());
            seconds += segment.durationSeconds();
            long end = Math.round(seconds * Timescale.PRESENTATION.ticksPerSecond());
            Promise promise = new Promise(start, end - start, Timescale.PRESENTATION);
            if (segment.range().isEmpty()) {
                links.add(new ToSegment(segment.uri(), manifest.address(), segment.map(), promise));
            }
        }
        return links;
    }
}
