package dev.packlight.matrix;

import dev.packlight.app.Formats;
import dev.packlight.delivery.PackagingFormat;
import dev.packlight.matrix.Matrix.Outcome;
import dev.packlight.matrix.Matrix.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes what became of every file: all of it as a page, and the sums for the papers. */
final class Report {

    private Report() {}

    static void write(List<Row> rows, boolean whole) throws IOException {
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target", "matrix.html"), html(rows));
        if (whole) {
            Files.writeString(Path.of("target", "matrix-summary.md"), summary(rows));
        }
    }

    private static String html(List<Row> rows) {
        StringBuilder out = new StringBuilder(
                "<!doctype html><meta charset=utf-8><title>Packlight: what was tried</title><style>body{font:13px system-ui}td,th{padding:2px 8px;text-align:left;vertical-align:top}"
                        + ".SERVED{color:#1a7f37}.REFUSED{color:#9a6700}.WRONG{color:#cf222e;font-weight:bold}</style><table><tr><th>File<th>Codecs<th>Format<th>Outcome<th>Detail\n");
        rows.forEach(row -> out.append("<tr class=")
                .append(row.outcome())
                .append("><td>")
                .append(escape(row.file()))
                .append("<td>")
                .append(escape(row.codecs()))
                .append("<td>")
                .append(escape(row.format()))
                .append("<td>")
                .append(row.outcome().name().toLowerCase(java.util.Locale.ROOT))
                .append("<td>")
                .append(escape(row.detail()))
                .append('\n'));
        return out.append("</table>\n").toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static String summary(List<Row> rows) {
        StringBuilder out = new StringBuilder("| format | served | refused in words | wrong |\n|---|---|---|---|\n");
        for (PackagingFormat format : Formats.all()) {
            out.append(line(
                    format.displayName(),
                    rows.stream()
                            .filter(row -> row.format().equals(format.displayName()))
                            .toList()));
        }
        out.append(line(
                "no format, named when reading or resolving",
                rows.stream()
                        .filter(row ->
                                row.format().equals("reading") || row.format().equals("all"))
                        .toList()));
        out.append("\n| codecs | files |\n|---|---|\n");
        Map<String, Long> codecs = rows.stream()
                .filter(row -> row.format().equals("Progressive") && row.outcome() == Outcome.SERVED)
                .collect(Collectors.groupingBy(Row::codecs, TreeMap::new, Collectors.counting()));
        codecs.forEach((codec, count) ->
                out.append("| ").append(codec).append(" | ").append(count).append(" |\n"));
        return out.toString();
    }

    private static String line(String name, List<Row> rows) {
        return "| " + name + " | " + count(rows, Outcome.SERVED) + " | " + count(rows, Outcome.REFUSED) + " | "
                + count(rows, Outcome.WRONG) + " |\n";
    }

    private static long count(List<Row> rows, Outcome outcome) {
        return rows.stream().filter(row -> row.outcome() == outcome).count();
    }
}
