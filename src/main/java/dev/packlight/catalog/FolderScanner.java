package dev.packlight.catalog;

import dev.packlight.media.MediaFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Finds media below folders, with all cores, and recognises the sets in it. Files that did not change are not read
 * again.
 */
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
     * Scans one root, a folder or a single file; reports each folder's sets when they are known, in the order of the
     * folders.
     *
     * @param watch asked between files whether to stop; told of the files that are read
     * @return sentences about what was not looked into
     */
    List<String> scan(Path root, Borders borders, Consumer<List<Found>> report, ScanWatch watch)
            throws IOException, InterruptedException {
        if (Files.isRegularFile(root)) {
            report.accept(List.of(found(
                    MediaFiles.isServerManifest(root) ? SourceSet.serverManifest(root) : SourceSet.singleFile(root))));
            return List.of();
        }
        MediaTree tree = MediaTree.of(root, borders);
        FileCount count = new FileCount(
                tree.filesByFolder().values().stream().mapToInt(List::size).sum(), watch);
        List<ForkJoinTask<List<Found>>> folders = tree.filesByFolder().values().stream()
                .map(files -> cores.submit(() -> folder(files, count)))
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

    /** Counts the files that were read or need not be. */
    private static final class FileCount {
        private final int total;
        private final ScanWatch watch;
        private final AtomicInteger done = new AtomicInteger();

        FileCount(int total, ScanWatch watch) {
            this.total = total;
            this.watch = watch;
        }

        boolean isStopped() {
            return watch.isStopped();
        }

        void add(int files) {
            watch.progress(done.addAndGet(files), total);
        }
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

    private List<Found> folder(List<Path> files, FileCount count) {
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
        List<Found> found = new ArrayList<>(zip(manifests, learn(manifests, count, 1)));
        List<Learned> facts = learn(alone, count, 1);
        count.add(files.size() - manifests.size() - alone.size());
        if (count.isStopped()) {
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
        found.addAll(zip(groups, learn(groups, count, 0)));
        return found;
    }

    private static List<Found> zip(List<SourceSet> sets, List<Learned> learned) {
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < sets.size(); i++) {
            found.add(Found.of(sets.get(i), learned.get(i)));
        }
        return found;
    }

    /**
     * Reads sets side by side; what was given up is a problem that nobody will see.
     *
     * @param counting how many files each set counts for
     */
    private List<Learned> learn(List<SourceSet> sets, FileCount count, int counting) {
        List<ForkJoinTask<Learned>> tasks = sets.stream()
                .map(set -> ForkJoinTask.adapt(() -> learn(set, count, counting)))
                .toList();
        return ForkJoinTask.invokeAll(tasks).stream().map(ForkJoinTask::join).toList();
    }

    private Learned learn(SourceSet set, FileCount count, int counting) {
        if (count.isStopped()) {
            return Learned.problem("The scan was given up.");
        }
        Learned learned = reader.learn(set);
        count.add(counting);
        return learned;
    }

    private Found found(SourceSet set) {
        return Found.of(set, reader.learn(set));
    }

    /** Media files that a server manifest claims; they are not listed again on their own. */
    private static List<Path> named(Path ism) {
        List<Path> named = new ArrayList<>();
        try {
            Path folder = Objects.requireNonNull(ism.toAbsolutePath().getParent());
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
