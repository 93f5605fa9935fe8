package dev.packlight.app;

import dev.packlight.catalog.Catalogue;
import dev.packlight.catalog.Failures;
import dev.packlight.catalog.Library;
import dev.packlight.catalog.LibraryAsset;
import dev.packlight.catalog.ScanWatch;
import dev.packlight.stills.WantedPosters;
import dev.packlight.work.JobControl;
import dev.packlight.work.Kind;
import dev.packlight.work.Lane;
import dev.packlight.work.Progress;
import dev.packlight.work.State;
import dev.packlight.work.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The kinds of long work, and what asks for each. */
final class Jobs {

    private static final String SCAN = "Scan";
    private static final String THUMBNAILS = "Thumbnails";
    /** Both are about the whole library as it is when they run. */
    private static final String ALL = "";

    private static final String WHOLE = "Library";

    private Jobs() {}

    /** Work that scans {@code library} whenever it asks, and makes the posters that are wanted. */
    static Work work(Catalogue catalogue, Library library, WantedPosters posters) {
        Kind scan =
                new Kind(SCAN, Lane.SCAN, Kind.OnReturn.RESUME, (argument, control) -> library.scan(watch(control)));
        Kind thumbnails = new Kind(
                THUMBNAILS, Lane.READ, Kind.OnReturn.RESUME, (argument, control) -> thumbnails(posters, control));
        Work work = new Work(catalogue, List.of(scan, thumbnails), InstantSource.system());
        library.scansBy(() -> work.submit(SCAN, subject(library.roots()), ALL));
        posters.madeBy(() -> work.submit(THUMBNAILS, WHOLE, ALL).whenComplete((job, failed) -> {
            if (failed != null || !(job.state() instanceof State.Done)) {
                posters.drop();
            }
        }));
        return work;
    }

    private static String subject(List<Path> roots) {
        return roots.size() == 1 ? roots.getFirst().toString() : roots.size() + " folders";
    }

    private static ScanWatch watch(JobControl control) {
        return new ScanWatch() {
            @Override
            public boolean isStopped() {
                return control.isCancelled();
            }

            @Override
            public void progress(long files, long total) {
                control.progress(new Progress(files, total, "file", ""));
            }

            @Override
            public void say(String sentence) {
                control.log(sentence);
            }
        };
    }

    /** Makes what is wanted; an asset that fails is a line in the log and hinders no other. */
    private static String thumbnails(WantedPosters posters, JobControl control) {
        int made = 0;
        int done = 0;
        for (Optional<LibraryAsset> next = posters.next(); next.isPresent(); next = posters.next()) {
            control.stopIfCancelled();
            LibraryAsset asset = next.get();
            control.progress(new Progress(done, done + posters.waiting(), "picture", asset.name()));
            try {
                made += posters.makeNext() ? 1 : 0;
            } catch (IOException | RuntimeException e) {
                control.log(asset.name() + ": " + Failures.told(asset.key(), e));
            }
            done++;
        }
        return made + (made == 1 ? " picture" : " pictures");
    }
}
