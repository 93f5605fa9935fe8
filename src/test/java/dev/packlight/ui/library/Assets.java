package dev.packlight.ui.library;

import dev.packlight.catalog.AssetSummary;
import dev.packlight.catalog.Library;
import dev.packlight.catalog.LibraryAsset;
import dev.packlight.catalog.SourceSet;
import dev.packlight.checks.Verdict;
import dev.packlight.media.Ticks;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Assets as a library would list them, without files. */
final class Assets {

    static final Path ROOT = Path.of("/films").toAbsolutePath();

    private Assets() {}

    static LibraryAsset readable(String path, int seconds, long sizeBytes, Verdict verdict) {
        AssetSummary.Rung rung = new AssetSummary.Rung(
                path, 1280, 720, sizeBytes * 8 / seconds, sizeBytes * 8 / seconds, "H.264", "High", "avc1.64001f");
        return asset(
                path,
                Optional.of(
                        new AssetSummary(1, sizeBytes, seconds * Ticks.PER_SECOND, List.of(rung), List.of(), verdict)),
                Optional.empty());
    }

    static LibraryAsset fit(String path) {
        return readable(path, 10, 1_000_000, new Verdict(0, 0));
    }

    static LibraryAsset unreadable(String path) {
        return asset(path, Optional.empty(), Optional.of("The file is cut off."));
    }

    private static LibraryAsset asset(String path, Optional<AssetSummary> summary, Optional<String> problem) {
        Path file = ROOT.resolve(path);
        return new LibraryAsset(
                SourceSet.singleFile(file),
                UUID.nameUUIDFromBytes(path.getBytes(StandardCharsets.UTF_8)),
                summary,
                problem);
    }

    static Library.Snapshot snapshot(LibraryAsset... assets) {
        return new Library.Snapshot(List.of(ROOT), List.of(assets), false, List.of(), List.of());
    }

    static Library.Snapshot scanning(LibraryAsset... assets) {
        return new Library.Snapshot(List.of(ROOT), List.of(assets), true, List.of(), List.of());
    }
}
