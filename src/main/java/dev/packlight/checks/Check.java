package dev.packlight.checks;

/** Judges a subject by one rule. */
public interface Check<S extends Subject> {

    Rule rule();

    /** Never throws for what the subject holds, only {@link Cancel.Cancelled}. */
    Outcome judge(S subject, Cancel cancel);
}
