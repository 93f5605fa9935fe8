package dev.packlight.work;

import dev.packlight.catalog.Catalogue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Jobs as the catalogue keeps them. */
final class JobStore {

    private static final String ENDED = "state IN ('done', 'failed', 'cancelled')";

    private final Catalogue catalogue;
    private final String session;

    JobStore(Catalogue catalogue, String session) {
        this.catalogue = catalogue;
        this.session = session;
    }

    /** A job with what only the program needs to know of it. */
    record Kept(Job job, String argument, String session, List<String> log) {}

    /** Adds a job that waits. */
    Job add(String kind, String subject, String argument, Instant now) {
        long id = catalogue.ask(handle -> handle.createUpdate("""
                        INSERT INTO job (kind, subject, argument, session, state, words, done, total, unit, queued_ms, log)
                        VALUES (:kind, :subject, :argument, :session, 'queued', '', 0, 0, '', :queued, '')
                        """)
                .bind("kind", kind)
                .bind("subject", subject)
                .bind("argument", argument)
                .bind("session", session)
                .bind("queued", now.toEpochMilli())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
        return Job.queued(id, kind, subject, now);
    }

    /** Writes where a job stands, as one of this session. */
    void write(Job job, List<String> log) {
        Progress progress = job.state() instanceof State.Running running ? running.progress() : Progress.UNKNOWN;
        catalogue.tell(handle -> handle.createUpdate("""
                        UPDATE job SET session = :session, state = :state, words = :words, done = :done, total = :total,
                          unit = :unit, started_ms = :started, ended_ms = :ended, log = :log WHERE id = :id
                        """)
                .bind("session", session)
                .bind("state", job.state().getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .bind("words", words(job.state()))
                .bind("done", progress.done())
                .bind("total", progress.total())
                .bind("unit", progress.unit())
                .bind("started", job.started().map(Instant::toEpochMilli))
                .bind("ended", job.ended().map(Instant::toEpochMilli))
                .bind("log", String.join("\n", log))
                .bind("id", job.id())
                .execute());
    }

    private static String words(State state) {
        return switch (state) {
            case State.Running running -> running.progress().words();
            case State.Done done -> done.words();
            case State.Failed failed -> failed.sentence();
            case State.Queued queued -> "";
            case State.Cancelled cancelled -> "";
        };
    }

    /** Jobs that have not come to their end, the first queued first. */
    List<Kept> open() {
        return catalogue.ask(handle -> handle.createQuery("SELECT * FROM job WHERE NOT " + ENDED + " ORDER BY id")
                .map((row, context) -> kept(row))
                .list());
    }

    /** Jobs that came to their end, the oldest first. */
    List<Job> ended() {
        return catalogue.ask(handle -> handle.createQuery("SELECT * FROM job WHERE " + ENDED + " ORDER BY ended_ms, id")
                .map((row, context) -> kept(row).job())
                .list());
    }

    /** The log of a job. */
    List<String> log(long id) {
        return catalogue
                .ask(handle -> handle.createQuery("SELECT log FROM job WHERE id = :id")
                        .bind("id", id)
                        .mapTo(String.class)
                        .findOne())
                .map(String::lines)
                .map(lines -> lines.toList())
                .orElse(List.of());
    }

    /** Forgets the history before {@code oldest} and what goes beyond {@code most} of it. */
    void forget(Instant oldest, int most) {
        catalogue.tell(handle -> handle.execute(
                "DELETE FROM job WHERE " + ENDED + " AND (ended_ms < ? OR id NOT IN (SELECT id FROM job WHERE " + ENDED
                        + " ORDER BY ended_ms DESC, id DESC LIMIT ?))",
                oldest.toEpochMilli(),
                most));
    }

    /** Leaves what this session did not finish to the next one. */
    void handBack() {
        catalogue.tell(handle -> handle.execute("UPDATE job SET session = '' WHERE session = ?", session));
    }

    /** Forgets what is due of a session that is no more. */
    void forgetDue(String gone) {
        catalogue.tell(handle -> handle.execute("DELETE FROM job_due WHERE task_name LIKE ?", "%@" + gone));
    }

    private static Kept kept(ResultSet row) throws SQLException {
        Progress progress =
                new Progress(row.getLong("done"), row.getLong("total"), row.getString("unit"), row.getString("words"));
        String words = row.getString("words");
        State state =
                switch (row.getString("state")) {
                    case "queued" -> new State.Queued();
                    case "running" -> new State.Running(progress);
                    case "done" -> new State.Done(words);
                    case "failed" -> new State.Failed(words);
                    default -> new State.Cancelled();
                };
        Job job = new Job(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("subject"),
                state,
                Instant.ofEpochMilli(row.getLong("queued_ms")),
                instant(row, "started_ms"),
                instant(row, "ended_ms"));
        return new Kept(
                job,
                row.getString("argument"),
                row.getString("session"),
                row.getString("log").lines().toList());
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        long ms = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(ms));
    }
}
