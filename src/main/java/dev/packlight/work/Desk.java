package dev.packlight.work;

import dev.packlight.catalog.CatalogueFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is known of the jobs of this session: where they stand, their tickets, and the catalogue that keeps both. */
final class Desk {

    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
    private static final int HISTORY = 500;
    private static final Duration HISTORY_AGE = Duration.ofDays(30);

    private final InstantSource clock;
    private final JobStore store;
    private final Clerk clerk;
    private final Ledger ledger;
    private final Map<Long, Ticket> tickets = new ConcurrentHashMap<>();

    Desk(JobStore store, Clerk clerk, InstantSource clock) {
        this.store = store;
        this.clerk = clerk;
        this.clock = clock;
        this.ledger = new Ledger(clock);
    }

    Ledger ledger() {
        return ledger;
    }

    Optional<Ticket> ticket(long id) {
        return Optional.ofNullable(tickets.get(id));
    }

    List<Ticket> tickets() {
        return List.copyOf(tickets.values());
    }

    void take(Job job, Ticket ticket) {
        tickets.put(job.id(), ticket);
        ledger.add(List.of(job));
    }

    /** The ticket of a job that waits to do the same. */
    Optional<Ticket> waiting(Kind kind, String argument) {
        return tickets(kind, argument, state -> state instanceof State.Queued).findFirst();
    }

    /** Whether a job waits or runs that does the same. */
    boolean hasUnfinished(Kind kind, String argument) {
        return tickets(kind, argument, state -> !state.isEnd()).findAny().isPresent();
    }

    private Stream<Ticket> tickets(Kind kind, String argument, Predicate<State> in) {
        return ledger.all().stream()
                .filter(job -> in.test(job.state()))
                .flatMap(job -> ticket(job.id()).stream())
                .filter(ticket -> ticket.isFor(kind, argument));
    }

    /** Writes that a job begins, before it does; work goes on where the catalogue does not take it. */
    void writeBeginning(long id, Ticket ticket) {
        try {
            store.write(ledger.find(id).orElseThrow(), ticket.lines());
        } catch (CatalogueFailure e) {
            LOG.warn("job {} runs all the same: {}", id, e.getMessage());
        }
    }

    /** Writes where a job stands that has not ended. */
    void write(long id) {
        clerk.untilDone(() -> ledger.find(id)
                .filter(job -> !job.state().isEnd())
                .ifPresent(job -> ticket(id).ifPresent(ticket -> store.write(job, ticket.lines()))));
    }

    /** Brings a job to its end; false where it had one. */
    boolean end(long id, Ticket ticket, State state) {
        if (!ledger.change(id, state)) {
            return false;
        }
        Job job = ledger.find(id).orElseThrow();
        clerk.untilDone(() -> {
            store.write(job, ticket.lines());
            tickets.remove(id);
            forgetOld();
        });
        ticket.end().complete(job);
        return true;
    }

    void forgetOld() {
        forget(clock.instant().minus(HISTORY_AGE), HISTORY);
    }

    /** Forgets all that has ended. */
    void forgetEnded() {
        forget(clock.instant(), 0);
    }

    private void forget(Instant oldest, int most) {
        ledger.forget(oldest, most);
        store.forget(oldest, most);
    }
}
