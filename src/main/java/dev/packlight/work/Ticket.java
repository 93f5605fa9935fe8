package dev.packlight.work;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A job on its way from being submitted to its end: what it is to do, its control, its log. */
final class Ticket implements JobControl {

    private static final Duration SHOWN_EVERY = Duration.ofMillis(100);

    private final Kind kind;
    private final String argument;
    private final JobLog log;
    private final Throttle<Progress> throttle;
    private final List<Runnable> onCancel = new ArrayList<>();
    private final CompletableFuture<Job> end = new CompletableFuture<>();
    private volatile boolean cancelled;
    private volatile Consumer<Progress> show = progress -> {};

    Ticket(Kind kind, String argument, List<String> logBefore, InstantSource clock) {
        this.kind = kind;
        this.argument = argument;
        this.log = new JobLog(clock, logBefore);
        this.throttle = new Throttle<>(SHOWN_EVERY, clock);
    }

    Kind kind() {
        return kind;
    }

    boolean isFor(Kind other, String otherArgument) {
        return kind.equals(other) && argument.equals(otherArgument);
    }

    List<String> lines() {
        return log.lines();
    }

    /** Completes with the job at its end. */
    CompletableFuture<Job> end() {
        return end;
    }

    /** Does the work on this thread; {@code shown} gets progress as often as people see it. */
    String run(Consumer<Progress> shown) throws Exception {
        show = shown;
        stopIfCancelled();
        return kind.body().run(argument, this);
    }

    void cancel() {
        List<Runnable> actions;
        synchronized (onCancel) {
            cancelled = true;
            actions = List.copyOf(onCancel);
            onCancel.clear();
        }
        actions.forEach(Runnable::run);
    }

    /** Shows the progress that was held back, where its time has come. */
    void tick() {
        throttle.due().ifPresent(show);
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    @Override
    public void onCancel(Runnable action) {
        synchronized (onCancel) {
            if (!cancelled) {
                onCancel.add(action);
                return;
            }
        }
        action.run();
    }

    @Override
    public void progress(Progress progress) {
        throttle.offer(cancelled ? progress.saying("is being cancelled") : progress)
                .ifPresent(show);
    }

    @Override
    public void log(String sentence) {
        log.add(sentence);
    }
}
