package dev.packlight.app;

import dev.packlight.cli.PacklightCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.application.Application;

/** Starts the window, or a command; without a display the origin alone. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        if (arguments.length > 0 && PacklightCommand.isCommand(arguments[0])) {
            System.exit(PacklightCommand.run(Formats.all(), Rules.book(), out, err, arguments));
        }
        if (hasDisplay()) {
            Application.launch(PacklightApplication.class, arguments);
            System.exit(0);
        }
        out.println("There is no display, so the origin runs without the window.");
        System.exit(PacklightCommand.run(Formats.all(), Rules.book(), out, err, serve(arguments)));
    }

    private static String[] serve(String[] arguments) {
        WindowArguments window = WindowArguments.parse(List.of(arguments));
        List<String> command =
                new ArrayList<>(List.of("serve", "--data", window.data().toString()));
        window.paths().forEach(path -> command.add(path.toString()));
        if (window.paths().isEmpty()) {
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
