package dev.packlight.app;

import dev.packlight.cli.DataDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the window is started with: {@code [--data DIR] [PATH…]}.
 *
 * @param data directory of the catalogue and the log
 * @param paths folders and files to show instead of those remembered
 */
record WindowArguments(Path data, List<Path> paths) {

    static WindowArguments parse(List<String> arguments) {
        Path data = DataDirectory.standard();
        List<Path> paths = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i).equals("--data") && i + 1 < arguments.size()) {
                data = Path.of(arguments.get(++i));
            } else if (!arguments.get(i).isBlank()) {
                paths.add(Path.of(arguments.get(i)));
            }
        }
        return new WindowArguments(data, List.copyOf(paths));
    }
}
