package dev.packlight.ui.common;

import dev.packlight.work.Job;
import dev.packlight.work.Lane;
import dev.packlight.work.Work;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The long work of the program as it stands, brought to where view-models live. */
public final class TaskList {

    private final Work work;
    private final Background background;
    private final ReadOnlyObjectWrapper<List<Job>> jobs = new ReadOnlyObjectWrapper<>(List.of());
    private final AtomicBoolean underWay = new AtomicBoolean();

    public TaskList(Work work, Background background) {
        this.work = work;
        this.background = background;
        work.listen(this::changed);
    }

    private void changed() {
        if (underWay.compareAndSet(false, true)) {
            background.onWindow(() -> {
                underWay.set(false);
                jobs.set(work.jobs());
            });
        }
    }

    /** All jobs, the first submitted first; a new list whenever one changed. */
    public ReadOnlyObjectProperty<List<Job>> jobs() {
        return jobs.getReadOnlyProperty();
    }

    /** Jobs that have not come to their end. */
    public List<Job> open() {
        return jobs.get().stream().filter(job -> !job.state().isEnd()).toList();
    }

    /** The lane that a job runs in; empty for jobs of kinds that this program does not know. */
    public Optional<Lane> lane(Job job) {
        return work.lane(job.kind());
    }

    public void cancel(long id) {
        work.cancel(id);
    }

    /** Gives the log of a job to {@code show}. */
    public void log(long id, Consumer<List<String>> show) {
        work.log(id).thenAccept(lines -> background.onWindow(() -> show.accept(lines)));
    }

    /** Forgets all jobs that have ended. */
    public void forgetEnded() {
        work.forgetEnded();
    }
}
