package dev.packlight.cli;

import dev.packlight.catalog.Catalogue;
import dev.packlight.catalog.CatalogueException;
import dev.packlight.catalog.Failures;
import dev.packlight.catalog.Library;
import dev.packlight.catalog.LibraryAsset;
import dev.packlight.checks.AssetReport;
import dev.packlight.checks.Cancel;
import dev.packlight.checks.Rulebook;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code packlight inspect}: what files and ladders are, and whether they are fit to stream. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        description =
                "Says what the files and ladders below the paths are. Exit code 1 where any of them breaks a MUST.")
public final class InspectCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Folders, .ism server manifests or media files.")
    private List<Path> paths = List.of();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--follow-links", description = "Follow symbolic links that lead out of the paths.")
    private boolean followLinks;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            converter = DataOption.class,
            description = "Directory of the catalogue and the log.")
    private Path data = DataDirectory.standard();

    private final Rulebook rules;
    private final PrintWriter out;
    private final PrintWriter err;

    InspectCommand(Rulebook rules, PrintWriter out, PrintWriter err) {
        this.rules = rules;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!Usage.exist(paths, err)) {
            return 2;
        }
        LogFile.open(data);
        try (Catalogue catalogue = Catalogue.open(data);
                Library library = new Library(catalogue, rules)) {
            if (followLinks) {
                library.links().followAllForNow();
            }
            library.open(paths);
            library.awaitScan();
            return report(library);
        } catch (CatalogueException e) {
            err.println(e.getMessage());
            return 2;
        }
    }

    int report(Library library) {
        List<LibraryAsset> assets = library.snapshot().assets();
        List<String> problems = library.snapshot().problems();
        problems.forEach(err::println);
        library.snapshot().notes().forEach(err::println);
        if (assets.isEmpty() && problems.isEmpty()) {
            err.println("There is no media below " + words() + ".");
            return 2;
        }
        List<Map<String, Object>> entries = new ArrayList<>();
        boolean wanting = !problems.isEmpty();
        for (LibraryAsset asset : assets) {
            wanting |= !isGood(asset, library, entries);
        }
        if (json) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("assets", entries);
            if (!problems.isEmpty()) {
                all.put("problems", problems);
            }
            out.println(JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValueAsString(all));
        }
        out.flush();
        return assets.isEmpty() ? 2 : wanting ? 1 : 0;
    }

    private String words() {
        return paths.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    /** Reports one asset; whatever happens to it is its own problem. */
    private boolean isGood(LibraryAsset asset, Library library, List<Map<String, Object>> entries) {
        try {
            AssetReport report = library.report(asset, Cancel.NEVER);
            entries.add(ReportJson.of(asset, report));
            text(ReportText.of(report));
            return report.verdict().must() == 0;
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            String sentence = Failures.told(asset.key(), e);
            entries.add(ReportJson.problem(asset, sentence));
            text(asset.name() + "\n  cannot be read: " + sentence + "\n");
            return false;
        }
    }

    private void text(String text) {
        if (!json) {
            out.println(text);
        }
    }
}
