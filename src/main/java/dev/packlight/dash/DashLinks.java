package dev.packlight.dash;

import dev.packlight.checks.ManifestReader;
import dev.packlight.checks.Subject.Manifest;
import dev.packlight.checks.Subject.Promise;
import dev.packlight.dash.Mpd.Representation;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.Timescale;
import java.util.List;
import java.util.stream.Stream;

/** Where MPDs lead to: the segments of every representation of sound, pictures and text. */
final class DashLinks implements ManifestReader {

    @Override
    public boolean reads(Manifest manifest) {
        return manifest.xml("MPD").isPresent();
    }

    @Override
    public List<Link> links(Manifest manifest) throws MediaFormatException {
        return MpdParser.parse(manifest.text()).representations().stream()
                .filter(representation -> !representation.contentType().equals("image"))
                .flatMap(DashLinks::segments)
                .toList();
    }

    private static Stream<Link> segments(Representation representation) {
        return representation.segments().stream()
                .filter(segment -> segment.range().isEmpty())
                .map(segment -> new ToSegment(
                        segment.uri(),
                        representation.id(),
                        representation.initialization(),
                        Promise.at(
                                segment.time().startTicks(),
                                segment.time().endTicks() - segment.time().startTicks(),
                                new Timescale(segment.ticksPerSecond()))));
    }
}
