package dev.packlight.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.packlight.app.Formats;
import dev.packlight.app.Rules;
import dev.packlight.catalog.MediaFiles;
import dev.packlight.catalog.OpenAsset;
import dev.packlight.catalog.SourceSet;
import dev.packlight.checks.AssetReport;
import dev.packlight.checks.Cancel;
import dev.packlight.dash.MpdParser;
import dev.packlight.delivery.Body;
import dev.packlight.delivery.BodyReader;
import dev.packlight.delivery.Decisions;
import dev.packlight.delivery.DeliveryRequest;
import dev.packlight.delivery.PackagingFormat;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Presentations;
import dev.packlight.delivery.UnservableException;
import dev.packlight.hls.HlsParser;
import dev.packlight.isobmff.BoxTree;
import dev.packlight.media.MediaFormatException;
import dev.packlight.subtitles.TimedText;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A program that does with every file below its arguments what the library, the inspector and the origin would do, as
 * often as the first argument says, and prints the milliseconds of work that each step took at best, the slowest first.
 * It ends with 1 where anything but a named refusal came of one.
 */
public final class ReadEverything {

    /** Larger answers are the files themselves, which the origin sends from disk. */
    private static final long WHOLE_FILES = 32 << 20;
    /** Work, not waiting for others on the machine. */
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private final MediaFiles reader = new MediaFiles();
    private final Map<String, Long> best = new HashMap<>();
    private int died;

    private ReadEverything() {}

    public static void main(String[] arguments) throws IOException {
        ReadEverything program = new ReadEverything();
        for (int round = 0; round < Integer.parseInt(arguments[0]); round++) {
            for (String root : List.of(arguments).subList(1, arguments.length)) {
                try (Stream<Path> files = Files.walk(Path.of(root))) {
                    for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                        program.guarded(file);
                    }
                }
            }
        }
        program.best.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(e -> System.out.println("ms\t" + e.getValue() + "\t" + e.getKey()));
        System.exit(program.died == 0 ? 0 : 1);
    }

    private void guarded(Path file) {
        try {
            read(file);
        } catch (MediaFormatException | UnservableException | IOException e) {
            // a named refusal
        } catch (Throwable e) {
            died++;
            System.out.println("died\t" + file + "\t" + e);
            e.printStackTrace(System.out);
        }
    }

    private interface Step<T> {
        T run() throws MediaFormatException, UnservableException, IOException;
    }

    private <T> T timed(Path file, String what, Step<T> step)
            throws MediaFormatException, UnservableException, IOException {
        long start = CLOCK.getCurrentThreadCpuTime();
        try {
            return step.run();
        } finally {
            best.merge(what + "\t" + file, (CLOCK.getCurrentThreadCpuTime() - start) / 1_000_000, Math::min);
        }
    }

    private void read(Path file) throws MediaFormatException, UnservableException, IOException {
        String name = file.getFileName().toString();
        switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "mpd" -> timed(file, "read", () -> MpdParser.parse(Files.readString(file, ISO_8859_1)));
            case "m3u8" -> timed(file, "read", () -> HlsParser.parse(Files.readString(file, ISO_8859_1)));
            case "vtt", "srt", "ttml", "dfxp" ->
                timed(file, "read", () -> TimedText.read(name, Files.readAllBytes(file)));
            case "ism" -> media(file, SourceSet.serverManifest(file));
            default -> media(file, SourceSet.singleFile(file));
        }
    }

    private void media(Path file, SourceSet set) throws MediaFormatException, UnservableException, IOException {
        OpenAsset open = timed(file, "read", () -> set.open(reader));
        timed(
                file,
                "tree",
                () -> BoxTree.read(open.sources().values().iterator().next()));
        timed(file, "report", () -> AssetReport.of(open.asset(), Rules.book(), Cancel.NEVER));
        Presentation presentation =
                timed(file, "present", () -> Presentations.of(open.asset(), open.bytes(), Decisions.ORIGINAL));
        for (PackagingFormat format : Formats.all()) {
            try {
                timed(file, format.id(), () -> manifest(format, presentation));
            } catch (UnservableException e) {
                // the format says why it does not carry this
            }
        }
    }

    private static int manifest(PackagingFormat format, Presentation presentation)
            throws UnservableException, IOException {
        DeliveryRequest request = DeliveryRequest.parse("/L/" + format.locatorPath(presentation.asset()));
        Body body = format.respond(presentation, request).body();
        return body.length() < WHOLE_FILES ? BodyReader.bytes(body).length : 0;
    }
}
