package dev.packlight.checks;

import java.util.List;

/** Checks by the subject that they judge. */
public record Rulebook(List<Check<Subject.Stored>> stored) {

    public Rulebook {
        stored = List.copyOf(stored);
    }

    /** The checks of several books, in their order. */
    public static Rulebook of(List<Rulebook> books) {
        return new Rulebook(books.stream().flatMap(book -> book.stored.stream()).toList());
    }

    /** Every check that fits the subject, in the order of the book. */
    public List<Judgement> judge(Subject subject, Cancel cancel) {
        return switch (subject) {
            case Subject.Stored asset -> judge(stored, asset, cancel);
        };
    }

    private static <S extends Subject> List<Judgement> judge(List<Check<S>> checks, S subject, Cancel cancel) {
        return checks.stream()
                .peek(check -> cancel.orGoOn())
                .map(check -> new Judgement(check.rule(), check.judge(subject, cancel)))
                .toList();
    }
}
