package dev.packlight.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.work.Job;
import dev.packlight.work.Progress;
import dev.packlight.work.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusBarTest {

    private static Job job(State state) {
        return new Job(1, "scan", "films", state, Instant.EPOCH, Optional.empty(), Optional.empty());
    }

    @Test
    void taskWords_queuedTasks_wait() {
        Job running = job(new State.Running(Progress.UNKNOWN));
        Job queued = job(new State.Queued());
        assertThat(StatusBar.taskWords(List.of(running))).isEqualTo("1 task running");
        assertThat(StatusBar.taskWords(List.of(running, running, queued, running)))
                .isEqualTo("3 tasks running, 1 waiting");
        assertThat(StatusBar.taskWords(List.of(queued, queued))).isEqualTo("2 tasks waiting");
    }
}
