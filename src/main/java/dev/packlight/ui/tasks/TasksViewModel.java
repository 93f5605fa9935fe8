package dev.packlight.ui.tasks;

import dev.packlight.ui.common.TaskList;
import dev.packlight.work.Job;
import dev.packlight.work.Lane;
import dev.packlight.work.State;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the Tasks place knows: what runs, what waits, what ran, and the log of the chosen job. */
public final class TasksViewModel {

    /** Filters that let everything through. */
    public static final String ALL_KINDS = "All kinds";

    public static final String ANY_RESULT = "Any result";
    private static final List<State> RESULTS = List.of(new State.Done(""), new State.Failed(""), new State.Cancelled());

    private final TaskList tasks;
    private final InstantSource clock;
    private final ZoneId zone;
    private final ObservableList<TaskRow> active = FXCollections.observableArrayList();
    private final ObservableList<TaskRow> history = FXCollections.observableArrayList();
    private final ObservableList<String> kinds = FXCollections.observableArrayList(ALL_KINDS);
    private final StringProperty kind = new SimpleStringProperty(ALL_KINDS);
    private final StringProperty result = new SimpleStringProperty(ANY_RESULT);
    private final ReadOnlyObjectWrapper<List<LaneRow>> lanes = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<String>> counts = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<TaskRow>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper log = new ReadOnlyStringWrapper("");

    public TasksViewModel(TaskList tasks, InstantSource clock, ZoneId zone) {
        this.tasks = tasks;
        this.clock = clock;
        this.zone = zone;
        tasks.jobs().subscribe(this::refresh);
        kind.subscribe(this::refresh);
        result.subscribe(this::refresh);
    }

    /** Shows the jobs as they stand now; times go on where nothing else happens. */
    public void refresh() {
        List<Job> jobs = tasks.jobs().get();
        update(active, rows(jobs.stream().filter(job -> !job.state().isEnd())));
        update(
                history,
                rows(jobs.stream()
                        .filter(this::isShown)
                        .sorted(Comparator.comparing((Job job) -> job.ended().orElseThrow())
                                .reversed())));
        updateKinds(jobs);
        lanes.set(Arrays.stream(Lane.values()).map(this::lane).toList());
        counts.set(counts(jobs));
        chosen.get().ifPresent(row -> choose(row.id()));
    }

    private List<TaskRow> rows(Stream<Job> jobs) {
        return jobs.map(job -> TaskRow.of(job, clock.instant(), zone)).toList();
    }

    private boolean isShown(Job job) {
        return job.state().isEnd()
                && (kind.get().equals(ALL_KINDS) || kind.get().equals(job.kind()))
                && (result.get().equals(ANY_RESULT) || result.get().equals(TaskRow.outcome(job.state())));
    }

    private void updateKinds(List<Job> jobs) {
        List<String> now = Stream.concat(
                        Stream.of(ALL_KINDS),
                        jobs.stream().map(Job::kind).collect(Collectors.toCollection(TreeSet::new)).stream())
                .toList();
        if (!kinds.equals(now)) {
            String before = kind.get();
            kinds.setAll(now);
            kind.set(now.contains(before) ? before : ALL_KINDS);
        }
    }

    private LaneRow lane(Lane lane) {
        return LaneRow.of(
                lane,
                tasks.open().stream()
                        .filter(job -> tasks.lane(job).filter(lane::equals).isPresent())
                        .toList());
    }

    private static List<String> counts(List<Job> jobs) {
        return Stream.of(
                        count(jobs, State.Running.class, "running"),
                        count(jobs, State.Queued.class, "queued"),
                        count(jobs, State.Failed.class, "failed"))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> count(List<Job> jobs, Class<? extends State> state, String word) {
        long count = jobs.stream().filter(job -> state.isInstance(job.state())).count();
        return count == 0 ? Optional.empty() : Optional.of(count + " " + word);
    }

    /** Changes what differs and leaves the rest, so that what is chosen stays chosen. */
    private static void update(ObservableList<TaskRow> shown, List<TaskRow> now) {
        if (!shown.stream()
                .map(TaskRow::id)
                .toList()
                .equals(now.stream().map(TaskRow::id).toList())) {
            shown.setAll(now);
            return;
        }
        for (int i = 0; i < now.size(); i++) {
            if (!shown.get(i).equals(now.get(i))) {
                shown.set(i, now.get(i));
            }
        }
    }

    /** Chooses a job; its log is shown. */
    public void choose(long id) {
        chosen.set(Stream.concat(active.stream(), history.stream())
                .filter(row -> row.id() == id)
                .findFirst());
        if (chosen.get().isEmpty()) {
            log.set("");
            return;
        }
        tasks.log(id, lines -> {
            if (chosen.get().filter(row -> row.id() == id).isPresent()) {
                log.set(
                        lines.isEmpty()
                                ? "This task wrote nothing."
                                : lines.stream().map(this::local).collect(Collectors.joining("\n")));
            }
        });
    }

    /** A line with the time of day here instead of the world's. */
    private String local(String line) {
        int space = line.indexOf(' ');
        try {
            return TaskRow.time(Instant.parse(line.substring(0, Math.max(0, space))), clock.instant(), zone)
                    + line.substring(space);
        } catch (DateTimeParseException e) {
            return line;
        }
    }

    /** Asks the chosen job to stop; nothing where it has ended. */
    public void cancelChosen() {
        chosen.get().ifPresent(row -> cancel(row.id()));
    }

    public void cancel(long id) {
        tasks.cancel(id);
    }

    /** Forgets all that has ended. */
    public void clear() {
        tasks.forgetEnded();
    }

    /** Jobs that run or wait, the first submitted first. */
    public ObservableList<TaskRow> active() {
        return active;
    }

    /** Jobs that came to their end and that the filters let through, the last to end first. */
    public ObservableList<TaskRow> history() {
        return history;
    }

    public ObservableList<String> kinds() {
        return kinds;
    }

    /** What the filter of results may be. */
    public static List<String> results() {
        return Stream.concat(Stream.of(ANY_RESULT), RESULTS.stream().map(TaskRow::outcome))
                .toList();
    }

    public StringProperty kind() {
        return kind;
    }

    public StringProperty result() {
        return result;
    }

    public ReadOnlyObjectProperty<List<LaneRow>> lanes() {
        return lanes.getReadOnlyProperty();
    }

    /** {@code 2 running}, {@code 1 failed}: what there is. */
    public ReadOnlyObjectProperty<List<String>> counts() {
        return counts.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<TaskRow>> chosen() {
        return chosen.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty log() {
        return log.getReadOnlyProperty();
    }
}
