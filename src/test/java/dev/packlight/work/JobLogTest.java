package dev.packlight.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.testing.FakeClock;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobLogTest {

    private final JobLog log = new JobLog(new FakeClock(), List.of("before"));

    @Test
    void add_ofManyLines_keepsTheLastAndSaysSo() {
        for (int i = 0; i < 1000; i++) {
            log.add("line " + i);
        }
        assertThat(log.lines()).hasSize(201).first().isEqualTo("801 earlier lines are not kept.");
        assertThat(log.lines().getLast()).isEqualTo("2026-01-02T03:04:05Z line 999");
    }

    @Test
    void add_ofALongTextWithLines_isOneBoundedLine() {
        log.add("a\nb" + "x".repeat(5000));
        assertThat(log.lines()).hasSize(2);
        assertThat(log.lines().getLast()).startsWith("2026-01-02T03:04:05Z a b").hasSizeLessThan(530);
    }
}
