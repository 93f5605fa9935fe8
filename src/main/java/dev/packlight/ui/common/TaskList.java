package dev.packlight.ui.common;

import java.time.LocalTime;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What runs in the background, and what ran. */
public final class TaskList {

    private static final int KEPT = 200;

    private final Background background;
    private final ObservableList<Item> items = FXCollections.observableArrayList();

    public TaskList(Background background) {
        this.background = background;
    }

    /** One job. */
    public static final class Item {
        private final String kind;
        private final String subject;
        private final LocalTime started = LocalTime.now();
        private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper("running");
        private final Runnable cancel;

        Item(String kind, String subject, Runnable cancel) {
            this.kind = kind;
            this.subject = subject;
            this.cancel = cancel;
        }

        public String kind() {
            return kind;
        }

        public String subject() {
            return subject;
        }

        public LocalTime started() {
            return started;
        }

        public ReadOnlyStringProperty state() {
            return state.getReadOnlyProperty();
        }

        public boolean isRunning() {
            return state.get().equals("running");
        }

        public void cancel() {
            if (isRunning()) {
                cancel.run();
                state.set("cancelled");
            }
        }

        /** Marks the job as ended. */
        public void finish(String outcome) {
            if (isRunning()) {
                state.set(outcome);
            }
        }
    }

    public ObservableList<Item> items() {
        return items;
    }

    public long running() {
        return items.stream().filter(Item::isRunning).count();
    }

    /** Lists a job that is driven elsewhere. */
    public Item begin(String kind, String subject, Runnable cancel) {
        Item item = new Item(kind, subject, cancel);
        items.addFirst(item);
        if (items.size() > KEPT) {
            items.removeLast();
        }
        return item;
    }

    /** Runs {@code work} as a listed job. */
    public <T> Item run(
            String kind, String subject, Background.Work<T> work, Consumer<T> done, Consumer<Exception> failed) {
        AtomicReference<Background.Handle> handle = new AtomicReference<>();
        Item item = begin(kind, subject, () -> handle.get().cancel());
        handle.set(background.submit(
                work,
                result -> {
                    item.finish("done");
                    done.accept(result);
                },
                e -> {
                    item.finish("failed: " + e.getMessage());
                    failed.accept(e);
                }));
        return item;
    }
}
