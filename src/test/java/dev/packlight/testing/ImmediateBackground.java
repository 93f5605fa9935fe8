package dev.packlight.testing;

import dev.packlight.ui.common.Background;
import java.util.function.Consumer;

/** Runs everything at once on the calling thread: view-models need no toolkit. */
public final class ImmediateBackground implements Background {

    @Override
    public <T> Handle submit(Work<T> work, Consumer<T> done, Consumer<Exception> failed) {
        try {
            done.accept(work.run());
        } catch (Exception e) {
            failed.accept(e);
        }
        return () -> {};
    }

    @Override
    public synchronized void onWindow(Runnable action) {
        action.run();
    }
}
