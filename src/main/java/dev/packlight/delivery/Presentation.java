package dev.packlight.delivery;

import dev.packlight.delivery.UnservableException.Reason;
import dev.packlight.media.Asset;
import dev.packlight.segmentation.SegmentTimeline;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** An asset resolved for delivery: its renditions on one timeline. Immutable. */
public final class Presentation {

    private final Asset asset;
    private final List<Rendition> video;
    private final List<Rendition> audio;
    private final List<TextRendition> texts;
    private final Sources sources;
    private final Decisions decisions;
    private final String fingerprint;
    private final Derived derived;
    private final List<String> leftOut;
    private final SegmentTimeline fragments;
    private final SegmentTimeline segments;

    Presentation(
            Asset asset,
            Sources sources,
            Decisions decisions,
            List<Rendition> video,
            List<Rendition> audio,
            List<TextRendition> texts,
            List<String> leftOut,
            SegmentTimeline fragments,
            SegmentTimeline segments) {
        this.asset = asset;
        this.sources = sources;
        this.decisions = decisions;
        this.fingerprint = Fingerprint.of(sources, decisions);
        this.texts = List.copyOf(texts);
        this.video = List.copyOf(video);
        this.audio = List.copyOf(audio);
        this.leftOut = List.copyOf(leftOut);
        this.fragments = fragments;
        this.segments = segments;
        this.derived = new Derived(derivedBytes());
    }

    public Asset asset() {
        return asset;
    }

    /** Changes whenever the bytes do that are delivered of this: validator and key of every cache. */
    public String fingerprint() {
        return fingerprint;
    }

    /** What was decided about it. */
    public Decisions decisions() {
        return decisions;
    }

    /** Subtitles. */
    public List<TextRendition> texts() {
        return texts;
    }

    /** The subtitles that a URL names; empty where it names something else. */
    public Optional<TextRendition> text(String trackName, long bitrateBps) {
        return texts.stream()
                .filter(t -> t.bitrateBps() == bitrateBps && t.trackName().equals(trackName))
                .findFirst();
    }

    /** What {@code filters} together leave, instead of those that hold now. */
    public Presentation filtered(List<AssetFilter> filters) throws UnservableException {
        return Presentations.of(asset, sources, decisions.withFilters(filters));
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

    /** What a person should know of a rendition that is not sent as it is stored; empty where there is nothing. */
    public Optional<String> remark(Rendition rendition) {
        return Remarks.of(this, rendition);
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
        return fragments.endTicks();
    }

    /** The rendition that a URL names. */
    public Rendition rendition(String trackName, long bitrateBps) throws UnservableException {
        return renditions().stream()
                .filter(r -> r.bitrateBps() == bitrateBps && r.trackName().equals(trackName))
                .findFirst()
                .orElseThrow(() -> new UnservableException(
                        Reason.EGRESS_TRACK_NOT_FOUND,
                        "There is no track '" + trackName + "' at quality level " + bitrateBps + ".",
                        "Load the manifest again; tracks change when files are replaced."));
    }

    /** The sound that a URL names, by its track's name or by the words that a playlist shows for it. */
    public Rendition sound(String wanted) throws UnservableException {
        return Stream.<Predicate<Rendition>>of(
                        r -> r.trackName().equals(wanted), r -> r.label().equals(wanted))
                .flatMap(names -> audio.stream().filter(names))
                .findFirst()
                .orElseThrow(() -> new UnservableException(
                        Reason.EGRESS_TRACK_NOT_FOUND,
                        "There is no audio track '" + wanted + "'.",
                        "Leave audioTrack out, or name a track of the asset."));
    }

    /**
     * A value worked out from this presentation and kept as long as there is room.
     *
     * @param what names it; finitely many in any presentation
     */
    public <V> V derive(Derivation<V> what, Supplier<V> maker) {
        return derived.get(what, maker);
    }

    /** Room for two layouts of every rung, a number for each sample and some for each segment. */
    private long derivedBytes() {
        return renditions().stream()
                .mapToLong(r -> 8192 + 8L * r.track().samples().count() + 64L * segments.count())
                .sum();
    }

    /** Bytes that this may take in memory beside the index of its files. */
    public long footprintBytes() {
        long cuts = renditions().stream()
                .mapToLong(r ->
                        512 + 12L * r.fragments().count() + 12L * r.segments().count())
                .sum();
        long cues = texts.stream()
                .flatMap(t -> t.cues().stream())
                .mapToLong(c -> 96 + 2L * c.text().length())
                .sum();
        return 4096 + 8L * fragments.count() + 8L * segments.count() + cuts + cues + derived.maxBytes();
    }
}
