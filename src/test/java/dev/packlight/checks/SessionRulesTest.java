package dev.packlight.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.checks.Subject.Request;
import dev.packlight.checks.Subject.Session;
import dev.packlight.testing.Judged;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionRulesTest {

    private static final Judged RULE = new Judged(SessionRules.book(), "request-answered");

    @Test
    void requests_refusedOrLost_breakTheRuleAtTheFirst() {
        Request good = new Request("/a", 0, 206);
        RULE.holds(new Session("s", List.of(good)));
        Finding finding = RULE.breaks(
                new Session("s", List.of(good, new Request("/b", 15_000_000, 404), new Request("/c", 20_000_000, 0))));
        assertThat(finding.where().words()).isEqualTo("/b, asked for at 1.500 s");
        assertThat(finding.where().fields()).containsEntry("kind", "request");
        assertThat(finding.measured().words()).isEqualTo("2 of 3, the first with status 404");
        RULE.saysNothingOf(new Session("s", List.of()));
    }
}
