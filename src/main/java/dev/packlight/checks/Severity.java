package dev.packlight.checks;

/** How much a finding matters. */
public enum Severity {
    /** Players or the origin will fail. */
    MUST("must"),
    /** It plays, but worse than it could. */
    SHOULD("should"),
    /** Worth knowing. */
    INFO("note");

    private final String word;

    Severity(String word) {
        this.word = word;
    }

    /** Word for people. */
    public String word() {
        return word;
    }
}
