package dev.packlight.delivery;

import dev.packlight.bytes.ByteSource;
import dev.packlight.codec.Codec;
import dev.packlight.codec.Codecs;
import dev.packlight.codec.StreamInfo;
import dev.packlight.delivery.UnservableException.Reason;
import dev.packlight.media.Asset;
import dev.packlight.media.AssetTrack;
import dev.packlight.media.MediaFile;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.Timescale;
import dev.packlight.media.TrackKind;
import dev.packlight.segmentation.Cut;
import dev.packlight.segmentation.SegmentTimeline;
import dev.packlight.segmentation.Segmenter;
import dev.packlight.segmentation.TrackTiming;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Resolves assets into presentations. */
public final class Presentations {

    /** Longest fragment that is delivered (the original's ingest rule 1). */
    public static final long MAX_FRAGMENT_TICKS = 20 * Timescale.PRESENTATION.ticksPerSecond();
    private static final int MAX_QUALITY_LEVELS = 64;
    private static final String VIDEO = "video";

    private Presentations() {}

    /**
     * Resolves {@code asset}.
     *
     * @param sources the bytes of each of its files
     * @throws UnservableException where nothing of it can be delivered, with the reason
     */
    public static Presentation of(Asset asset, Map<MediaFile, ByteSource> sources) throws UnservableException {
        List<String> leftOut = new ArrayList<>();
        List<Candidate> candidates = new ArrayList<>();
        for (AssetTrack track : asset.tracks()) {
            candidate(track, leftOut, candidates);
        }
        List<Candidate> video = candidates.stream().filter(c -> c.asset.track().kind() == TrackKind.VIDEO).toList();
        List<Candidate> audio = candidates.stream().filter(c -> c.asset.track().kind() == TrackKind.AUDIO).toList();
        requireSomething(asset, candidates, leftOut);
        if (video.size() > MAX_QUALITY_LEVELS) {
            throw new UnservableException(Reason.INPUT_FORMAT_NOT_SUPPORTED, "The set has " + video.size() + " video quality levels; 64 is the most.", "Remove rungs from the set.");
        }
        Segmenter segmenter = new Segmenter(Segmenter.NOMINAL_TICKS);
        SegmentTimeline fragments = video.isEmpty() ? segmenter.audio(audio.getFirst().timing)
                : segmenter.video(video.stream().map(Candidate::timing).toList());
        requireShortFragments(fragments, video);
        SegmentTimeline segments = fragments.grouped(asset.fragmentsPerHlsSegment());
        Set<String> names = new HashSet<>();
        List<Rendition> renditions = Stream.concat(video.stream(), audio.stream())
                .map(c -> c.rendition(sources.get(c.asset.file()), fragments, segments, names)).toList();
        return new Presentation(asset, renditions.subList(0, video.size()), renditions.subList(video.size(), renditions.size()), leftOut, fragments, segments);
    }

    private static void candidate(AssetTrack track, List<String> leftOut, List<Candidate> candidates) {
        String where = "Track " + track.track().id() + " of " + track.file().fileName();
        if (track.track().samples().count() == 0) {
            leftOut.add(where + " holds no samples.");
            return;
        }
        if (!track.track().obstacle().isEmpty()) {
            leftOut.add(where + " " + track.track().obstacle() + ".");
            return;
        }
        Codec codec = Codecs.of(track.track().description()).orElse(null);
        if (codec == null) {
            leftOut.add(where + " is coded as '" + track.track().description().fourcc() + "', which is not delivered.");
            return;
        }
        if (track.track().samples().syncCount() == 0) {
            leftOut.add(where + " has no key frame.");
            return;
        }
        try {
            candidates.add(new Candidate(track, codec, codec.describe(track.track().description()), new TrackTiming(track.track())));
        } catch (MediaFormatException e) {
            leftOut.add(where + ": " + e.getMessage() + ".");
        }
    }

    private static void requireSomething(Asset asset, List<Candidate> usable, List<String> leftOut) throws UnservableException {
        boolean wantsVideo = !asset.tracks(TrackKind.VIDEO).isEmpty();
        boolean hasVideo = usable.stream().anyMatch(c -> c.asset.track().kind() == TrackKind.VIDEO);
        if (usable.isEmpty() || wantsVideo && !hasVideo) {
            Reason reason = asset.tracks().isEmpty() ? Reason.MEDIA_TYPE_NOT_SUPPORTED : wantsVideo ? Reason.VIDEO_ENCODING_NOT_SUPPORTED : Reason.AUDIO_ENCODING_NOT_SUPPORTED;
            String why = leftOut.isEmpty() ? "It has no video or audio track." : String.join(" ", leftOut);
            throw new UnservableException(reason, "Nothing of '" + asset.name() + "' can be delivered. " + why, "Encode it to H.264 and AAC in MP4.");
        }
    }

    private static void requireShortFragments(SegmentTimeline fragments, List<Candidate> video) throws UnservableException {
        if (fragments.count() > 0 && fragments.longestTicks() <= MAX_FRAGMENT_TICKS) {
            return;
        }
        String length = fragments.count() == 0 ? "no key frame is shared at all" : "the longest stretch is " + Timescale.PRESENTATION.seconds(fragments.longestTicks(), 3) + " s, 20 s is the most";
        throw new UnservableException(Reason.KEY_FRAME_INTERVAL_TOO_LARGE,
                video.size() > 1 ? "The rungs do not share key frames often enough: " + length + "." : "Key frames are too far apart: " + length + ".",
                "Encode all rungs with the same closed two-second groups of pictures; Inspect shows the first mismatch.");
    }

    private record Candidate(AssetTrack asset, Codec codec, StreamInfo info, TrackTiming timing) {

        Rendition rendition(ByteSource source, SegmentTimeline fragments, SegmentTimeline segments, Set<String> taken) {
            long bitrate = asset.nominalBps();
            String name = trackName(bitrate);
            while (!taken.add(name + "/" + bitrate)) {
                bitrate++;
            }
            return new Rendition(name, bitrate, asset, codec, info, source, timing, Cut.of(timing, fragments), Cut.of(timing, segments));
        }

        /** The server manifest's name, else the original's form: codec, language, channels, bit rate, track, 1. */
        private String trackName(long bitrate) {
            return switch (info) {
                case StreamInfo.Video v -> VIDEO;
                case StreamInfo.Audio a -> (asset.name().isEmpty()
                        ? "%s_%s_%d_%d_%d_1".formatted(codec.name().toLowerCase(Locale.ROOT), asset.language(), a.channels(), bitrate, asset.track().id())
                        : asset.name()).replaceAll("[^A-Za-z0-9_.~-]", "_");
            };
        }
    }
}
