import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Removes folders that jpackage insists on making itself. */
class Clean {
    public static void main(String[] folders) throws IOException {
        for (String folder : folders) {
            if (Files.exists(Path.of(folder))) {
                try (Stream<Path> paths = Files.walk(Path.of(folder))) {
                    for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(path);
                    }
                }
            }
        }
    }
}
