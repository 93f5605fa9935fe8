package dev.packlight.dash;

import dev.packlight.bytes.Xml;
import dev.packlight.dash.Mpd.Representation;
import dev.packlight.delivery.ListingReader;
import dev.packlight.delivery.MediaTypes;
import dev.packlight.delivery.StreamListing;
import dev.packlight.delivery.StreamListing.Segments;
import dev.packlight.delivery.StreamListing.Track;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.Rounding;
import dev.packlight.media.TimeRange;
import dev.packlight.media.Timescale;
import dev.packlight.media.TrackKind;
import java.util.Optional;
import java.util.stream.Stream;

/** MPDs as players need them: every representation of pictures and sound. */
final class DashListing implements ListingReader {

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
    public StreamListing read(String text) throws MediaFormatException {
        Mpd mpd = MpdParser.parse(text);
        return new StreamListing(
                mpd.durationTicks(),
                mpd.representations().stream().flatMap(DashListing::track).toList());
    }

    private static Stream<Track> track(Representation r) {
        return switch (r.contentType()) {
            case "video" -> Stream.of(track(r, TrackKind.VIDEO, r.heightPixels() + "p"));
            case "audio" -> Stream.of(track(r, TrackKind.AUDIO, r.language()));
            default -> Stream.empty();
        };
    }

    private static Track track(Representation r, TrackKind kind, String label) {
        Segments segments = new Segments(
                r.initialization(),
                Optional.empty(),
                r.segments().stream().map(DashListing::segment).toList());
        return new Track(kind, label, r.bandwidthBps(), r.widthPixels(), r.heightPixels(), r.codecs(), segments);
    }

    private static StreamListing.Segment segment(Mpd.Segment s) {
        Timescale scale = new Timescale(s.ticksPerSecond());
        return new StreamListing.Segment(
                s.uri(),
                new TimeRange(
                        presentation(scale, s.time().startTicks()),
                        presentation(scale, s.time().endTicks())),
                Optional.empty());
    }

    private static long presentation(Timescale scale, long ticks) {
        return scale.rescale(ticks, Timescale.PRESENTATION, Rounding.NEAREST);
    }
}
