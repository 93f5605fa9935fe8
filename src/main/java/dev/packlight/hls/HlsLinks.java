package dev.packlight.hls;

import dev.packlight.checks.ManifestReader;
import dev.packlight.checks.Subject.Manifest;
import dev.packlight.checks.Subject.Promise;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.Timescale;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where playlists lead to: variants and renditions, or segments and how long they last.
 *
 * <p>A playlist does not say where the clock of its segments begins.
 */
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
        Iterator<String> groups = groups(manifest).iterator();
        for (HlsPlaylist.Segment segment : media.segments()) {
            long ticks = segment.time().durationTicks();
            String group = groups.hasNext() ? groups.next() : manifest.address();
            if (segment.range().isEmpty()) {
                links.add(new ToSegment(
                        segment.uri(), group, segment.map(), Promise.lasting(ticks, Timescale.PRESENTATION)));
            }
        }
        return links;
    }

    /** A name of the timeline of each segment; a discontinuity begins another one (RFC 8216 §4.3.2.3). */
    private static List<String> groups(Manifest manifest) {
        List<String> groups = new ArrayList<>();
        int timeline = 0;
        for (PlaylistLine line : PlaylistLine.of(manifest)) {
            timeline += line.is("EXT-X-DISCONTINUITY") ? 1 : 0;
            if (line.tag().isEmpty()) {
                groups.add(manifest.address() + "#" + timeline);
            }
        }
        return groups;
    }
}
