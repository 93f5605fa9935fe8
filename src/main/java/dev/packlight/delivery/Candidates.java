package dev.packlight.delivery;

import dev.packlight.bytes.ByteSource;
import dev.packlight.codec.Codec;
import dev.packlight.codec.Codecs;
import dev.packlight.codec.ProtectedEntry;
import dev.packlight.codec.StreamInfo;
import dev.packlight.delivery.AssetFilter.TrackFacts;
import dev.packlight.isobmff.SampleEntryWriter;
import dev.packlight.media.Asset;
import dev.packlight.media.AssetTrack;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.SampleDescription;
import dev.packlight.media.Track;
import dev.packlight.media.TrackKind;
import dev.packlight.segmentation.Cut;
import dev.packlight.segmentation.HiddenPictures;
import dev.packlight.segmentation.SegmentTimeline;
import dev.packlight.segmentation.TrackTiming;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The tracks of an asset that some format can carry, and sentences about those that none does.
 *
 * @param isEncrypted whether a track was left out because it is encrypted
 */
record Candidates(List<Candidate> usable, List<String> leftOut, boolean isEncrypted) {

    static Candidates of(Asset asset, DeliveryPolicy policy) {
        List<Candidate> usable = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (AssetTrack track : asset.tracks()) {
            try {
                Optional<String> obstacle = obstacle(track, policy);
                obstacle.ifPresent(why -> leftOut.add(
                        "Track " + track.track().id() + " of " + track.file().fileName() + " " + why + "."));
                if (obstacle.isEmpty()) {
                    SampleDescription description = track.track().description();
                    Codec codec = Codecs.of(description).orElseThrow();
                    SampleEntryWriter.write(description, codec.entryType(description));
                    usable.add(new Candidate(startable(track), codec, codec.describe(description)));
                }
            } catch (MediaFormatException e) {
                leftOut.add(
                        "Track " + track.track().id() + " of " + track.file().fileName() + ": " + e.getMessage() + ".");
            }
        }
        return new Candidates(
                usable,
                leftOut,
                asset.tracks().stream()
                        .anyMatch(
                                t -> ProtectedEntry.of(t.track().description()).isPresent()));
    }

    /** The track with what its edit list hides at the start squeezed, named by the rate that it has without. */
    private static AssetTrack startable(AssetTrack track) {
        Track squeezed = HiddenPictures.squeezed(track.track());
        return squeezed == track.track()
                ? track
                : new AssetTrack(
                        track.file(),
                        squeezed,
                        track.name(),
                        track.title(),
                        track.language(),
                        OptionalLong.of(track.nominalBps()),
                        track.role(),
                        track.accessibility());
    }

    private static Optional<String> obstacle(AssetTrack track, DeliveryPolicy policy) {
        SampleDescription description = track.track().description();
        Optional<Codec> codec = Codecs.of(description);
        if (track.track().samples().count() == 0) {
            return Optional.of(track.track().obstacle())
                    .filter(o -> !o.isEmpty())
                    .or(() -> Optional.of("holds no samples"));
        }
        Optional<String> encrypted = ProtectedEntry.of(description).map(ProtectedEntry::sentence);
        if (encrypted.isPresent()) {
            return encrypted;
        }
        if (codec.isEmpty()) {
            return Optional.of("is coded as '" + description.fourcc() + "', which is not delivered");
        }
        if (codec.get().isLegacy() && !policy.legacyAc3()) {
            return Optional.of(
                    "is coded as AC-3, which is not delivered, as with the original: encode it to AAC or E-AC-3, or switch on 'Allow legacy AC-3'");
        }
        if (track.track().samples().syncCount() == 0) {
            return Optional.of("has no key frame");
        }
        return Optional.of(track.track().obstacle()).filter(o -> !o.isEmpty());
    }

    /** A track that can be carried. */
    record Candidate(AssetTrack asset, Codec codec, StreamInfo info) {

        TrackKind kind() {
            return asset.track().kind();
        }

        TrackFacts facts() {
            return new TrackFacts(
                    kind() == TrackKind.VIDEO ? "video" : "audio",
                    trackName(asset.nominalBps()),
                    asset.language(),
                    asset.track().description().fourcc(),
                    asset.nominalBps());
        }

        TrackTiming timing(long originTicks, long delayTicks) {
            return new TrackTiming(asset.track(), originTicks, kind() == TrackKind.VIDEO ? delayTicks : 0);
        }

        Rendition rendition(
                ByteSource source,
                TrackTiming timing,
                SegmentTimeline fragments,
                SegmentTimeline segments,
                Set<String> taken) {
            long bitrateBps = asset.nominalBps();
            String name = trackName(bitrateBps);
            while (!taken.add(name + "/" + bitrateBps)) {
                bitrateBps++;
            }
            return new Rendition(
                    name,
                    label(name, taken),
                    bitrateBps,
                    asset,
                    codec,
                    info,
                    source,
                    timing,
                    Cut.of(timing, fragments),
                    Cut.of(timing, segments));
        }

        /** RFC 8216 §4.3.4.1: no two renditions of a group have one name. */
        private String label(String name, Set<String> taken) {
            String words = asset.title().isEmpty() ? name : asset.title();
            String label = words;
            for (int n = 2; !taken.add("label/" + codec.name() + "/" + label); n++) {
                label = words + " (" + n + ")";
            }
            return label;
        }

        /** The server manifest's name, else the original's form: codec, language, channels, bit rate, track, 1. */
        private String trackName(long bitrateBps) {
            return switch (info) {
                case StreamInfo.Video v -> "video";
                case StreamInfo.Audio a ->
                    (asset.name().isEmpty()
                                    ? "%s_%s_%d_%d_%d_1"
                                            .formatted(
                                                    codec.name()
                                                            .toLowerCase(Locale.ROOT)
                                                            .replace("-", ""),
                                                    asset.language(),
                                                    a.channels(),
                                                    bitrateBps,
                                                    asset.track().id())
                                    : asset.name())
                            .replaceAll("[^A-Za-z0-9_.~-]", "_");
            };
        }
    }
}
