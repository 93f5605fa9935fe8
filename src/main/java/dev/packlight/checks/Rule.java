package dev.packlight.checks;

/**
 * A rule of a standard or of a player's maker, as data.
 *
 * @param id stable name for machines, {@code gop-aligned} for example; rules that differ in severity or
 *     cure only share it
 * @param severity how much it matters
 * @param title what is wrong where it is broken, a few words
 * @param expected what it wants
 * @param source where it is written, with its clause
 * @param cure what to do where it is broken
 */
public record Rule(String id, Severity severity, String title, Statement expected, String source, String cure) {

    /** A rule that wants no figures. */
    public static Rule of(String id, Severity severity, String title, String expected, String source, String cure) {
        return new Rule(id, severity, title, Statement.of(expected), source, cure);
    }

    /** The same rule where it is broken so badly, or so little, that it matters otherwise. */
    public Rule as(Severity other) {
        return new Rule(id, other, title, expected, source, cure);
    }
}
