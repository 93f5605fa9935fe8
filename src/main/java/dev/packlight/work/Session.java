package dev.packlight.work;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** One run of the program, by the process and when that began; a number that is used again is another process. */
record Session(long process, long beganMs, int number) {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    /** Systems tell the beginning of one process a little differently at different times. */
    private static final Duration SAME = Duration.ofSeconds(10);

    static Session begin() {
        ProcessHandle own = ProcessHandle.current();
        return new Session(own.pid(), beganMs(own), NUMBERS.incrementAndGet());
    }

    /** Its name in the catalogue. */
    String name() {
        return process + "-" + beganMs + "-" + number;
    }

    /**
     * Whether the session of this name still runs; one of this process does, since it hands its jobs back when it
     * ends.
     */
    static boolean lives(String name) {
        String[] parts = name.split("-");
        if (parts.length != 3) {
            return false;
        }
        Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(parts[0]));
        return process.filter(ProcessHandle::isAlive)
                .filter(found -> Math.abs(beganMs(found) - Long.parseLong(parts[1])) < SAME.toMillis())
                .isPresent();
    }

    private static long beganMs(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH).toEpochMilli();
    }
}
