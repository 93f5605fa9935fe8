package dev.packlight.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The states of a job and what may follow which. */
class JobTest {

    private static final Instant T0 = Instant.parse("2026-01-02T03:04:05Z");
    private static final State QUEUED = new State.Queued();
    private static final State RUNNING = new State.Running(Progress.UNKNOWN);
    private static final State DONE = new State.Done("5 assets");
    private static final State FAILED = new State.Failed("The disk is full.");
    private static final State CANCELLED = new State.Cancelled();
    private static final List<State> ALL = List.of(QUEUED, RUNNING, DONE, FAILED, CANCELLED);

    private static Job job() {
        return Job.queued(7, "Scan", "2 folders", T0);
    }

    @Test
    void states_mayBecome_whatTheTableSays() {
        assertThat(ALL.stream().filter(QUEUED::mayBecome)).containsExactly(QUEUED, RUNNING, FAILED, CANCELLED);
        assertThat(ALL.stream().filter(RUNNING::mayBecome)).containsExactlyElementsOf(ALL);
        for (State end : List.of(DONE, FAILED, CANCELLED)) {
            assertThat(ALL.stream().filter(end::mayBecome)).isEmpty();
            assertThat(end.isEnd()).isTrue();
        }
    }

    @Test
    void to_fromAnEnd_isRefused() {
        Job done = job().to(RUNNING, T0).to(DONE, T0);
        assertThatThrownBy(() -> done.to(RUNNING, T0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void ran_isFromTheStartToTheEnd() {
        Job running = job().to(RUNNING, T0.plusSeconds(5));
        assertThat(job().ran(T0.plusSeconds(9))).isZero();
        assertThat(running.ran(T0.plusSeconds(9))).hasSeconds(4);
        Job later = running.to(new State.Running(new Progress(1, 2, "file", "")), T0.plusSeconds(6));
        assertThat(later.ran(T0.plusSeconds(9))).as("progress is no new start").hasSeconds(4);
        assertThat(later.to(DONE, T0.plusSeconds(8)).ran(T0.plusSeconds(60))).hasSeconds(3);
    }

    @Test
    void ran_clockSetBack_isNothing() {
        assertThat(job().to(RUNNING, T0).ran(T0.minusSeconds(60))).isZero();
    }

    @Test
    void to_queuedAgain_forgetsItsStart() {
        Job again = job().to(RUNNING, T0).to(QUEUED, T0);
        assertThat(again.started()).isEmpty();
        assertThat(again.to(RUNNING, T0.plusSeconds(30)).ran(T0.plusSeconds(31)))
                .hasSeconds(1);
    }

    @Test
    void pace_knowsRateAndRest() {
        Job job = job().to(RUNNING, T0).to(new State.Running(new Progress(20, 100, "file", "")), T0);
        Pace pace = job.pace(T0.plusSeconds(4)).orElseThrow();
        assertThat(pace.perSecond()).isEqualTo(5);
        assertThat(pace.left()).contains(Duration.ofSeconds(16));
        assertThat(job.pace(T0.plusMillis(100))).as("too young").isEmpty();
        assertThat(job.to(DONE, T0).pace(T0.plusSeconds(4))).isEmpty();
    }

    @Test
    void pace_ofUnknownTotal_hasNoRest() {
        Job job = job().to(RUNNING, T0).to(new State.Running(new Progress(20, 0, "file", "")), T0);
        assertThat(job.pace(T0.plusSeconds(4)).orElseThrow().left()).isEmpty();
        assertThat(new Progress(20, 0, "file", "").part()).isEmpty();
        assertThat(new Progress(20, 10, "file", "").part()).hasValue(1);
    }
}
