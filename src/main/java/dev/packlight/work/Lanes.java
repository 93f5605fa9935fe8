package dev.packlight.work;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.jdbc.SqliteJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lanes as db-scheduler keeps them: a scheduler each, started with its first job.
 *
 * <p>Tasks are named by lane and session, so that programs side by side on one catalogue leave each other's alone.
 */
final class Lanes implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);
    private static final String TABLE = "job_due";
    /** A submitted job is looked for at once; this is for one that could not be looked for then. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private static final Duration HEARTBEAT = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final DataSource connections;
    private final String session;
    private final InstantSource clock;
    private final LongConsumer run;
    private final Map<Lane, Running> started = new EnumMap<>(Lane.class);

    private record Running(Scheduler scheduler, OneTimeTask<Void> task) {}

    /** @param run called with a job's number on a thread of its lane; throws nothing */
    Lanes(DataSource connections, String session, InstantSource clock, LongConsumer run) {
        this.connections = connections;
        this.session = session;
        this.clock = clock;
        this.run = run;
    }

    void queue(Lane lane, long job) {
        Running running = running(lane);
        running.scheduler.schedule(running.task.instance(String.valueOf(job)), clock.instant());
    }

    /** Takes a job back that waits; nothing where it has begun or is not there any more. */
    void withdraw(Lane lane, long job) {
        Running running = running(lane);
        try {
            running.scheduler.cancel(running.task.instance(String.valueOf(job)));
        } catch (TaskInstanceNotFoundException | TaskInstanceCurrentlyExecutingException e) {
            LOG.debug("job {} is not waiting", job, e);
        }
    }

    private synchronized Running running(Lane lane) {
        return started.computeIfAbsent(lane, this::start);
    }

    private Running start(Lane lane) {
        OneTimeTask<Void> task = Tasks.oneTime(lane + "@" + session, Void.class)
                .execute((instance, context) -> run.accept(Long.parseLong(instance.getId())));
        String name = "work-" + lane.name().toLowerCase(Locale.ROOT);
        Scheduler scheduler = Scheduler.create(connections, task)
                .tableName(TABLE)
                .jdbcCustomization(new SqliteJdbcCustomization())
                .schedulerName(new SchedulerName.Fixed(session))
                .clock(clock::instant)
                .threads(lane.threads())
                .executorService(Executors.newFixedThreadPool(lane.threads(), daemons(name)))
                .dueExecutor(Executors.newSingleThreadExecutor(daemons(name + "-due")))
                .housekeeperExecutor(Executors.newScheduledThreadPool(1, daemons(name + "-house")))
                .pollingInterval(LOOK_AGAIN)
                .heartbeatInterval(HEARTBEAT)
                .shutdownMaxWait(PATIENCE)
                .enableImmediateExecution()
                .build();
        scheduler.start();
        return new Running(scheduler, task);
    }

    private static ThreadFactory daemons(String name) {
        return Thread.ofPlatform().daemon().name(name + "-", 1).factory();
    }

    @Override
    public synchronized void close() {
        started.values().forEach(running -> running.scheduler.stop());
        started.clear();
    }
}
