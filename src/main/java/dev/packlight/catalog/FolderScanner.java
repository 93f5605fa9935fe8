package dev.packlight.catalog;

import dev.packlight.media.MediaFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Finds media below folders, with all cores, and recognises the sets in it. Files that did not change are not read again. */
final class FolderScanner implements AutoCloseable {

    private static final int MOST_CORES = 16;

    private final RimmedReader reader;
    private final ForkJoinPool cores =
            new ForkJoinPool(Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_CORES));

    FolderScanner(RimmedReader reader) {
        this.reader = reader;
    }

    /** A set with what reading it gave. */
    record Found(SourceSet set, Optional<AssetSummary> summary, Optional<String> problem) {

        static Found of(SourceSet set, Learned learned) {
            return new Found(set, learned.summary(), learned.problem());
        }
    }

    /**
     * Scans one root, a folder or a single file; reports each folder's sets when they are known, in the order of the folders.
     *
     * @param stop asked between files; true ends the scan early
     * @return sentences about what was not looked into
     */
    List<String> scan(Path root, Borders borders, Consumer<List<Found>> report, BooleanSupplier stop)
            throws IOException, InterruptedException {
        if (Files.isRegularFile(root)) {
            report.accept(List.of(found(
                    MediaFiles.isServerManifest(root) ? SourceSet.serverManifest(root) : SourceSet.singleFile(root))));
            return List.of();
        }
        MediaTree tree = MediaTree.of(root, borders);
        List<ForkJoinTask<List<Found>>> folders = tree.filesByFolder().values().stream()
                .map(files -> cores.submit(() -> folder(files, stop)))
                .toList();
        try {
            for (ForkJoinTask<List<Found>> folder : folders) {
                report.accept(folder.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return leftOut(root, tree);
    }

    private static List<String> leftOut(Path root, MediaTree tree) {
        List<String> sentences = new ArrayList<>();
        if (!tree.unreadable().isEmpty()) {
            sentences.add("Below " + root + " " + tree.unreadable().size() + " of the folders cannot be read, "
                    + tree.unreadable().getFirst() + " for one.");
        }
        if (!tree.notFollowed().isEmpty()) {
            sentences.add("Below " + root + " " + tree.notFollowed().size()
                    + " symbolic links lead out of the library's folders and are not followed, "
                    + tree.notFollowed().getFirst() + " for one.");
        }
        return sentences;
    }

    private List<Found> folder(List<Path> files, BooleanSupplier stop) {
        List<SourceSet> manifests = files.stream()
                .filter(MediaFiles::isServerManifest)
                .sorted()
                .map(SourceSet::serverManifest)
                .toList();
        Set<Path> taken = new HashSet<>();
        manifests.forEach(manifest -> taken.addAll(named(manifest.key())));
        List<SourceSet> alone = files.stream()
                .filter(file -> MediaFiles.isMedia(file)
                        && !taken.contains(file.toAbsolutePath().normalize()))
                .map(SourceSet::singleFile)
                .toList();
        List<Found> found = new ArrayList<>(zip(manifests, learn(manifests, stop)));
        List<Learned> facts = learn(alone, stop);
        if (stop.getAsBoolean()) {
            return List.of();
        }
        List<SetRecognizer.Candidate> loose = new ArrayList<>();
        for (int i = 0; i < alone.size(); i++) {
            SourceSet file = alone.get(i);
            Learned learned = facts.get(i);
            learned.facts()
                    .ifPresentOrElse(
                            known -> loose.add(known.candidate(file.key())), () -> found.add(Found.of(file, learned)));
        }
        List<SourceSet> groups = SetRecognizer.group(loose);
        found.addAll(zip(groups, learn(groups, stop)));
        return found;
    }

    private static List<Found> zip(List<SourceSet> sets, List<Learned> learned) {
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < sets.size(); i++) {
            found.add(Found.of(sets.get(i), learned.get(i)));
        }
        return found;
    }

    /** Reads sets side by side; what was given up is a problem that nobody will see. */
    private List<Learned> learn(List<SourceSet> sets, BooleanSupplier stop) {
        List<ForkJoinTask<Learned>> tasks = sets.stream()
                .map(set -> ForkJoinTask.adapt(
                        () -> stop.getAsBoolean() ? Learned.problem("The scan was given up.") : reader.learn(set)))
                .toList();
        return ForkJoinTask.invokeAll(tasks).stream().map(ForkJoinTask::join).toList();
    }

    private Found found(SourceSet set) {
        return Found.of(set, reader.learn(set));
    }

    /** Media files that a server manifest claims; they are not listed again on their own. */
    private static List<Path> named(Path ism) {
        List<Path> named = new ArrayList<>();
        try {
            Path folder = ism.toAbsolutePath().getParent();
            for (ServerManifest.Entry entry : ServerManifest.read(ism).tracks()) {
                named.add(entry.file(folder));
            }
        } catch (MediaFormatException | IOException | RuntimeException e) {
            return List.of();
        }
        return named;
    }

    @Override
    public void close() {
        cores.shutdownNow();
    }
}
