package dev.packlight.app;

import dev.packlight.cli.PacklightCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Starts the window, or a command. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(PacklightCommand.run(Formats.all(), out, err, arguments));
    }
}
