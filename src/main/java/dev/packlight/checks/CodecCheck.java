package dev.packlight.checks;

import dev.packlight.codec.Codec;
import dev.packlight.codec.Codecs;
import dev.packlight.codec.ProtectedEntry;
import dev.packlight.media.Asset;
import dev.packlight.media.AssetTrack;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.TrackKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Every delivered track must have a codec that is carried and a configuration that can be read. */
final class CodecCheck implements Check {

    @Override
    public List<Finding> run(Asset asset) {
        List<Finding> findings = new ArrayList<>();
        for (AssetTrack track : asset.tracks()) {
            problem(track)
                    .ifPresent(sentence -> findings.add(new Finding(
                            "codec",
                            Severity.MUST,
                            "Track cannot be delivered",
                            Rungs.name(track),
                            sentence,
                            "H.264 video, AAC audio",
                            "Azure Media Services, supported codecs",
                            cure(track),
                            OptionalLong.empty())));
        }
        if (asset.tracks(TrackKind.VIDEO).isEmpty()
                && asset.tracks(TrackKind.AUDIO).isEmpty()) {
            findings.add(new Finding(
                    "codec",
                    Severity.MUST,
                    "Nothing to deliver",
                    asset.name(),
                    "no video or audio track",
                    "at least one",
                    "Azure Media Services, supported inputs",
                    "Use a file with video or audio.",
                    OptionalLong.empty()));
        }
        return findings;
    }

    private static String cure(AssetTrack track) {
        if (ProtectedEntry.of(track.track().description()).isPresent()) {
            return "Use the file as it was before it was encrypted.";
        }
        return track.track().samples().count() == 0
                ? "Write the file anew from its source."
                : "Encode the track to H.264 or AAC.";
    }

    private static Optional<String> problem(AssetTrack track) {
        Optional<ProtectedEntry> encrypted = ProtectedEntry.of(track.track().description());
        if (encrypted.isPresent()) {
            return encrypted.map(e -> "the track " + e.sentence());
        }
        if (track.track().samples().count() == 0) {
            return Optional.of(
                    track.track().obstacle().isEmpty()
                            ? "the track holds no samples"
                            : "the track " + track.track().obstacle());
        }
        Codec codec = Codecs.of(track.track().description()).orElse(null);
        if (codec == null) {
            return Optional.of("coded as '" + track.track().description().fourcc() + "'");
        }
        try {
            codec.describe(track.track().description());
            return Optional.empty();
        } catch (MediaFormatException e) {
            return Optional.of(e.getMessage());
        }
    }
}
