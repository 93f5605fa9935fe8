package dev.packlight.cli;

import dev.packlight.catalog.Addresses;
import dev.packlight.catalog.Catalogue;
import dev.packlight.catalog.CatalogueException;
import dev.packlight.catalog.Library;
import dev.packlight.catalog.LibraryAsset;
import dev.packlight.checks.Rulebook;
import dev.packlight.delivery.PackagingFormat;
import dev.packlight.delivery.StreamingPolicy;
import dev.packlight.origin.AssetUrls;
import dev.packlight.origin.Origin;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** {@code packlight serve}: the origin without a window, until it is interrupted. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Serves the media below the paths until interrupted (Ctrl+C).")
public final class ServeCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Folders, .ism server manifests or media files.")
    private List<Path> paths = List.of();

    @Option(
            names = "--port",
            paramLabel = "N",
            converter = PortOption.class,
            description = "Port; without it 8765 or the next free one, 0 lets the system choose.")
    private @Nullable Integer port;

    @Option(
            names = "--bind",
            paramLabel = "ADDR",
            converter = BindOption.class,
            description = "Address to listen on; without it this computer only.")
    private InetAddress bind = InetAddress.getLoopbackAddress();

    @Option(names = "--json", description = "Print one line of JSON once the origin listens.")
    private boolean json;

    @Option(names = "--allow-ac3", description = "Serve legacy AC-3, which is refused otherwise, as by the original.")
    private boolean allowAc3;

    @Option(
            names = "--policy",
            paramLabel = "NAME",
            converter = PolicyOption.class,
            completionCandidates = PolicyOption.Names.class,
            description = "Streaming policy of everything that is served: ${COMPLETION-CANDIDATES}."
                    + " Without one everything is served in the clear.")
    private @Nullable StreamingPolicy policy;

    @Option(names = "--follow-links", description = "Follow symbolic links that lead out of the paths.")
    private boolean followLinks;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            converter = DataOption.class,
            description = "Directory of the catalogue and the log.")
    private Path data = DataDirectory.standard();

    private final List<PackagingFormat> formats;
    private final Rulebook rules;
    private final PrintWriter out;
    private final PrintWriter err;

    ServeCommand(List<PackagingFormat> formats, Rulebook rules, PrintWriter out, PrintWriter err) {
        this.formats = formats;
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
        Interrupt interrupt = new Interrupt();
        try (interrupt;
                Catalogue catalogue = Catalogue.open(data);
                Library library = new Library(catalogue, rules);
                Origin origin = new Origin(library::publication, library::key, formats, InstantSource.system())) {
            if (allowAc3) {
                library.policyForNow(library.policy().withLegacyAc3(true));
            }
            if (policy != null) {
                library.policyForNow(library.policy().with(policy));
            }
            library.keysAt(origin::baseUrl);
            if (followLinks) {
                library.links().followAllForNow();
            }
            interrupt.then(library::giveUpScan);
            library.open(paths);
            library.awaitScan();
            if (interrupt.hasCome()) {
                return 0;
            }
            interrupt.then(origin::stop);
            origin.start(
                    bind,
                    port == null ? Origin.DEFAULT_PORT : port,
                    port == null ? Origin.PortChoice.OR_NEXT_FREE : Origin.PortChoice.EXACTLY);
            report(origin, library);
            library.keep();
            interrupt.await();
            return 0;
        } catch (CatalogueException | IOException e) {
            err.println(e.getMessage());
            return 2;
        }
    }

    private void report(Origin origin, Library library) {
        origin.exposure().ifPresent(err::println);
        out.println(json ? json(origin, library) : text(origin, library));
        out.flush();
    }

    /** An asset and where it is served. */
    private record Served(LibraryAsset asset, Addresses addresses) {}

    /** In the order of the library; what no earlier start worked out is worked out on all cores. */
    private List<Served> served(Library.Snapshot snapshot, Library library) {
        return snapshot.assets().parallelStream()
                .map(asset -> new Served(asset, library.addresses(asset, formats)))
                .toList();
    }

    private String text(Origin origin, Library library) {
        StringBuilder text = new StringBuilder("Packlight origin on " + origin.baseUrl() + "\n");
        if (policy != null) {
            text.append("Policy ").append(policy.name()).append('\n');
        }
        Library.Snapshot snapshot = library.snapshot();
        snapshot.problems().forEach(problem -> text.append(problem).append('\n'));
        snapshot.notes().forEach(note -> text.append(note).append('\n'));
        for (Served served : served(snapshot, library)) {
            LibraryAsset asset = served.asset;
            text.append('\n')
                    .append(asset.name())
                    .append("  ")
                    .append(asset.key())
                    .append('\n');
            AssetUrls.of(origin.baseUrl(), asset.locator(), served.addresses, formats)
                    .forEach((format, url) -> text.append("  %-12s %s%n".formatted(format.displayName(), url)));
            served.addresses
                    .problem()
                    .ifPresent(why -> text.append("  ").append(why).append('\n'));
        }
        return text.append("\nPress Ctrl+C to stop.").toString();
    }

    private String json(Origin origin, Library library) {
        Library.Snapshot snapshot = library.snapshot();
        List<Map<String, Object>> assets = new ArrayList<>();
        for (Served served : served(snapshot, library)) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", served.asset.name());
            entry.put("path", served.asset.key().toString());
            entry.put("locator", served.asset.locator().toString());
            entry.put("formats", formats(origin, served.asset, served.addresses));
            served.addresses.problem().ifPresent(why -> entry.put("problem", why));
            assets.add(entry);
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("origin", origin.baseUrl());
        if (policy != null) {
            line.put("policy", policy.name());
        }
        line.put("assets", assets);
        if (!snapshot.problems().isEmpty()) {
            line.put("problems", snapshot.problems());
        }
        if (!snapshot.notes().isEmpty()) {
            line.put("notes", snapshot.notes());
        }
        return JsonMapper.builder().build().writeValueAsString(line);
    }

    private List<Map<String, String>> formats(Origin origin, LibraryAsset asset, Addresses addresses) {
        List<Map<String, String>> list = new ArrayList<>();
        AssetUrls.of(origin.baseUrl(), asset.locator(), addresses, formats).forEach((format, url) -> {
            Map<String, String> one = new LinkedHashMap<>();
            one.put("id", format.id());
            one.put("url", url);
            list.add(one);
        });
        return list;
    }
}
