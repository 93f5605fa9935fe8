package dev.packlight.ui.stream;

import dev.packlight.ui.common.Place.Navigation;
import dev.packlight.ui.common.Ui;
import dev.packlight.ui.stream.StreamViewModel.FormatRow;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

/** The addresses of the selected asset: a line for each format, with what can be done with it. */
final class FormatTable extends TableView<FormatRow> {

    private static final double ROW = 36;
    private static final int ROWS_SHOWN = 8;

    private final Navigation navigation;
    private final Consumer<String> browser;

    FormatTable(StreamViewModel model, Navigation navigation, Consumer<String> browser) {
        this.navigation = navigation;
        this.browser = browser;
        TableColumn<FormatRow, String> format = Ui.column("Format", 116, FormatRow::name);
        format.getStyleClass().add("semibold");
        TableColumn<FormatRow, String> url = Ui.column("URL", 560, FormatRow::url);
        url.setCellFactory(column -> new TableCell<>() {
            @Override
            protected void updateItem(String item, boolean empty) {
                super.updateItem(item, empty);
                TextField text = empty ? null : Ui.copyable(item, "url");
                setGraphic(text);
            }
        });
        TableColumn<FormatRow, String> actions = Ui.column("", 420, FormatRow::name);
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
        actions.setMinWidth(420);
        actions.setMaxWidth(420);
        format.setMaxWidth(130);
        setFixedCellSize(ROW);
        setItems(model.formats());
        setPlaceholder(Ui.label("No addresses.", "muted"));
        model.formats().addListener((ListChangeListener<FormatRow>) change -> fit());
        Ui.copyRows(this);
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
                Ui.button("Copy as cURL", () -> Ui.copy(row.curl())),
                Ui.button("Open in browser", () -> browser.accept(row.url())));
    }

    /** Copies the address of the selected format, or of the first. */
    void copyUrl() {
        Optional.ofNullable(getSelectionModel().getSelectedItem())
                .or(() -> getItems().stream().findFirst())
                .ifPresent(row -> Ui.copy(row.url()));
    }
}
