package dev.packlight.work;

/** Where a job stands. The last three are ends: nothing comes after them. */
public sealed interface State {

    /** It waits for a thread of its lane. */
    record Queued() implements State {}

    /** It is at work. */
    record Running(Progress progress) implements State {}

    /**
     * It came to its end.
     *
     * @param words what came of it, a few words; may be empty
     */
    record Done(String words) implements State {}

    /** It could not be done; the sentence says why. */
    record Failed(String sentence) implements State {}

    /** Somebody did not want it any more, or something newer took its place. */
    record Cancelled() implements State {}

    /** Whether nothing comes after it. */
    default boolean isEnd() {
        return switch (this) {
            case Queued queued -> false;
            case Running running -> false;
            case Done done -> true;
            case Failed failed -> true;
            case Cancelled cancelled -> true;
        };
    }

    /** Whether {@code next} may follow; a job that runs may be queued again, as after a kill. */
    default boolean mayBecome(State next) {
        return switch (this) {
            case Queued queued -> !(next instanceof Done);
            case Running running -> true;
            default -> false;
        };
    }
}
