package dev.packlight.work;

import dev.packlight.catalog.Failures;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ScheduledFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs jobs on the threads of their lanes: whatever a body throws is its job's end and nobody else's. */
final class Runner {

    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);
    private static final long TICK_MS = 100;
    private static final int TICKS_A_WRITE = 10;

    private final Desk desk;
    private final Clerk clerk;
    private volatile boolean closing;

    Runner(Desk desk, Clerk clerk) {
        this.desk = desk;
        this.clerk = clerk;
    }

    /** Stops what runs without bringing it to an end. */
    void stop() {
        closing = true;
        desk.tickets().forEach(Ticket::cancel);
    }

    void run(long id) {
        Optional<Ticket> ticket = desk.ticket(id);
        if (ticket.isPresent() && !closing && desk.ledger().change(id, new State.Running(Progress.UNKNOWN))) {
            desk.writeBeginning(id, ticket.get());
            run(id, ticket.get());
        }
    }

    private void run(long id, Ticket ticket) {
        ScheduledFuture<?> ticking = clerk.every(TICK_MS, new Tick(id, ticket));
        try {
            State end = outcome(id, ticket);
            if (!closing) {
                desk.end(id, ticket, end);
            }
        } finally {
            ticking.cancel(false);
        }
    }

    private State outcome(long id, Ticket ticket) {
        try {
            return new State.Done(ticket.run(progress -> desk.ledger().progress(id, progress)));
        } catch (CancellationException e) {
            return new State.Cancelled();
        } catch (Exception | Error e) {
            if (ticket.isCancelled()) {
                LOG.debug("job {} was cancelled", id, e);
                return new State.Cancelled();
            }
            String sentence = Failures.told("job " + id, e);
            ticket.log(sentence);
            return new State.Failed(sentence);
        }
    }

    /** Shows what was held back, and writes once in a while where the job is. */
    private final class Tick implements Runnable {
        private final long id;
        private final Ticket ticket;
        private Optional<Job> written = Optional.empty();
        private int count;

        Tick(long id, Ticket ticket) {
            this.id = id;
            this.ticket = ticket;
        }

        @Override
        public void run() {
            ticket.tick();
            Optional<Job> now = desk.ledger().find(id);
            if (++count % TICKS_A_WRITE == 0 && !now.equals(written)) {
                written = now;
                desk.write(id);
            }
        }
    }
}
