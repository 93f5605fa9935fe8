package dev.packlight.checks;

import java.util.OptionalLong;

/**
 * What a check found.
 *
 * @param rule id of the rule, {@code gop-aligned} for example
 * @param severity how much it matters
 * @param title what is wrong, a few words
 * @param where which file, track or rung
 * @param measured what was found
 * @param expected what the rule wants
 * @param source the rule's source
 * @param fix what to do
 * @param atTicks presentation time of the first occurrence
 */
public record Finding(
        String rule,
        Severity severity,
        String title,
        String where,
        String measured,
        String expected,
        String source,
        String fix,
        OptionalLong atTicks) {}
