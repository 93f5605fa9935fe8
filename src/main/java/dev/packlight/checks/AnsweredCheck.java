package dev.packlight.checks;

import dev.packlight.checks.Subject.Missing;
import java.util.List;

/** Whether an address that a manifest names gives anything. */
final class AnsweredCheck implements Check<Missing> {

    private static final Rule RULE = Rule.of(
            "address-answers",
            Severity.MUST,
            "An address that a manifest names gives nothing",
            "every address answers",
            "RFC 9110 §15",
            "Look at the answer itself: it names the reason.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Outcome judge(Missing missing, Cancel cancel) {
        Statement measured = Statement.of("{reason}").with("reason", new Measure.Text(missing.reason()));
        return Outcome.of(List.of(Finding.of(RULE, new Where.Whole(missing.address()), measured)));
    }
}
