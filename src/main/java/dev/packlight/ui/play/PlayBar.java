package dev.packlight.ui.play;

import dev.packlight.delivery.PackagingFormat;
import dev.packlight.player.PlayerEngine;
import dev.packlight.ui.common.Segmented;
import dev.packlight.ui.common.Ui;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/** Above the picture: asset, format with every reason why one is not played, filters that are on, engine. */
final class PlayBar extends FlowPane {

    private final PlayViewModel model;
    private final MenuButton formats = new MenuButton();
    private final Label filters = Ui.label("", "pill", "filter-on");

    /** @param chosen told which format a person chose */
    PlayBar(PlayViewModel model, List<PlayerEngine> engines, Consumer<PlayChoice> chosen) {
        super(8, 8);
        setMinWidth(0);
        this.model = model;
        formats.getStyleClass().add("small");
        formats.setMnemonicParsing(false);
        formats.setMinWidth(USE_PREF_SIZE);
        formats.setAccessibleText("Format");
        formats.setTooltip(new Tooltip("The format that is played"));
        model.choice().subscribe(choice -> fill(chosen));
        model.engine().subscribe(engine -> fill(chosen));
        model.opened().title().subscribe(title -> fill(chosen));
        Segmented players =
                new Segmented(List.of("Packlight player", "System player"), index -> model.use(engines.get(index)));
        players.getChildren().forEach(button -> ((Region) button).setMinWidth(USE_PREF_SIZE));
        model.engine().subscribe(engine -> players.select(engines.indexOf(engine)));
        model.filters().addListener((ListChangeListener<String>) change -> showFilters());
        showFilters();
        getChildren().addAll(name(), formats, players, filters);
    }

    private Label name() {
        Label name = Ui.label("", "semibold");
        name.setWrapText(true);
        name.maxWidthProperty().bind(widthProperty());
        model.opened().title().subscribe(title -> {
            name.setText(title);
            name.setTooltip(new Tooltip(title));
        });
        return name;
    }

    private void showFilters() {
        boolean on = !model.filters().isEmpty();
        filters.setText((model.filters().size() == 1 ? "Filter: " : "Filters: ") + String.join(", ", model.filters()));
        filters.setVisible(on);
        filters.setManaged(on);
    }

    private void fill(Consumer<PlayChoice> chosen) {
        ToggleGroup group = new ToggleGroup();
        formats.setText(
                model.opened().get().isPresent()
                        ? "Opened address"
                        : "Format: " + model.choice().get().name());
        formats.getItems().clear();
        for (PlayChoice choice : model.choices()) {
            Optional<String> obstacle = choice.obstacle(model.engine().get());
            RadioMenuItem item = new RadioMenuItem(
                    choice.name() + obstacle.map(words -> ": " + words).orElse(""));
            item.setToggleGroup(group);
            item.setSelected(!model.opened().get().isPresent()
                    && choice.equals(model.choice().get()));
            item.setDisable(obstacle.isPresent());
            item.setOnAction(event -> chosen.accept(choice));
            formats.getItems().add(item);
        }
        formats.getItems().add(new SeparatorMenuItem());
        for (PackagingFormat format : new PlaySources(model.port()).unplayed()) {
            MenuItem item = new MenuItem(format.displayName()
                    + ": neither player reads its manifests; copy its address in Stream to play it elsewhere");
            item.setDisable(true);
            formats.getItems().add(item);
        }
    }
}
