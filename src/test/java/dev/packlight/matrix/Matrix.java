package dev.packlight.matrix;

import dev.packlight.app.Formats;
import dev.packlight.catalog.MediaFiles;
import dev.packlight.catalog.OpenAsset;
import dev.packlight.catalog.SourceSet;
import dev.packlight.codec.Carriage;
import dev.packlight.delivery.Decisions;
import dev.packlight.delivery.PackagingFormat;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Presentations;
import dev.packlight.delivery.UnservableException;
import dev.packlight.media.MediaFormatException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Takes one file through every format that claims it. */
final class Matrix {

    /** What became of a file in a format. */
    enum Outcome {
        SERVED,
        REFUSED,
        WRONG
    }

    /** @param detail the reason of a refusal, what is wrong, or what was compared */
    record Row(String file, String format, String codecs, Outcome outcome, String detail) {}

    private Matrix() {}

    static List<Row> of(Path path, String name) {
        SourceSet set = path.toString().endsWith(".ism") ? SourceSet.serverManifest(path) : SourceSet.singleFile(path);
        long started = System.nanoTime();
        try {
            OpenAsset open = set.open(new MediaFiles());
            Presentation presentation = Presentations.of(open.asset(), open.bytes(), Decisions.ORIGINAL);
            List<Row> rows = new ArrayList<>();
            String codecs = String.join(
                    " + ",
                    presentation.renditions().stream()
                            .map(r -> r.info().codecName())
                            .distinct()
                            .toList());
            for (PackagingFormat format : Formats.all()) {
                rows.add(row(name, codecs, format, presentation));
            }
            return rows;
        } catch (NoSuchFileException e) {
            return List.of(new Row(name, "reading", "", Outcome.REFUSED, e.getMessage()));
        } catch (MediaFormatException e) {
            return List.of(new Row(
                    name, "reading", "", e.clause().isBlank() ? Outcome.WRONG : Outcome.REFUSED, e.getMessage()));
        } catch (UnservableException e) {
            return List.of(new Row(name, "all", "", Outcome.REFUSED, e.reason().azureName() + ": " + e.getMessage()));
        } catch (Exception | AssertionError e) {
            return List.of(new Row(
                    name,
                    "reading",
                    "",
                    Outcome.WRONG,
                    e.toString() + " after " + (System.nanoTime() - started) / 1_000_000 + " ms"));
        }
    }

    private static Row row(String name, String codecs, PackagingFormat format, Presentation presentation) {
        boolean carried = presentation.renditions().stream().anyMatch(format::carries);
        try {
            Walk walk = Walk.of(format, presentation);
            if (!carried) {
                return new Row(name, format.displayName(), codecs, Outcome.WRONG, "served, though nothing is carried");
            }
            boolean sound = !name.startsWith("broken/") && !name.startsWith("fuzz/");
            return new Row(
                    name,
                    format.displayName(),
                    codecs,
                    Outcome.SERVED,
                    sound
                            ? Comparison.check(format, presentation, walk)
                            : "fetched whole, a broken source is not compared");
        } catch (UnservableException e) {
            return new Row(
                    name,
                    format.displayName(),
                    codecs,
                    carried && format.carriage() != Carriage.STILLS ? Outcome.WRONG : Outcome.REFUSED,
                    e.reason().azureName() + ": " + e.getMessage());
        } catch (Exception | AssertionError e) {
            return new Row(
                    name,
                    format.displayName(),
                    codecs,
                    Outcome.WRONG,
                    String.valueOf(e.getMessage() == null ? e : e.getMessage())
                            .lines()
                            .limit(4)
                            .reduce((a, b) -> a + " " + b)
                            .orElse(""));
        }
    }
}
