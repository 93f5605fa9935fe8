package dev.packlight.ui.stream;

import dev.packlight.ui.common.Place.Navigation;
import dev.packlight.ui.common.Ui;
import dev.packlight.ui.stream.StreamViewModel.FormatRow;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/** The addresses of the selected asset: a line for each format, with what can be done with it. */
final class FormatTable extends TableView<FormatRow> {

    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final double ROW = 36;
    private static final double ACTIONS = 376;
    private static final int ROWS_SHOWN = 8;

    private final Navigation navigation;
    private final Consumer<String> browser;

    FormatTable(StreamViewModel model, Navigation navigation, Consumer<String> browser) {
        this.navigation = navigation;
        this.browser = browser;
        TableColumn<FormatRow, String> format = Ui.column("Format", 116, FormatRow::name);
        format.getStyleClass().add("semibold");
        TableColumn<FormatRow, String> url = Ui.middle("URL", 560, FormatRow::url, FormatRow::url);
        url.getStyleClass().add("mono");
        TableColumn<FormatRow, String> actions = Ui.column("", ACTIONS, FormatRow::name);
        actions.setCellFactory(column -> new TableCell<>() {
            @Override
            protected void updateItem(String item, boolean empty) {
                super.updateItem(item, empty);
                setGraphic(
                        empty || getTableRow().getItem() == null
                                ? null
                                : buttons(getTableRow().getItem()));
            }
        });
        getColumns().addAll(List.of(format, url, actions));
        setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        actions.setMinWidth(ACTIONS);
        actions.setMaxWidth(ACTIONS);
        format.setMaxWidth(130);
        setFixedCellSize(ROW);
        setItems(model.formats());
        setPlaceholder(Ui.label("No addresses.", "muted"));
        model.formats().addListener((ListChangeListener<FormatRow>) change -> fit());
        setAccessibleText("Addresses");
        setContextMenu(menu());
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (COPY.match(event)) {
                copyUrl();
                event.consume();
            }
        });
        fit();
    }

    private void fit() {
        setPrefHeight(36 + ROW * Math.clamp(getItems().size(), 2, ROWS_SHOWN));
        setMinHeight(36 + ROW * 2);
    }

    private HBox buttons(FormatRow row) {
        Button play = Ui.button("Play", () -> navigation.play(row.format()), "accent");
        play.setDisable(!row.playable());
        return Ui.row(
                6,
                play,
                Ui.button("Copy URL", () -> Ui.copy(row.url())),
                Ui.button("cURL", () -> Ui.copy(row.curl())),
                Ui.button("QR", () -> showQr(row)),
                Ui.button("Open in browser", () -> browser.accept(row.url())));
    }

    private ContextMenu menu() {
        return new ContextMenu(
                item("Copy URL", row -> Ui.copy(row.url())),
                item("Copy as cURL", row -> Ui.copy(row.curl())),
                item("Show QR code", this::showQr),
                item("Open in browser", row -> browser.accept(row.url())));
    }

    private MenuItem item(String words, Consumer<FormatRow> action) {
        MenuItem item = new MenuItem(words);
        item.setOnAction(event ->
                Optional.ofNullable(getSelectionModel().getSelectedItem()).ifPresent(action));
        return item;
    }

    private void showQr(FormatRow row) {
        QrWindow.show(row.name(), row.url(), getScene().getWindow());
    }

    /** Shows the QR code of the selected format, or of the first. */
    void showQr() {
        chosen().ifPresent(this::showQr);
    }

    private Optional<FormatRow> chosen() {
        return Optional.ofNullable(getSelectionModel().getSelectedItem())
                .or(() -> getItems().stream().findFirst());
    }

    /** Copies the address of the selected format, or of the first. */
    void copyUrl() {
        chosen().ifPresent(row -> Ui.copy(row.url()));
    }
}
