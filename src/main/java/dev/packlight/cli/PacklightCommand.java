package dev.packlight.cli;

import dev.packlight.catalog.Failures;
import dev.packlight.checks.Rulebook;
import dev.packlight.delivery.PackagingFormat;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line as a whole. */
@Command(
        name = "packlight",
        mixinStandardHelpOptions = true,
        version = "Packlight 0.1.0",
        description =
                "Shows, packages, serves and plays adaptive-bitrate video. Without a command, the window opens on the given paths.")
public final class PacklightCommand {

    private PacklightCommand() {}

    /** Runs {@code arguments}; returns the exit code. */
    public static int run(
            List<PackagingFormat> formats, Rulebook rules, PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine line = new CommandLine(new PacklightCommand());
        line.addSubcommand(new ServeCommand(formats, rules, out, err))
                .addSubcommand(new InspectCommand(rules, out, err))
                .addSubcommand(DrmCommand.line(System.in, out, err));
        line.setOut(out).setErr(err).setExecutionExceptionHandler((e, command, parsed) -> fail(err, e));
        try {
            return line.execute(arguments);
        } catch (Error e) {
            return fail(err, e);
        }
    }

    private static int fail(PrintWriter err, Throwable e) {
        err.println("The command could not be carried out. " + Failures.told("the command", e));
        return 2;
    }

    /** Whether the first argument belongs to the command line rather than to the window. */
    public static boolean isCommand(String argument) {
        return List.of("serve", "inspect", "drm", "-h", "--help", "-V", "--version")
                .contains(argument);
    }
}
