package dev.packlight.hls;

import dev.packlight.codec.Codecs;
import dev.packlight.delivery.ListingReader;
import dev.packlight.delivery.MediaTypes;
import dev.packlight.delivery.StreamListing;
import dev.packlight.delivery.StreamListing.Elsewhere;
import dev.packlight.delivery.StreamListing.Segments;
import dev.packlight.delivery.StreamListing.Track;
import dev.packlight.hls.HlsPlaylist.Media;
import dev.packlight.hls.HlsPlaylist.Multivariant;
import dev.packlight.hls.HlsPlaylist.Rendition;
import dev.packlight.hls.HlsPlaylist.Segment;
import dev.packlight.hls.HlsPlaylist.Variant;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.Ticks;
import dev.packlight.media.TrackKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Playlists as players need them: sound of the first variant's group, its default first, all variants, subtitles. */
final class HlsListing implements ListingReader {

    @Override
    public String protocol() {
        return "HLS";
    }

    @Override
    public String mediaType() {
        return MediaTypes.HLS_PLAYLIST;
    }

    @Override
    public boolean ownsAddress(String address) {
        return address.contains(".m3u8") || address.contains("format=m3u8");
    }

    @Override
    public boolean ownsText(String text) {
        return text.startsWith("#EXTM3U");
    }

    @Override
    public StreamListing read(String text, StreamListing.Known known) throws MediaFormatException {
        return switch (HlsParser.parse(text)) {
            case Media media ->
                new StreamListing(
                        media.durationTicks(),
                        List.of(new Track(TrackKind.VIDEO, "", 0, 0, 0, "", segments(media))),
                        List.of());
            case Multivariant top -> multivariant(top);
        };
    }

    private static Segments segments(Media media) {
        List<StreamListing.Segment> list = new ArrayList<>(media.segments().size());
        for (Segment s : media.segments()) {
            list.add(new StreamListing.Segment(
                    media.sequence() + list.size(),
                    s.clock(),
                    s.uri(),
                    s.time(),
                    s.range(),
                    s.header().map(h -> new StreamListing.Part(h.uri(), h.range()))));
        }
        return new Segments(
                media.segments().stream()
                        .map(Segment::key)
                        .filter(method -> !method.equals(HlsPlaylist.CLEAR))
                        .findFirst(),
                list,
                growth(media));
    }

    /**
     * A playlist is asked for again after its target duration; players begin three of them behind its end (RFC 8216
     * §6.3.3).
     */
    private static Optional<StreamListing.Growth> growth(Media media) {
        long targetTicks = Math.max(1, media.targetSeconds()) * Ticks.PER_SECOND;
        return media.isComplete()
                ? Optional.empty()
                : Optional.of(new StreamListing.Growth(targetTicks, 3 * targetTicks, media.zero()));
    }

    private static StreamListing multivariant(Multivariant top) {
        List<Track> tracks = new ArrayList<>();
        for (Rendition r : top.renditions()) {
            if (r.type().equals("AUDIO")
                    && r.groupId().equals(top.variants().getFirst().audioGroup())) {
                Track sound = new Track(TrackKind.AUDIO, r.name(), 0, 0, 0, "", new Elsewhere(r.uri()));
                tracks.add(r.isDefault() ? 0 : tracks.size(), sound);
            }
        }
        top.variants().forEach(variant -> tracks.add(track(variant)));
        top.renditions().stream()
                .filter(r -> r.type().equals("SUBTITLES"))
                .map(r -> new Track(TrackKind.TEXT, r.name(), 0, 0, 0, "", new Elsewhere(r.uri())))
                .forEach(tracks::add);
        return new StreamListing(0, tracks, List.of());
    }

    private static Track track(Variant v) {
        TrackKind kind = isVideo(v) ? TrackKind.VIDEO : TrackKind.AUDIO;
        return new Track(
                kind,
                v.heightPixels() > 0 ? v.heightPixels() + "p" : kind == TrackKind.AUDIO ? "audio" : "",
                v.bandwidthBps(),
                v.widthPixels(),
                v.heightPixels(),
                v.codecs(),
                new Elsewhere(v.uri()));
    }

    /** Sound alone has to be said: a variant without words may hold anything (RFC 8216 §4.3.4.2). */
    private static boolean isVideo(Variant v) {
        return v.heightPixels() > 0
                || v.codecs().isEmpty()
                || Codecs.named(v.codecs()).stream().anyMatch(codec -> codec.kind() == TrackKind.VIDEO);
    }
}
