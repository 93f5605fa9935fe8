package dev.packlight.smooth;

import dev.packlight.bytes.Limits;
import dev.packlight.checks.LocatedXml;
import dev.packlight.checks.ManifestReader;
import dev.packlight.checks.Subject.Manifest;
import dev.packlight.checks.Subject.Promise;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.Timescale;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where client manifests of Smooth Streaming lead to: every chunk of every quality level (MS-SSTR §2.2.2). */
final class SmoothLinks implements ManifestReader {

    private static final long MOST_TICKS_PER_SECOND = 0xFFFF_FFFFL;

    static Optional<LocatedXml> root(Manifest manifest) {
        return manifest.xml("SmoothStreamingMedia");
    }

    static Timescale scale(LocatedXml root) {
        return new Timescale(Math.clamp(
                root.number("TimeScale").orElse(Timescale.PRESENTATION.ticksPerSecond()), 1, MOST_TICKS_PER_SECOND));
    }

    @Override
    public boolean reads(Manifest manifest) {
        return root(manifest).isPresent();
    }

    @Override
    public List<Link> links(Manifest manifest) throws MediaFormatException {
        List<Link> links = new ArrayList<>();
        LocatedXml root = root(manifest).orElseThrow();
        for (LocatedXml stream : (Iterable<LocatedXml>) root.children("StreamIndex")::iterator) {
            List<Promise> chunks = chunks(stream, scale(root));
            String url = stream.attribute("Url").orElse("");
            for (LocatedXml level : (Iterable<LocatedXml>) stream.children("QualityLevel")::iterator) {
                level(url.replace("{bitrate}", level.attribute("Bitrate").orElse("")), chunks, links);
            }
        }
        return links;
    }

    private static void level(String address, List<Promise> chunks, List<Link> links) {
        for (Promise chunk : chunks.subList(0, Math.min(chunks.size(), Limits.MANIFEST_SEGMENTS - links.size()))) {
            String start = String.valueOf(chunk.startTicks().orElseThrow());
            links.add(new ToSegment(
                    address.replace("{start time}", start).replace("{start_time}", start),
                    address,
                    Optional.empty(),
                    chunk));
        }
    }

    private static List<Promise> chunks(LocatedXml stream, Timescale scale) {
        List<Promise> chunks = new ArrayList<>();
        long time = 0;
        for (LocatedXml c : (Iterable<LocatedXml>) stream.children("c")::iterator) {
            time = c.number("t").orElse(time);
            long duration = c.number("d").orElse(0);
            for (long r = Math.max(1, c.number("r").orElse(1)); r > 0 && chunks.size() < Limits.SEGMENTS; r--) {
                chunks.add(Promise.at(time, duration, scale));
                time += duration;
            }
        }
        return chunks;
    }
}
