package dev.packlight.ui.library;

import dev.packlight.catalog.AssetSummary;
import dev.packlight.catalog.LibraryAsset;
import dev.packlight.checks.Verdict;
import dev.packlight.ui.common.Words;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Words for an asset that stand on cards and in lists. */
final class AssetWords {

    private AssetWords() {}

    /** {@code Fit}, {@code Should}, {@code Must} or {@code Unreadable}. */
    static String verdict(LibraryAsset asset) {
        return asset.summary()
                .map(s -> s.verdict().fit() ? "Fit" : s.verdict().must() > 0 ? "Must" : "Should")
                .orElse("Unreadable");
    }

    /** {@code 4 rungs · 0.40-3.40 Mb/s}, or why the asset cannot be read. */
    static String ladder(LibraryAsset asset) {
        Optional<AssetSummary> summary = asset.summary();
        if (summary.isEmpty()) {
            return asset.problem().orElse("");
        }
        List<AssetSummary.Rung> rungs = summary.get().rungs();
        if (rungs.isEmpty()) {
            return "sound only";
        }
        if (rungs.size() == 1) {
            return rungs.getFirst().widthPixels() + "×" + rungs.getFirst().heightPixels() + " · "
                    + Words.bitRate(rungs.getFirst().averageBps());
        }
        return Words.count(rungs.size(), "rung") + " · "
                + Words.megabits(rungs.getFirst().averageBps()) + "–"
                + Words.megabits(rungs.getLast().averageBps()) + " Mb/s";
    }

    /** {@code H.264 High · AAC-LC}. */
    static String codecs(LibraryAsset asset) {
        return asset.summary()
                .map(s -> {
                    String video = s.rungs().isEmpty()
                            ? ""
                            : s.rungs().getLast().codec() + " "
                                    + s.rungs().getLast().profile();
                    String audio = s.sounds().isEmpty()
                            ? "no sound"
                            : s.sounds().getFirst().codec();
                    return video.isEmpty() ? audio : video.strip() + " · " + audio;
                })
                .orElse(asset.key().getFileName().toString());
    }

    /** {@code AAC-LC · 48 kHz · 2 channels · eng}. */
    static String sound(AssetSummary.Sound sound) {
        return sound.codec() + " · "
                + BigDecimal.valueOf(sound.sampleRateHz(), 3)
                        .stripTrailingZeros()
                        .toPlainString() + " kHz · " + Words.count(sound.channels(), "channel") + " · "
                + sound.language();
    }

    /** {@code ✓ Fit to stream}, or how many findings there are. */
    static String judgement(Verdict verdict) {
        return verdict.fit()
                ? "✓ Fit to stream"
                : (verdict.must() > 0 ? "✕ " : "! ") + verdict.words() + " – see Inspect";
    }

    /** Style class of the words of a verdict. */
    static String colour(Verdict verdict) {
        return verdict.fit() ? "success" : verdict.must() > 0 ? "danger" : "warning";
    }
}
