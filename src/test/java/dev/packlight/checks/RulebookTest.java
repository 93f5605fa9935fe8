package dev.packlight.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packlight.checks.Outcome.Broken;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RulebookTest {

    private static final Subject.Stored LADDER =
            new Ladder().rung(640, 360, 100, 50).rung(1280, 720, 100, 40).subject();

    @Test
    void judge_everyRule_isNamedWithItsOutcome() {
        List<Judgement> judgements = AssetRules.book().judge(LADDER, Cancel.NEVER);
        assertThat(judgements).hasSameSizeAs(AssetRules.book().stored());
        Set<String> ids = new HashSet<>();
        assertThat(judgements)
                .allSatisfy(j -> assertThat(ids.add(j.rule().id())).isTrue());
        assertThat(judgements)
                .filteredOn(j -> j.rule().id().equals("gop-aligned"))
                .allSatisfy(j -> assertThat(j.outcome()).isInstanceOf(Broken.class));
        assertThat(judgements)
                .filteredOn(j -> j.rule().id().equals("ends-together"))
                .allSatisfy(j -> assertThat(j.fields())
                        .containsEntry("outcome", "not-applicable")
                        .containsKey("reason"));
        assertThat(Judgement.findings(judgements).getFirst().severity()).isEqualTo(Severity.MUST);
    }

    @Test
    void lines_nameWhatHoldsAndWhatWasNotJudged() {
        List<String> lines = JudgedLines.lines(AssetRules.book().judge(LADDER, Cancel.NEVER));
        assertThat(lines.getFirst())
                .startsWith("rules that hold: ")
                .contains("same-rate")
                .doesNotContain("gop-aligned");
        assertThat(lines.get(1)).isEqualTo("not judged, there are no picture and sound together: ends-together");
    }

    @Test
    void judge_cancelledInTheMiddle_stopsWithinTheCheck() {
        AtomicInteger asked = new AtomicInteger();
        Cancel third = () -> asked.incrementAndGet() == 3;
        assertThatThrownBy(() -> AssetRules.book().judge(LADDER, third)).isInstanceOf(Cancel.Cancelled.class);
        assertThat(asked).hasValue(3);
    }
}
