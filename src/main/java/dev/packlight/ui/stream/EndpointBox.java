package dev.packlight.ui.stream;

import dev.packlight.origin.Endpoint;
import dev.packlight.ui.common.Ui;
import javafx.collections.FXCollections;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;

/** Where the origin listens, and the little form that changes it. */
final class EndpointBox extends MenuButton {

    private final StreamViewModel model;
    private final ComboBox<String> bind = new ComboBox<>();
    private final TextField port = new TextField();
    private final Label problem = Ui.label("", "muted");

    EndpointBox(StreamViewModel model) {
        this.model = model;
        getStyleClass().add("small");
        setMinWidth(USE_PREF_SIZE);
        textProperty().bind(model.address());
        setAccessibleText("Where the origin listens");
        setTooltip(new Tooltip("Choose the address and the port that the origin listens on"));
        bind.setEditable(true);
        bind.setAccessibleText("Address");
        bind.setPrefWidth(190);
        port.setAccessibleText("Port");
        port.setPrefColumnCount(6);
        port.setOnAction(event -> apply());
        problem.setWrapText(true);
        problem.setMaxWidth(330);
        CustomMenuItem item = new CustomMenuItem(form(), false);
        item.getStyleClass().add("form-item");
        getItems().add(item);
        setOnShowing(event -> show(model.endpoint()));
    }

    private GridPane form() {
        GridPane form = new GridPane(8, 8);
        form.setPadding(new Insets(8));
        form.setAlignment(Pos.CENTER_LEFT);
        form.addRow(0, Ui.label("Address"), bind);
        form.addRow(1, Ui.label("Port"), port);
        Label words = Ui.label(
                "127.0.0.1 is this computer alone; 0.0.0.0 is every address of it, for whoever reaches it.", "muted");
        words.setWrapText(true);
        words.setMaxWidth(330);
        form.add(words, 0, 2, 2, 1);
        form.add(problem, 0, 3, 2, 1);
        form.add(Ui.button("Listen here", this::apply, "accent"), 0, 4, 2, 1);
        return form;
    }

    private void show(Endpoint endpoint) {
        bind.setItems(FXCollections.observableArrayList(Endpoint.offered()));
        bind.setValue(endpoint.bind().getHostAddress());
        port.setText(String.valueOf(endpoint.port()));
        problem.setText("");
    }

    private void apply() {
        try {
            model.listen(Endpoint.parse(bind.getEditor().getText(), port.getText()));
            hide();
        } catch (IllegalArgumentException e) {
            problem.setText(e.getMessage());
        }
    }
}
