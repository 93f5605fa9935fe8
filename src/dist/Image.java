import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes the image with the jpackage of the Java that runs this, then lets the image go through a start once and keeps
 * what Java noted of it beside the application (JEP 483, 514, 515), so that later starts need not work it out again.
 *
 * <p>Arguments: the folder of the image, a folder to work in, then those of jpackage.
 */
class Image {

    private static final int JAVA = 25;

    public static void main(String[] arguments) throws Exception {
        if (Runtime.version().feature() < JAVA) {
            throw new IllegalStateException("Run Maven on JDK " + JAVA + ": the image is made of its Java.");
        }
        Path image = Path.of(arguments[0]);
        Path work = Files.createDirectories(Path.of(arguments[1]));
        List<String> jpackage = new ArrayList<>(List.of(tool(Path.of(System.getProperty("java.home")), "jpackage")));
        jpackage.addAll(List.of(arguments).subList(2, arguments.length));
        run(jpackage);
        rehearse(image, work);
    }

    /** Runs of the image's own Java: note a start, make the cache of it, see that it is taken. */
    private static void rehearse(Path image, Path work) throws Exception {
        Path configuration = only(image, "packlight.cfg");
        Path application = configuration.getParent();
        List<String> java = new ArrayList<>(List.of(tool(runtime(image), "java")));
        StringBuilder classes = new StringBuilder();
        for (String line : Files.readAllLines(configuration)) {
            String value = line.substring(line.indexOf('=') + 1).replace("$APPDIR", application.toString());
            if (line.startsWith("app.classpath=")) {
                classes.append(classes.isEmpty() ? "" : System.getProperty("path.separator")).append(value);
            } else if (line.startsWith("java-options=") && !value.startsWith("-XX:AOTCache")) {
                java.add(value);
            }
        }
        java.addAll(List.of("-cp", classes.toString()));
        String noted = "-XX:AOTConfiguration=" + work.resolve("noted.aot");
        Path cache = application.resolve("packlight.aot");
        List<String> windowless =
                List.of("-Dglass.platform=Headless", "-Dprism.order=sw", "-Djava.awt.headless=true");
        List<String> record = new ArrayList<>(List.of("-XX:AOTMode=record", noted));
        record.addAll(windowless);
        String data = Files.createTempDirectory(work, "data").toString();
        String media = application.resolve("assets-sample").toString();
        run(with(java, record, List.of("dev.packlight.app.Rehearsal", data, media)));
        String errors = "-XX:ErrorFile=" + work.resolve("java.log");
        for (String linking : List.of("-XX:+AOTClassLinking", "-XX:-AOTClassLinking")) {
            Files.deleteIfExists(cache);
            List<String> create = List.of("-XX:AOTMode=create", linking, errors, noted, "-XX:AOTCache=" + cache);
            List<String> taken = List.of("-XX:AOTMode=on", "-XX:AOTCache=" + cache);
            if (succeeds(with(java, create, List.of()))
                    && succeeds(with(java, taken, List.of("dev.packlight.app.Main", "--version")))) {
                return;
            }
        }
        Files.deleteIfExists(cache);
        System.err.println("Java made no cache of a start; the image is whole, and starts slower.");
    }

    private static List<String> with(List<String> java, List<String> options, List<String> rest) {
        List<String> command = new ArrayList<>(java);
        command.addAll(1, options);
        command.addAll(rest);
        return command;
    }

    private static String tool(Path java, String name) {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        return java.resolve("bin").resolve(windows ? name + ".exe" : name).toString();
    }

    private static Path runtime(Path image) throws IOException {
        Path library = only(image, "modules");
        return library.getParent().getParent();
    }

    private static Path only(Path folder, String name) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> path.endsWith(name)).findFirst().orElseThrow();
        }
    }

    private static void run(List<String> command) throws Exception {
        if (!succeeds(command)) {
            throw new IOException(command.getFirst() + " failed");
        }
    }

    private static boolean succeeds(List<String> command) throws Exception {
        return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    }
}
