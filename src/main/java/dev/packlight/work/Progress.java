package dev.packlight.work;

import java.util.OptionalDouble;

/**
 * How far a job is.
 *
 * @param done steps that are done
 * @param total steps in all as far as is known; 0 where nobody knows
 * @param unit what a step is, one word in the singular
 * @param words what the job is at, empty where there is nothing to say
 */
public record Progress(long done, long total, String unit, String words) {

    /** Nothing is known yet. */
    public static final Progress UNKNOWN = new Progress(0, 0, "step", "");

    public Progress {
        if (done < 0 || total < 0) {
            throw new IllegalArgumentException("A job cannot be at " + done + " of " + total + ".");
        }
    }

    /** The part that is done, 0 to 1; empty where the whole is not known. */
    public OptionalDouble part() {
        return total == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.min(1, (double) done / total));
    }

    Progress saying(String other) {
        return new Progress(done, total, unit, other);
    }
}
