package dev.packlight.ui.tasks;

import dev.packlight.ui.common.Command;
import dev.packlight.ui.common.Place;
import dev.packlight.ui.common.TaskList;
import dev.packlight.ui.common.Ui;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** The Tasks place: what runs above, what ran below, lanes and the chosen task's log beside them. */
public final class TasksView implements Place.View {

    /** Below this the column at the right goes under the history. */
    private static final double NARROW = 1200;

    private final TasksViewModel model;
    private final BorderPane root = new BorderPane();
    private final VBox main = new VBox(10);
    private final LogPane log;
    private final VBox side;
    private final Timeline clock;

    public TasksView(TaskList tasks) {
        this.model = new TasksViewModel(tasks, InstantSource.system(), ZoneId.systemDefault());
        this.log = new LogPane(model);
        this.side = new VBox(14, new LanesPane(model));
        clock = new Timeline(new KeyFrame(Duration.seconds(1), event -> model.refresh()));
        clock.setCycleCount(Timeline.INDEFINITE);
        ActiveTasks active = new ActiveTasks(model);
        HistoryTable history = new HistoryTable(model);
        VBox lists = new VBox(10, active, history.header(), history);
        VBox.setVgrow(history, Priority.ALWAYS);
        StackPane body = new StackPane(lists, empty());
        VBox.setVgrow(body, Priority.ALWAYS);
        main.getChildren().addAll(header(), body);
        main.setPadding(new Insets(14));
        side.getStyleClass().add("detail");
        side.setPrefWidth(300);
        VBox.setVgrow(log, Priority.ALWAYS);
        root.getStyleClass().add("place");
        root.setCenter(main);
        arrange(root.getWidth());
        root.widthProperty().addListener((o, before, now) -> arrange(now.doubleValue()));
    }

    private void arrange(double width) {
        boolean narrow = width > 0 && width < NARROW;
        VBox from = narrow ? side : main;
        VBox to = narrow ? main : side;
        from.getChildren().remove(log);
        if (!to.getChildren().contains(log)) {
            to.getChildren().add(log);
        }
        log.setMaxHeight(narrow ? 150 : Double.MAX_VALUE);
        root.setRight(narrow ? null : side);
    }

    private HBox header() {
        HBox counts = Ui.row(6);
        model.counts()
                .subscribe(words -> counts.getChildren()
                        .setAll(words.stream().map(TasksView::pill).toList()));
        var clear = Ui.button("Clear finished", model::clear);
        clear.disableProperty().bind(Bindings.isEmpty(model.history()));
        return Ui.row(10, Ui.label("Tasks", "title-text"), counts, Ui.spacer(), clear);
    }

    private static Label pill(String words) {
        return Ui.label(words, words.endsWith("failed") ? new String[] {"pill", "must"} : new String[] {"pill"});
    }

    private VBox empty() {
        VBox box = new VBox(
                8,
                Ui.label("Nothing runs and nothing ran yet", "title-text"),
                Ui.label("Scans, thumbnails and other long work are listed here, with their log.", "muted"));
        box.getStyleClass().addAll("empty-state", "place");
        BooleanBinding nothing = Bindings.createBooleanBinding(
                () -> model.active().isEmpty() && model.kinds().size() == 1, model.active(), model.kinds());
        box.visibleProperty().bind(nothing);
        return box;
    }

    @Override
    public Region node() {
        return root;
    }

    @Override
    public void shown() {
        model.refresh();
        clock.play();
    }

    @Override
    public void hidden() {
        clock.stop();
    }

    @Override
    public void close() {
        clock.stop();
    }

    @Override
    public List<Command> commands() {
        BooleanBinding ends = Bindings.createBooleanBinding(
                () -> model.chosen()
                        .get()
                        .filter(row -> model.active().contains(row))
                        .isPresent(),
                model.chosen(),
                model.active());
        return List.of(
                new Command(
                        "tasks.cancel",
                        "Edit",
                        "Cancel the selected task",
                        Optional.of(new KeyCodeCombination(KeyCode.PERIOD, KeyCombination.SHORTCUT_DOWN)),
                        ends,
                        model::cancelChosen),
                new Command(
                        "tasks.clear",
                        "Edit",
                        "Clear finished tasks",
                        Optional.empty(),
                        Bindings.isNotEmpty(model.history()),
                        model::clear));
    }
}
