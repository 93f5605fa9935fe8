package dev.packlight.checks;

/** Tells a check that nobody waits for it any more; checks ask between tracks and between stretches of samples. */
@FunctionalInterface
public interface Cancel {

    /** Somebody always waits. */
    Cancel NEVER = () -> false;

    boolean isAsked();

    /** Goes on, or leaves the check. */
    default void orGoOn() {
        if (isAsked()) {
            throw new Cancelled();
        }
    }

    /** Thrown through a check that was cancelled. */
    final class Cancelled extends RuntimeException {
        private static final long serialVersionUID = 1;

        Cancelled() {
            super("the checks were cancelled");
        }
    }
}
