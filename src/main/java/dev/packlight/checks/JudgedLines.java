package dev.packlight.checks;

import dev.packlight.checks.Outcome.Broken;
import dev.packlight.checks.Outcome.NotApplicable;
import dev.packlight.checks.Outcome.Passed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What judging told beside its findings, as lines for people: rules that hold, rules that say nothing here. */
public final class JudgedLines {

    private JudgedLines() {}

    public static List<String> lines(List<Judgement> judgements) {
        List<String> held = new ArrayList<>();
        Map<String, List<String>> silent = new LinkedHashMap<>();
        for (Judgement judgement : judgements) {
            String id = judgement.rule().id();
            switch (judgement.outcome()) {
                case Passed passed -> held.add(id);
                case NotApplicable none ->
                    silent.computeIfAbsent(none.reason(), reason -> new ArrayList<>())
                            .add(id);
                case Broken broken -> {}
            }
        }
        List<String> lines = new ArrayList<>();
        if (!held.isEmpty()) {
            lines.add("rules that hold: " + String.join(", ", held));
        }
        silent.forEach((reason, ids) -> lines.add("not judged, " + reason + ": " + String.join(", ", ids)));
        return lines;
    }
}
