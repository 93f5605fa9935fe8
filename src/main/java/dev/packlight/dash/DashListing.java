package dev.packlight.dash;

import dev.packlight.bytes.Xml;
import dev.packlight.dash.Mpd.Representation;
import dev.packlight.delivery.ListingReader;
import dev.packlight.delivery.MediaTypes;
import dev.packlight.delivery.StreamListing;
import dev.packlight.delivery.StreamListing.Known;
import dev.packlight.delivery.StreamListing.Segment;
import dev.packlight.delivery.StreamListing.Segments;
import dev.packlight.delivery.StreamListing.Track;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.Rounding;
import dev.packlight.media.Ticks;
import dev.packlight.media.TimeRange;
import dev.packlight.media.Timescale;
import dev.packlight.media.TrackKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** MPDs as players need them: every representation of pictures, sound and text. */
final class DashListing implements ListingReader {

    /** What overlaps by less follows, with the rounding of its timescale. */
    private static final long MEANT_TICKS = Ticks.PER_SECOND / 2;

    @Override
    public String protocol() {
        return "DASH";
    }

    @Override
    public String mediaType() {
        return MediaTypes.DASH_MPD;
    }

    @Override
    public boolean ownsAddress(String address) {
        return address.contains(".mpd") || address.contains("format=mpd");
    }

    @Override
    public boolean ownsText(String text) {
        return Xml.rootName(text).filter("MPD"::equals).isPresent();
    }

    @Override
    public StreamListing read(String text, Known known) throws MediaFormatException {
        Mpd mpd = MpdParser.parse(text, known);
        return new StreamListing(
                mpd.durationTicks(),
                Stream.of(
                                tracks(mpd, TrackKind.VIDEO, "video"),
                                tracks(mpd, TrackKind.AUDIO, "audio"),
                                tracks(mpd, TrackKind.TEXT, "text"))
                        .flatMap(tracks -> tracks)
                        .toList(),
                mpd.indexes());
    }

    /**
     * One track for each representation of the first period that has any, with those that follow it in later periods.
     */
    private static Stream<Track> tracks(Mpd mpd, TrackKind kind, String contentType) {
        Map<Integer, List<Representation>> periods = mpd.representations().stream()
                .filter(r -> r.contentType().equals(contentType))
                .collect(Collectors.groupingBy(Representation::period, TreeMap::new, Collectors.toList()));
        List<Representation> first = periods.values().stream().findFirst().orElse(List.of());
        return IntStream.range(0, first.size()).mapToObj(i -> {
            List<Segment> all = new ArrayList<>();
            periods.values().forEach(period -> add(successor(first.get(i), i, period), all));
            return track(first.get(i), kind, new Segments(Optional.empty(), all, mpd.growth()));
        });
    }

    /** The representation of the same name, else the one in the same place. */
    private static Representation successor(Representation first, int place, List<Representation> period) {
        return period.stream()
                .filter(r -> r.id().equals(first.id()))
                .findFirst()
                .orElseGet(() -> period.get(Math.min(place, period.size() - 1)));
    }

    private static Track track(Representation r, TrackKind kind, Segments segments) {
        String label = kind == TrackKind.VIDEO ? r.heightPixels() + "p" : r.language();
        return new Track(kind, label, r.bandwidthBps(), r.widthPixels(), r.heightPixels(), r.codecs(), segments);
    }

    /** Times rise: what a later period repeats of the one before is left out. */
    private static void add(Representation r, List<Segment> all) {
        long from = all.isEmpty() ? Long.MIN_VALUE : all.getLast().time().endTicks() - MEANT_TICKS;
        for (Mpd.Segment s : r.segments()) {
            Timescale scale = new Timescale(s.ticksPerSecond());
            long start = Math.max(0, presentation(scale, s.time().startTicks()) + r.shiftTicks());
            long end = presentation(scale, s.time().endTicks()) + r.shiftTicks();
            if (start >= from && end > start) {
                all.add(new Segment(start, r.period(), s.uri(), new TimeRange(start, end), s.range(), r.header()));
            }
        }
    }

    private static long presentation(Timescale scale, long ticks) {
        return scale.rescale(ticks, Timescale.PRESENTATION, Rounding.NEAREST);
    }
}
