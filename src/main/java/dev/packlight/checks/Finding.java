package dev.packlight.checks;

import dev.packlight.media.Timescale;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A rule that is broken.
 *
 * @param where the place
 * @param measured what was found
 * @param expected what the rule wants here
 * @param atTicks presentation time of the first occurrence
 */
public record Finding(Rule rule, Where where, Statement measured, Statement expected, OptionalLong atTicks) {

    /** A finding of no certain time. */
    public static Finding of(Rule rule, Where where, Statement measured) {
        return new Finding(rule, where, measured, rule.expected(), OptionalLong.empty());
    }

    /** The same finding at a time of the presentation. */
    public Finding at(long ticks) {
        return new Finding(rule, where, measured, expected, OptionalLong.of(ticks));
    }

    /** The same finding, where the rule wants something definite here. */
    public Finding expecting(Statement definite) {
        return new Finding(rule, where, measured, definite, atTicks);
    }

    public Severity severity() {
        return rule.severity();
    }

    /** {@code MUST}, {@code SHOULD} or {@code NOTE}, and what is wrong. */
    public String heading() {
        return severity().word().toUpperCase(Locale.ROOT) + "  " + rule.title();
    }

    /** What is expected, and what to do. */
    public String advice() {
        return "Expected: " + expected.words() + ". " + rule.cure();
    }

    /** All that matters on one line. */
    public String line() {
        return heading() + ": " + where.words() + ": " + measured.words() + " (" + rule.source() + ")";
    }

    /** The finding for machines: words as people read them, and beside them places and values. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("rule", rule.id());
        fields.put("severity", severity().name());
        fields.put("title", rule.title());
        fields.put("where", where.words());
        fields.put("measured", measured.words());
        fields.put("expected", expected.words());
        fields.put("source", rule.source());
        fields.put("fix", rule.cure());
        atTicks.ifPresent(ticks -> fields.put("atSeconds", Timescale.PRESENTATION.seconds(ticks, 3)));
        fields.put("place", where.fields());
        fields.put("measuredValues", measured.fields());
        fields.put("expectedValues", expected.fields());
        atTicks.ifPresent(ticks -> fields.put("at", Measure.Time.of(ticks).fields()));
        return fields;
    }
}
