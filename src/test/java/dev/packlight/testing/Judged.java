package dev.packlight.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.checks.Cancel;
import dev.packlight.checks.Finding;
import dev.packlight.checks.Judgement;
import dev.packlight.checks.Outcome;
import dev.packlight.checks.Rulebook;
import dev.packlight.checks.Subject;

/** What one rule of a book says of a subject. */
public record Judged(Rulebook book, String rule) {

    private Outcome outcome(Subject subject) {
        return book.judge(subject, Cancel.NEVER).stream()
                .filter(judgement -> judgement.rule().id().equals(rule))
                .map(Judgement::outcome)
                .findFirst()
                .orElseThrow();
    }

    public void holds(Subject subject) {
        assertThat(outcome(subject)).as(rule).isEqualTo(new Outcome.Passed());
    }

    public void saysNothingOf(Subject subject) {
        assertThat(outcome(subject)).as(rule).isInstanceOf(Outcome.NotApplicable.class);
    }

    /** The one finding. */
    public Finding breaks(Subject subject) {
        assertThat(outcome(subject).findings()).as(rule).hasSize(1);
        return outcome(subject).findings().getFirst();
    }
}
