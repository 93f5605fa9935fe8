package dev.packlight.checks;

import java.util.ArrayList;
import java.util.List;

/**
 * Checks by the subject that they judge.
 *
 * @param readers what knows where manifests lead to
 */
public record Rulebook(
        List<Check<Subject.Stored>> stored,
        List<Check<Subject.Manifest>> manifests,
        List<Check<Subject.Segment>> segments,
        List<Check<Subject.Session>> sessions,
        List<ManifestReader> readers) {

    public static final Rulebook EMPTY = new Rulebook(List.of(), List.of(), List.of(), List.of(), List.of());

    public Rulebook {
        stored = List.copyOf(stored);
        manifests = List.copyOf(manifests);
        segments = List.copyOf(segments);
        sessions = List.copyOf(sessions);
        readers = List.copyOf(readers);
    }

    public static Rulebook ofStored(List<Check<Subject.Stored>> checks) {
        return new Rulebook(checks, List.of(), List.of(), List.of(), List.of());
    }

    public static Rulebook ofManifests(List<Check<Subject.Manifest>> checks, ManifestReader... readers) {
        return new Rulebook(List.of(), checks, List.of(), List.of(), List.of(readers));
    }

    public static Rulebook ofSegments(List<Check<Subject.Segment>> checks) {
        return new Rulebook(List.of(), List.of(), checks, List.of(), List.of());
    }

    public static Rulebook ofSessions(List<Check<Subject.Session>> checks) {
        return new Rulebook(List.of(), List.of(), List.of(), checks, List.of());
    }

    /** The checks of several books, in their order. */
    public static Rulebook of(List<Rulebook> books) {
        return books.stream().reduce(EMPTY, Rulebook::plus);
    }

    public Rulebook plus(Rulebook more) {
        return new Rulebook(
                joined(stored, more.stored),
                joined(manifests, more.manifests),
                joined(segments, more.segments),
                joined(sessions, more.sessions),
                joined(readers, more.readers));
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    /** Every check that fits the subject, in the order of the book. */
    public List<Judgement> judge(Subject subject, Cancel cancel) {
        return switch (subject) {
            case Subject.Stored asset -> judge(stored, asset, cancel);
            case Subject.Manifest manifest -> judge(manifests, manifest, cancel);
            case Subject.Segment segment -> judge(segments, segment, cancel);
            case Subject.Session session -> judge(sessions, session, cancel);
            case Subject.Missing missing -> judge(List.of(new AnsweredCheck()), missing, cancel);
        };
    }

    private static <S extends Subject> List<Judgement> judge(List<Check<S>> checks, S subject, Cancel cancel) {
        return checks.stream()
                .peek(check -> cancel.orGoOn())
                .map(check -> new Judgement(check.rule(), check.judge(subject, cancel)))
                .toList();
    }
}
