package dev.packlight.app;

import dev.packlight.cli.PacklightCommand;
import dev.packlight.cli.WindowOptions;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Starts the window, or a command; without a display the origin alone. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, arguments));
    }

    /** Runs a command, or the window until it is closed; returns the exit code. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return PacklightCommand.run(
                Formats.all(), Rules.book(), options -> window(options, out, err), out, err, arguments);
    }

    private static int window(WindowOptions options, PrintWriter out, PrintWriter err) {
        if (hasDisplay()) {
            return PacklightApplication.show(options, err);
        }
        if (options.address().isPresent()) {
            err.println("There is no display, so the address cannot be played.");
            return 2;
        }
        out.println("There is no display, so the origin runs without the window.");
        return run(out, err, serve(options));
    }

    private static String[] serve(WindowOptions options) {
        List<String> command = new ArrayList<>(List.of("serve", "--data=" + options.data()));
        options.bind().ifPresent(bind -> command.add("--bind=" + bind.getHostAddress()));
        options.port().ifPresent(port -> command.add("--port=" + port));
        command.add("--");
        options.paths().forEach(path -> command.add(path.toString()));
        if (options.paths().isEmpty()) {
            command.add(".");
        }
        return command.toArray(String[]::new);
    }

    private static boolean hasDisplay() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        boolean unix = !os.contains("win") && !os.contains("mac");
        return !unix
                || set("DISPLAY")
                || set("WAYLAND_DISPLAY")
                || "Headless".equals(System.getProperty("glass.platform"));
    }

    private static boolean set(String variable) {
        String value = System.getenv(variable);
        return value != null && !value.isBlank();
    }
}
