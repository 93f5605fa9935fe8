package dev.packlight.delivery;

import dev.packlight.bytes.Limits;
import dev.packlight.delivery.UnservableException.Reason;
import dev.packlight.media.Asset;
import dev.packlight.media.Timescale;
import dev.packlight.media.TrackKind;
import dev.packlight.segmentation.SegmentTimeline;
import dev.packlight.segmentation.Segmenter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Resolves assets into presentations. */
public final class Presentations {

    /** Longest fragment that is delivered (the original's ingest rule 1). */
    public static final long MAX_FRAGMENT_TICKS = 20 * Timescale.PRESENTATION.ticksPerSecond();

    private static final int MAX_QUALITY_LEVELS = 64;
    /** Sixteen pictures, the most that H.264 and HEVC reorder, at three a second. */
    private static final long MAX_SHARED_DELAY_TICKS = 5 * Timescale.PRESENTATION.ticksPerSecond();

    private final Asset asset;
    private final Sources sources;
    private final Decisions decisions;
    private final List<AssetFilter> filters;

    private Presentations(Asset asset, Sources sources, Decisions decisions) {
        this.asset = asset;
        this.sources = sources;
        this.decisions = decisions;
        this.filters = decisions.filters();
    }

    /**
     * Resolves {@code asset}.
     *
     * @param decisions the policy, and the filters that narrow it together
     * @throws UnservableException where nothing of it can be delivered, with the reason
     */
    public static Presentation of(Asset asset, Sources sources, Decisions decisions) throws UnservableException {
        return new Presentations(asset, sources, decisions).resolve();
    }

    private Presentation resolve() throws UnservableException {
        Candidates found = Candidates.of(asset, decisions.policy());
        requireSomething(found);
        List<Candidates.Candidate> kept = found.usable().stream()
                .filter(c -> filters.stream().allMatch(f -> f.keeps(c.facts())))
                .toList();
        requireTracks(kept.isEmpty());
        List<Candidates.Candidate> video =
                kept.stream().filter(c -> c.kind() == TrackKind.VIDEO).toList();
        List<Candidates.Candidate> audio =
                kept.stream().filter(c -> c.kind() == TrackKind.AUDIO).toList();
        requireFewEnough(video);
        long origin = Math.max(
                0,
                kept.stream()
                        .mapToLong(c -> c.timing(0, 0).presentationTicks(0))
                        .min()
                        .orElse(0));
        SegmentTimeline whole = whole(video, audio, origin);
        long from =
                filters.stream().mapToLong(f -> f.startTicks().orElse(0)).max().orElse(0);
        long to = filters.stream()
                .mapToLong(f -> f.endTicks().orElse(Long.MAX_VALUE))
                .min()
                .orElse(Long.MAX_VALUE);
        SegmentTimeline fragments = whole.clip(from, to);
        requireTracks(fragments.count() == 0);
        SegmentTimeline segments = fragments.grouped(asset.fragmentsPerHlsSegment());
        long start = origin + whole.clipStartTicks(from);
        long delay = delay(video);
        Set<String> names = new HashSet<>();
        List<Rendition> renditions = Stream.concat(video.stream(), audio.stream())
                .map(c -> c.rendition(sources.of(c.asset().file()), c.timing(start, delay), fragments, segments, names))
                .filter(r -> r.fragments().count() > 0)
                .toList();
        List<String> notes = new ArrayList<>(found.leftOut());
        List<TextRendition> texts = TextRenditions.of(asset, sources, origin, notes).stream()
                .filter(this::keeps)
                .map(t -> start == origin ? t : t.clipped(start - origin))
                .toList();
        return new Presentation(
                this.asset,
                sources,
                decisions,
                firstFirst(renditions.stream().filter(Rendition::isVideo).toList()),
                renditions.stream().filter(r -> !r.isVideo()).toList(),
                texts,
                notes,
                fragments,
                segments);
    }

    private boolean keeps(TextRendition text) {
        var facts = new AssetFilter.TrackFacts("text", text.trackName(), text.language(), "", text.bitrateBps());
        return filters.stream().allMatch(f -> f.keeps(facts));
    }

    private static void requireFewEnough(List<Candidates.Candidate> video) throws UnservableException {
        if (video.size() > MAX_QUALITY_LEVELS) {
            throw new UnservableException(
                    Reason.INPUT_FORMAT_NOT_SUPPORTED,
                    "The set has " + video.size() + " video quality levels; 64 is the most.",
                    "Remove rungs from the set.");
        }
    }

    /** The fragments of the whole film, before any filter clips it. */
    private SegmentTimeline whole(List<Candidates.Candidate> video, List<Candidates.Candidate> audio, long origin)
            throws UnservableException {
        Segmenter segmenter = new Segmenter(Segmenter.NOMINAL_TICKS);
        SegmentTimeline whole = video.isEmpty()
                ? segmenter.audio(audio.getFirst().timing(origin, 0))
                : segmenter.video(video.stream().map(c -> c.timing(origin, 0)).toList());
        requireShortFragments(whole, video.size());
        if (!video.isEmpty()) {
            for (Candidates.Candidate sound : audio) {
                whole = segmenter.continued(whole, sound.timing(origin, 0));
            }
        }
        requireSensibleLength(whole);
        return whole;
    }

    /**
     * The delay of the rung that reorders most, which all rungs get; a table that claims more than any codec needs
     * keeps its own.
     */
    private static long delay(List<Candidates.Candidate> video) {
        return video.stream()
                .mapToLong(c -> c.timing(0, 0).delayTicks())
                .filter(delay -> delay <= MAX_SHARED_DELAY_TICKS)
                .max()
                .orElse(0);
    }

    /** The rung that a filter wants first, then the others in their order. */
    private List<Rendition> firstFirst(List<Rendition> video) {
        return filters.stream()
                .filter(f -> f.firstBitrate().isPresent())
                .findFirst()
                .map(f -> {
                    Rendition first = video.stream()
                            .min(Comparator.comparingLong(r ->
                                    Math.abs(r.bitrateBps() - f.firstBitrate().getAsLong())))
                            .orElse(null);
                    return Stream.concat(
                                    Stream.ofNullable(first), video.stream().filter(r -> r != first))
                            .toList();
                })
                .orElse(video);
    }

    private void requireTracks(boolean nothing) throws UnservableException {
        if (nothing) {
            throw new UnservableException(
                    Reason.MANIFEST_MEDIA_ENTRY_NOT_FOUND,
                    "The filter "
                            + String.join(
                                    ", ",
                                    filters.stream().map(AssetFilter::name).toList()) + " leaves nothing of '"
                            + asset.name() + "'.",
                    "Widen its time range or its track selection.");
        }
    }

    private void requireSomething(Candidates found) throws UnservableException {
        boolean wantsVideo = !asset.tracks(TrackKind.VIDEO).isEmpty();
        boolean hasVideo = found.usable().stream().anyMatch(c -> c.kind() == TrackKind.VIDEO);
        if (found.usable().isEmpty() || wantsVideo && !hasVideo) {
            Reason reason = found.isEncrypted()
                    ? Reason.ENC_ALREADY_ENCRYPTED
                    : asset.tracks().isEmpty()
                            ? Reason.MEDIA_TYPE_NOT_SUPPORTED
                            : wantsVideo ? Reason.VIDEO_ENCODING_NOT_SUPPORTED : Reason.AUDIO_ENCODING_NOT_SUPPORTED;
            String why =
                    found.leftOut().isEmpty() ? "It has no video or audio track." : String.join(" ", found.leftOut());
            throw new UnservableException(
                    reason,
                    "Nothing of '" + asset.name() + "' can be delivered. " + why,
                    found.isEncrypted()
                            ? "Use the file as it was before it was encrypted; no key opens it here."
                            : "Encode it to H.264 and AAC in MP4.");
        }
    }

    private static void requireSensibleLength(SegmentTimeline whole) throws UnservableException {
        long longest = Limits.DURATION_SECONDS * Timescale.PRESENTATION.ticksPerSecond();
        if (whole.count() > Limits.SEGMENTS || whole.endTicks() > longest) {
            throw new UnservableException(
                    Reason.INPUT_FORMAT_NOT_SUPPORTED,
                    "The set has " + whole.count() + " fragments and ends "
                            + Timescale.PRESENTATION.seconds(whole.endTicks(), 0) + " s after its start; "
                            + Limits.SEGMENTS
                            + " and " + Limits.DURATION_SECONDS + " are the most.",
                    "Cut the media into shorter files, and see that all of them begin at the same time.");
        }
    }

    private static void requireShortFragments(SegmentTimeline fragments, int rungs) throws UnservableException {
        if (fragments.count() > 0 && fragments.longestTicks() <= MAX_FRAGMENT_TICKS) {
            return;
        }
        if (fragments.count() == 0 && rungs == 1) {
            throw new UnservableException(
                    Reason.KEY_FRAME_INTERVAL_TOO_LARGE,
                    "No picture is one with which decoding can begin: there is no IDR picture and no recovery point.",
                    "Encode the file again with closed two-second groups of pictures.");
        }
        String length = fragments.count() == 0
                ? "no key frame is shared at all"
                : "the longest stretch is " + Timescale.PRESENTATION.seconds(fragments.longestTicks(), 3)
                        + " s, 20 s is the most";
        throw new UnservableException(
                Reason.KEY_FRAME_INTERVAL_TOO_LARGE,
                rungs > 1
                        ? "The rungs do not share key frames often enough: " + length + "."
                        : "Key frames are too far apart: " + length + ".",
                "Encode all rungs with the same closed two-second groups of pictures; Inspect shows the first mismatch.");
    }
}
