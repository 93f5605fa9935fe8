package dev.packlight.checks;

import dev.packlight.checks.Measure.Time;
import dev.packlight.media.Asset;
import dev.packlight.media.AssetTrack;
import dev.packlight.media.Timescale;
import dev.packlight.media.TrackKind;
import dev.packlight.segmentation.TrackTiming;
import java.util.List;

/** Sound ends with the picture. */
final class EndsTogetherCheck implements Check<Subject.Stored> {

    private static final long TOLERANCE_TICKS = Timescale.PRESENTATION.ticksPerSecond() / 2;
    private static final Statement EXPECTED =
            Statement.of("ends at most half a second apart").with("most", Time.of(TOLERANCE_TICKS));
    private static final Rule SHORTER = rule(
            "Sound ends before the picture",
            "Browsers may stop where it ends. Lengthen it with silence, or cut the picture.");
    private static final Rule LONGER = rule(
            "Sound goes on behind the picture",
            "It is sent to its end, but for HLS TS v3 and HDS, which carry it inside the picture's segments and end"
                    + " with it. Cut it, or lengthen the picture.");

    private static Rule rule(String title, String cure) {
        return new Rule("ends-together", Severity.SHOULD, title, EXPECTED, "DASH-IF IOP §3.2.7; Apple HLS 1.18", cure);
    }

    @Override
    public Rule rule() {
        return SHORTER;
    }

    @Override
    public Outcome judge(Subject.Stored subject, Cancel cancel) {
        Asset asset = subject.asset();
        List<AssetTrack> sounds = asset.tracks(TrackKind.AUDIO).stream()
                .filter(t -> t.track().samples().count() > 0)
                .toList();
        if (Rungs.video(asset).isEmpty() || sounds.isEmpty()) {
            return new Outcome.NotApplicable("there are no picture and sound together");
        }
        cancel.orGoOn();
        long picture = Rungs.video(asset).stream()
                .mapToLong(EndsTogetherCheck::end)
                .max()
                .orElseThrow();
        return Outcome.of(sounds.stream()
                .filter(t -> Math.abs(end(t) - picture) >= TOLERANCE_TICKS)
                .map(t -> finding(t, end(t), picture))
                .toList());
    }

    private static long end(AssetTrack track) {
        return new TrackTiming(track.track()).endTicks();
    }

    private static Finding finding(AssetTrack sound, long end, long picture) {
        Statement measured = Statement.of("sound to {sound}, picture to {picture}")
                .with("sound", Time.of(end))
                .with("picture", Time.of(picture));
        return Finding.of(end > picture ? LONGER : SHORTER, Where.InTrack.of(sound), measured)
                .at(Math.min(end, picture));
    }
}
