package dev.packlight.checks;

import dev.packlight.checks.Measure.Text;
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

/** Every delivered track must have a codec that is carried and a configuration that can be read. */
final class CodecCheck implements Check<Subject.Stored> {

    private static final Rule NOTHING = Rule.of(
            "codec",
            Severity.MUST,
            "Nothing to deliver",
            "at least one",
            "Azure Media Services, supported inputs",
            "Use a file with video or audio.");
    private static final Rule FOREIGN = undeliverable("Encode the track to H.264 or AAC.");
    private static final Rule EMPTY = undeliverable("Write the file anew from its source.");
    private static final Rule ENCRYPTED = undeliverable("Use the file as it was before it was encrypted.");

    private static Rule undeliverable(String cure) {
        return Rule.of(
                "codec",
                Severity.MUST,
                "Track cannot be delivered",
                "H.264 video, AAC audio",
                "Azure Media Services, supported codecs",
                cure);
    }

    @Override
    public Rule rule() {
        return FOREIGN;
    }

    @Override
    public Outcome judge(Subject.Stored subject, Cancel cancel) {
        Asset asset = subject.asset();
        List<Finding> findings = new ArrayList<>();
        for (AssetTrack track : asset.tracks()) {
            cancel.orGoOn();
            problem(track)
                    .map(problem -> Finding.of(
                            rule(track),
                            Where.InTrack.of(track),
                            Statement.of("{problem}").with("problem", new Text(problem))))
                    .ifPresent(findings::add);
        }
        if (asset.tracks(TrackKind.VIDEO).isEmpty()
                && asset.tracks(TrackKind.AUDIO).isEmpty()) {
            findings.add(Finding.of(NOTHING, new Where.Whole(asset.name()), Statement.of("no video or audio track")));
        }
        return Outcome.of(findings);
    }

    private static Rule rule(AssetTrack track) {
        if (ProtectedEntry.of(track.track().description()).isPresent()) {
            return ENCRYPTED;
        }
        return track.track().samples().count() == 0 ? EMPTY : FOREIGN;
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
