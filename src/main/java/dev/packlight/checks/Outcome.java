package dev.packlight.checks;

import java.util.List;

/** What judging one subject by one rule gave. */
public sealed interface Outcome {

    /** The rule holds. */
    record Passed() implements Outcome {}

    /** The rule is broken, once or more often. */
    record Broken(List<Finding> findings) implements Outcome {
        public Broken {
            findings = List.copyOf(findings);
        }
    }

    /** The rule says nothing of this subject; {@code reason} completes "not judged: ". */
    record NotApplicable(String reason) implements Outcome {}

    /** Broken where there are findings, else passed. */
    static Outcome of(List<Finding> findings) {
        return findings.isEmpty() ? new Passed() : new Broken(findings);
    }

    default List<Finding> findings() {
        return this instanceof Broken broken ? broken.findings() : List.of();
    }

    /** {@code passed}, {@code broken} or {@code not-applicable}. */
    default String word() {
        return switch (this) {
            case Passed passed -> "passed";
            case Broken broken -> "broken";
            case NotApplicable none -> "not-applicable";
        };
    }
}
