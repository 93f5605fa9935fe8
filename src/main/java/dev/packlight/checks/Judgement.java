package dev.packlight.checks;

import dev.packlight.checks.Outcome.NotApplicable;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A rule and what judging by it gave. */
public record Judgement(Rule rule, Outcome outcome) {

    /** What was found, the gravest first. */
    public static List<Finding> findings(List<Judgement> judgements) {
        return judgements.stream()
                .flatMap(judgement -> judgement.outcome().findings().stream())
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
    }

    /** For machines. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("rule", rule.id());
        fields.put("outcome", outcome.word());
        if (outcome instanceof NotApplicable none) {
            fields.put("reason", none.reason());
        }
        fields.put("source", rule.source());
        return fields;
    }
}
