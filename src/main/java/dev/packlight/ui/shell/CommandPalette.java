package dev.packlight.ui.shell;

import dev.packlight.catalog.LibraryAsset;
import dev.packlight.ui.common.Command;
import dev.packlight.ui.common.Ui;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

/** Ctrl+K: finds commands and assets as one types. */
final class CommandPalette extends VBox {

    private static final int MOST = 60;

    private final TextField input = new TextField();
    private final ListView<Entry> list = new ListView<>();
    private final List<Command> commands;
    private final Supplier<List<LibraryAsset>> assets;
    private final Consumer<LibraryAsset> choose;

    private record Entry(String words, String keys, Runnable action) {}

    CommandPalette(List<Command> commands, Supplier<List<LibraryAsset>> assets, Consumer<LibraryAsset> choose) {
        this.commands = commands;
        this.assets = assets;
        this.choose = choose;
        getStyleClass().add("palette");
        setMaxSize(620, 380);
        input.setPromptText("Search assets or type a command");
        input.textProperty().subscribe(this::fill);
        list.setCellFactory(view -> new ListCell<>() {
            @Override
            protected void updateItem(Entry entry, boolean empty) {
                super.updateItem(entry, empty);
                setText(null);
                setGraphic(
                        empty
                                ? null
                                : Ui.row(8, new Label(entry.words()), Ui.spacer(), Ui.label(entry.keys(), "muted")));
            }
        });
        list.setOnMouseClicked(event -> run());
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                run();
            } else if (event.getCode() == KeyCode.ESCAPE) {
                setVisible(false);
            } else if (event.getCode() == KeyCode.DOWN && input.isFocused()) {
                list.requestFocus();
            }
        });
        getChildren().addAll(input, list);
        setVisible(false);
        visibleProperty().subscribe(visible -> setManaged(visible));
    }

    void open() {
        input.clear();
        fill("");
        setVisible(true);
        input.requestFocus();
    }

    private void fill(String typed) {
        String words = typed.toLowerCase(Locale.ROOT).strip();
        List<Entry> entries = new ArrayList<>();
        commands.stream()
                .filter(c ->
                        c.enabled().get() && c.words().toLowerCase(Locale.ROOT).contains(words))
                .forEach(c -> entries.add(new Entry(c.words(), c.keyWords(), c::run)));
        assets.get().stream()
                .filter(a ->
                        !words.isEmpty() && a.name().toLowerCase(Locale.ROOT).contains(words))
                .limit(MOST)
                .forEach(a -> entries.add(new Entry(a.name(), a.folder().toString(), () -> choose.accept(a))));
        list.getItems().setAll(entries);
        list.getSelectionModel().selectFirst();
    }

    private void run() {
        Entry entry = list.getSelectionModel().getSelectedItem();
        setVisible(false);
        if (entry != null) {
            entry.action().run();
        }
    }
}
