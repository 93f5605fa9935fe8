package dev.packlight.delivery;

import dev.packlight.bytes.ByteSource;
import dev.packlight.delivery.UnservableException.Reason;
import dev.packlight.media.Asset;
import dev.packlight.media.MediaFile;
import dev.packlight.segmentation.SegmentTimeline;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** An asset resolved for delivery: its renditions on one timeline. Immutable, but for values that are worked out once. */
public final class Presentation {

    private final Asset asset;
    private final List<Rendition> video;
    private final List<Rendition> audio;
    private final List<TextRendition> texts;
    private final Map<MediaFile, ByteSource> sources;
    private final DeliveryPolicy policy;
    private final List<String> leftOut;
    private final SegmentTimeline fragments;
    private final SegmentTimeline segments;
    private final Map<Object, Object> derived = new ConcurrentHashMap<>();

    Presentation(
            Asset asset,
            Map<MediaFile, ByteSource> sources,
            DeliveryPolicy policy,
            List<Rendition> video,
            List<Rendition> audio,
            List<TextRendition> texts,
            List<String> leftOut,
            SegmentTimeline fragments,
            SegmentTimeline segments) {
        this.asset = asset;
        this.sources = Map.copyOf(sources);
        this.policy = policy;
        this.texts = List.copyOf(texts);
        this.video = List.copyOf(video);
        this.audio = List.copyOf(audio);
        this.leftOut = List.copyOf(leftOut);
        this.fragments = fragments;
        this.segments = segments;
    }

    public Asset asset() {
        return asset;
    }

    Map<MediaFile, ByteSource> sources() {
        return sources;
    }

    public DeliveryPolicy policy() {
        return policy;
    }

    /** Subtitles. */
    public List<TextRendition> texts() {
        return texts;
    }

    /** The subtitles that a URL names; empty where it names something else. */
    public Optional<TextRendition> text(String trackName, long bitrate) {
        return texts.stream()
                .filter(t -> t.bitrate() == bitrate && t.trackName().equals(trackName))
                .findFirst();
    }

    /** What {@code filters} together leave; itself where there are none. */
    public Presentation filtered(List<AssetFilter> filters) throws UnservableException {
        return filters.isEmpty() ? this : Presentations.filtered(this, filters);
    }

    /** Video renditions by ascending bit rate, unless a filter wants another one first. */
    public List<Rendition> video() {
        return video;
    }

    public List<Rendition> audio() {
        return audio;
    }

    public List<Rendition> renditions() {
        return Stream.concat(video.stream(), audio.stream()).toList();
    }

    /** Sentences about tracks that no format carries. */
    public List<String> leftOut() {
        return leftOut;
    }

    /** Boundaries of fragments. */
    public SegmentTimeline fragments() {
        return fragments;
    }

    /** Boundaries of transport stream segments. */
    public SegmentTimeline segments() {
        return segments;
    }

    /** End of the presentation: the end of its video, or of its audio where it has no video. */
    public long durationTicks() {
        return fragments.end();
    }

    /** The rendition that a URL names. */
    public Rendition rendition(String trackName, long bitrate) throws UnservableException {
        return renditions().stream()
                .filter(r -> r.bitrate() == bitrate && r.trackName().equals(trackName))
                .findFirst()
                .orElseThrow(() -> new UnservableException(
                        Reason.EGRESS_TRACK_NOT_FOUND,
                        "There is no track '" + trackName + "' at quality level " + bitrate + ".",
                        "Load the manifest again; tracks change when files are replaced."));
    }

    /** A value worked out from this presentation and kept with it; two threads may work it out at the same time. */
    @SuppressWarnings("unchecked")
    public <K, V> V derive(K key, Function<K, V> maker) {
        Object known = derived.get(key);
        if (known == null) {
            Object made = maker.apply(key);
            Object other = derived.putIfAbsent(key, made);
            known = other == null ? made : other;
        }
        return (V) known;
    }
}
