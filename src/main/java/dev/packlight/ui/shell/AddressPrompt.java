package dev.packlight.ui.shell;

import dev.packlight.ui.common.Command;
import dev.packlight.ui.common.Ui;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/** Ctrl+O: takes the address of a stream; those opened before are one key away. */
final class AddressPrompt extends VBox {

    private static final int ROW_HEIGHT = 30;
    private static final int MOST_ROWS = 8;

    private final TextField input = new TextField();
    private final Label problem = Ui.label("", "muted");
    private final Label heading = Ui.label("", "heading");
    private final ListView<String> list = new ListView<>();
    private final RecentAddresses recent;
    private final Consumer<URI> open;

    /** @param open told what a person wants to be played */
    AddressPrompt(RecentAddresses recent, Consumer<URI> open) {
        this.recent = recent;
        this.open = open;
        getStyleClass().add("palette");
        setMaxSize(680, USE_PREF_SIZE);
        input.setPromptText("https://example.org/film/master.m3u8");
        input.setAccessibleText("Address of a stream");
        input.textProperty()
                .subscribe(
                        text -> problem.setText("HLS or DASH in the clear; of a live stream, what there is by now."));
        problem.setWrapText(true);
        list.setAccessibleText("Recently opened addresses");
        list.setFixedCellSize(ROW_HEIGHT);
        list.getSelectionModel().selectedItemProperty().subscribe(this::take);
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                run();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        Button go = new Button("Open");
        go.setDefaultButton(false);
        go.setOnAction(event -> run());
        Button cancel = new Button("Cancel");
        cancel.setOnAction(event -> setVisible(false));
        getChildren()
                .addAll(
                        Ui.label("Open URL", "semibold"),
                        input,
                        problem,
                        heading,
                        list,
                        Ui.row(8, Ui.spacer(), cancel, go));
        setVisible(false);
        visibleProperty().subscribe(visible -> setManaged(visible));
    }

    /** What brings it to the front. */
    Command command() {
        return new Command(
                "file.openUrl",
                "File",
                "Open URL…",
                Optional.of(new KeyCodeCombination(KeyCode.O, KeyCombination.SHORTCUT_DOWN)),
                new SimpleBooleanProperty(true),
                this::open);
    }

    /** Keeps an address among those that were opened. */
    void remember(URI address) {
        recent.add(address);
    }

    private void take(String address) {
        if (address != null && list.isFocused()) {
            input.setText(address);
        }
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && !(event.getTarget() instanceof Button)) {
            run();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            setVisible(false);
        } else if (event.getCode() == KeyCode.DOWN
                && input.isFocused()
                && !list.getItems().isEmpty()) {
            list.requestFocus();
            list.getSelectionModel().selectFirst();
            take(list.getSelectionModel().getSelectedItem());
        } else if (event.getCode() == KeyCode.DELETE && list.isFocused()) {
            forget();
        } else {
            return;
        }
        event.consume();
    }

    private void forget() {
        String address = list.getSelectionModel().getSelectedItem();
        if (address != null) {
            recent.remove(address);
            fill();
        }
    }

    /** Comes to the front, with the address that lies in the clipboard, if there is one. */
    void open() {
        fill();
        String copied = String.valueOf(Clipboard.getSystemClipboard().getString());
        input.setText(TypedAddress.of(copied).address().map(URI::toString).orElse(""));
        setVisible(true);
        input.requestFocus();
        input.selectAll();
    }

    private void fill() {
        list.getItems().setAll(recent.all());
        boolean some = !list.getItems().isEmpty();
        heading.setText(some ? "Opened before (Delete forgets one)" : "Nothing was opened yet.");
        list.setVisible(some);
        list.setManaged(some);
        list.setPrefHeight(ROW_HEIGHT * Math.min(MOST_ROWS, list.getItems().size()) + 4.0);
    }

    private void run() {
        TypedAddress typed = TypedAddress.of(input.getText());
        problem.setText(typed.problem());
        typed.address().ifPresent(address -> {
            setVisible(false);
            open.accept(address);
        });
    }
}
