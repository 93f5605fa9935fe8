package dev.packlight.checks;

import java.util.function.BiFunction;

/** Judges a subject by one rule. */
public interface Check<S extends Subject> {

    Rule rule();

    /** Never throws for what the subject holds, only {@link Cancel.Cancelled}. */
    Outcome judge(S subject, Cancel cancel);

    /** A check that is one function. */
    static <S extends Subject> Check<S> of(Rule rule, BiFunction<S, Cancel, Outcome> judge) {
        return new Check<>() {
            @Override
            public Rule rule() {
                return rule;
            }

            @Override
            public Outcome judge(S subject, Cancel cancel) {
                return judge.apply(subject, cancel);
            }
        };
    }
}
