package dev.packlight.work;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the jobs stand, in memory, and who wants to know when that changes. */
final class Ledger {

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private final InstantSource clock;
    private final Map<Long, Job> jobs = new ConcurrentSkipListMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    Ledger(InstantSource clock) {
        this.clock = clock;
    }

    void listen(Runnable listener) {
        listeners.add(listener);
        listener.run();
    }

    /** All jobs, the first submitted first. */
    List<Job> all() {
        return List.copyOf(jobs.values());
    }

    Optional<Job> find(long id) {
        return Optional.ofNullable(jobs.get(id));
    }

    void add(List<Job> more) {
        more.forEach(job -> jobs.put(job.id(), job));
        tell();
    }

    /** Takes a job into its next state, unless another was faster. */
    boolean change(long id, State next) {
        synchronized (this) {
            Job job = jobs.get(id);
            if (job == null || !job.state().mayBecome(next)) {
                return false;
            }
            jobs.put(id, job.to(next, clock.instant()));
        }
        tell();
        return true;
    }

    /** Shows other progress of a job that runs. */
    void progress(long id, Progress progress) {
        find(id).filter(job -> job.state() instanceof State.Running)
                .ifPresent(job -> change(id, new State.Running(progress)));
    }

    /** Forgets the history before {@code oldest} and what goes beyond {@code most} of it. */
    void forget(Instant oldest, int most) {
        List<Job> ended = jobs.values().stream()
                .filter(job -> job.state().isEnd())
                .sorted((a, b) -> b.ended().orElseThrow().compareTo(a.ended().orElseThrow()))
                .toList();
        for (int i = 0; i < ended.size(); i++) {
            if (i >= most || ended.get(i).ended().orElseThrow().isBefore(oldest)) {
                jobs.remove(ended.get(i).id());
            }
        }
        tell();
    }

    private void tell() {
        for (Runnable listener : listeners) {
            try {
                listener.run();
            } catch (RuntimeException e) {
                LOG.error("a listener failed", e);
            }
        }
    }
}
