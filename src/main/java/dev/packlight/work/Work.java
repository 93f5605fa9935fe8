package dev.packlight.work;

import dev.packlight.catalog.Catalogue;
import dev.packlight.catalog.CatalogueFailure;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The long work of the program. None of the methods waits for a disk or for a job, so that the window may call them.
 *
 * <p>What is asked for is written and queued on the one thread of the {@link Clerk}; jobs run on the threads of their
 * lanes.
 */
public final class Work implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Work.class);

    private final Map<String, Kind> kinds;
    private final InstantSource clock;
    private final JobStore store;
    private final Clerk clerk = new Clerk();
    private final Desk desk;
    private final Runner runner;
    private final Lanes lanes;

    private final Predicate<String> lives;

    /** Work of these kinds on {@code catalogue}. */
    public Work(Catalogue catalogue, List<Kind> kinds, InstantSource clock) {
        this(catalogue, kinds, clock, Session.begin().name(), Session::lives);
    }

    Work(Catalogue catalogue, List<Kind> kinds, InstantSource clock, String session, Predicate<String> lives) {
        this.kinds = kinds.stream().collect(Collectors.toMap(Kind::name, Function.identity()));
        this.clock = clock;
        this.store = new JobStore(catalogue, session);
        this.desk = new Desk(store, clerk, clock);
        this.runner = new Runner(desk, clerk);
        this.lanes = new Lanes(catalogue.connections(), session, clock, runner::run);
        this.lives = lives;
    }

    /** Calls {@code listener} now and whenever a job changed, on any thread. */
    public void listen(Runnable listener) {
        desk.ledger().listen(listener);
    }

    /** The jobs at hand, the first submitted first: those that have not ended, and the history. */
    public List<Job> jobs() {
        return desk.ledger().all();
    }

    /** The lane of a kind that is known. */
    public Optional<Lane> lane(String kind) {
        return Optional.ofNullable(kinds.get(kind)).map(Kind::lane);
    }

    /**
     * Queues a job. Where one of this kind with the same argument waits already, that one is meant.
     *
     * @param subject what it is about, for people
     * @param argument what its body is told
     * @return the job when it has ended, however it did; the failure where it cannot be queued
     */
    public CompletableFuture<Job> submit(String kind, String subject, String argument) {
        Kind known = Optional.ofNullable(kinds.get(kind))
                .orElseThrow(() -> new IllegalArgumentException("There is no kind of job " + kind + "."));
        return clerk.ask(() -> desk.waiting(known, argument).orElseGet(() -> {
                    Job job = store.add(kind, subject, argument, clock.instant());
                    return queue(job, new Ticket(known, argument, List.of(), clock));
                }))
                .thenCompose(Ticket::end);
    }

    private Ticket queue(Job job, Ticket ticket) {
        desk.take(job, ticket);
        try {
            lanes.queue(ticket.kind().lane(), job.id());
            return ticket;
        } catch (RuntimeException e) {
            LOG.error("job {} cannot be queued", job.id(), e);
            desk.end(job.id(), ticket, new State.Failed("It could not be queued: the catalogue did not take it."));
            throw e;
        }
    }

    /** Asks a job to stop; one that waits is taken out. */
    public void cancel(long id) {
        desk.ticket(id).ifPresent(ticket -> {
            ticket.cancel();
            clerk.now(() -> takeOut(id, ticket));
        });
    }

    private void takeOut(long id, Ticket ticket) {
        State state = desk.ledger().find(id).orElseThrow().state();
        if (state instanceof State.Running running) {
            desk.ledger().progress(id, running.progress().saying("is being cancelled"));
        } else if (desk.end(id, ticket, new State.Cancelled())) {
            lanes.withdraw(ticket.kind().lane(), id);
        }
    }

    /** The log of a job, at once where it has not ended, else from the catalogue. */
    public CompletableFuture<List<String>> log(long id) {
        return desk.ticket(id)
                .map(ticket -> CompletableFuture.completedFuture(ticket.lines()))
                .orElseGet(() -> clerk.ask(() -> store.log(id)));
    }

    /** Forgets all jobs that have ended. */
    public void forgetEnded() {
        clerk.untilDone(desk::forgetEnded);
    }

    /** Finds the history and the jobs that sessions which are no more did not finish. */
    public void recall() {
        clerk.untilDone(this::recallNow);
    }

    private void recallNow() {
        for (JobStore.Kept kept : store.open()) {
            if (!lives.test(kept.session())) {
                store.forgetDue(kept.session());
                goOn(kept);
            }
        }
        desk.forgetOld();
        desk.ledger().add(store.ended());
    }

    private void goOn(JobStore.Kept kept) {
        Job job = kept.job();
        Optional<Kind> kind = Optional.ofNullable(kinds.get(job.kind()));
        boolean ran = job.state() instanceof State.Running;
        if (kind.isEmpty()) {
            end(kept, new State.Failed("This Packlight does not know how to do it."), kept.log());
        } else if (ran && kind.get().onReturn() == Kind.OnReturn.FAIL) {
            end(kept, new State.Failed("Packlight ended while it ran. Start it again."), kept.log());
        } else if (desk.hasUnfinished(kind.get(), kept.argument())) {
            JobLog log = new JobLog(clock, kept.log());
            log.add("Packlight ended before it was done; the same was asked for again since.");
            end(kept, new State.Cancelled(), log.lines());
        } else {
            Ticket ticket = new Ticket(kind.get(), kept.argument(), kept.log(), clock);
            if (ran) {
                ticket.log("Packlight ended while it ran; it runs again from the beginning.");
            }
            Job again = ran ? job.to(new State.Queued(), clock.instant()) : job;
            store.write(again, ticket.lines());
            queue(again, ticket);
        }
    }

    private void end(JobStore.Kept kept, State state, List<String> log) {
        store.write(kept.job().to(state, clock.instant()), log);
    }

    /** Stops what runs; it is found again at the next start. */
    @Override
    public void close() {
        runner.stop();
        lanes.close();
        clerk.close(() -> {
            try {
                store.handBack();
            } catch (CatalogueFailure e) {
                LOG.warn("what runs is found again when this process is gone", e);
            }
        });
    }
}
