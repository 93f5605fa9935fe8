package dev.packlight.cli;

import dev.packlight.catalog.Failures;
import dev.packlight.checks.Rulebook;
import dev.packlight.delivery.PackagingFormat;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line as a whole; without a command it opens the window. */
@Command(
        name = "packlight",
        mixinStandardHelpOptions = true,
        version = "Packlight 0.1.0",
        description =
                "Shows, packages, serves and plays adaptive-bitrate video. Without a command, the window opens on the given paths.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:good",
            "1:something is broken: a MUST of a rule, a file that cannot be read, data about keys",
            "2:nothing was done, and a sentence says why"
        })
public final class PacklightCommand implements Callable<Integer> {

    /** What opens the window. */
    @FunctionalInterface
    public interface Window {

        /** Returns the exit code once it is closed. */
        int open(WindowOptions options);
    }

    @Parameters(
            arity = "0..*",
            paramLabel = "PATH|URL",
            description = "Folders, .ism server manifests or media files to show instead of those remembered;"
                    + " the http or https address of a stream to play at once.")
    private List<String> places = List.of();

    @Option(
            names = "--port",
            paramLabel = "N",
            converter = PortOption.class,
            description = "Port of the origin; without it 8765 or the next free one, 0 lets the system choose.")
    private @Nullable Integer port;

    @Option(
            names = "--bind",
            paramLabel = "ADDR",
            converter = BindOption.class,
            description =
                    "Address that the origin listens on; without it the one chosen in the window, at first this computer only.")
    private @Nullable InetAddress bind;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            converter = DataOption.class,
            description = "Directory of the catalogue and the log.")
    private Path data = DataDirectory.standard();

    private final Window window;
    private final PrintWriter err;

    private PacklightCommand(Window window, PrintWriter err) {
        this.window = window;
        this.err = err;
    }

    /** Runs {@code arguments}; returns the exit code. */
    public static int run(
            List<PackagingFormat> formats,
            Rulebook rules,
            Window window,
            PrintWriter out,
            PrintWriter err,
            String... arguments) {
        CommandLine line = new CommandLine(new PacklightCommand(window, err));
        line.addSubcommand(new ServeCommand(formats, rules, out, err))
                .addSubcommand(new InspectCommand(rules, out, err))
                .addSubcommand(DrmCommand.line(System.in, out, err))
                .addSubcommand(new GenerateCompletion());
        line.setOut(out)
                .setErr(err)
                .setParameterExceptionHandler((e, given) -> Usage.wrong(e, err))
                .setExecutionExceptionHandler((e, command, parsed) -> fail(err, e));
        try {
            return line.execute(
                    Arrays.stream(arguments).filter(a -> !a.isBlank()).toArray(String[]::new));
        } catch (Error e) {
            return fail(err, e);
        }
    }

    @Override
    public Integer call() {
        List<String> addresses = places.stream().filter(Usage::isAddress).toList();
        List<Path> paths = places.stream()
                .filter(place -> !Usage.isAddress(place))
                .map(Path::of)
                .toList();
        if (!Usage.exist(paths, err) || !Usage.areAddresses(addresses, err)) {
            return CommandLine.ExitCode.USAGE;
        }
        return window.open(new WindowOptions(
                data,
                Optional.ofNullable(bind),
                port == null ? OptionalInt.empty() : OptionalInt.of(port),
                paths,
                addresses.stream().findFirst().map(URI::create)));
    }

    private static int fail(PrintWriter err, Throwable e) {
        err.println("The command could not be carried out. " + Failures.told("the command", e));
        return CommandLine.ExitCode.USAGE;
    }
}
