package dev.packlight.ui.common;

import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Small pieces that every view builds with. */
public final class Ui {

    private static final double ROW_HEIGHT = 34;
    private static final double HEADER_HEIGHT = 38;

    private Ui() {}

    public static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /** A short word in a pill, never cut. */
    public static Label pill(String text, String... styles) {
        return whole(
                label(text, Stream.concat(Stream.of("pill"), Stream.of(styles)).toArray(String[]::new)));
    }

    /** What a person called something, cut in the middle where it is too long, whole in its tooltip. */
    public static Label name(String text) {
        Label label = label(text, "title-text");
        label.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        label.setMinWidth(0);
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(label.textProperty());
        label.setTooltip(whole);
        return label;
    }

    /** Never narrower than its words. */
    public static <T extends Labeled> T whole(T labeled) {
        labeled.setMinWidth(Region.USE_PREF_SIZE);
        return labeled;
    }

    public static Button button(String text, Runnable action, String... styles) {
        Button button = new Button(text);
        button.getStyleClass().add("small");
        button.getStyleClass().addAll(styles);
        button.setOnAction(event -> action.run());
        return whole(button);
    }

    /** Says where the mouse rests what a control does, and by which keys. */
    public static void tip(Control control, Command command) {
        String keys = command.keyWords();
        control.setTooltip(new Tooltip(keys.isEmpty() ? command.words() : command.words() + "  " + keys));
    }

    /**
     * Text that can be selected and copied.
     *
     * @param name what the text is, for those who hear it
     */
    public static TextField copyable(String name, String text, String... styles) {
        TextField field = new TextField(text);
        field.setAccessibleText(name);
        field.setEditable(false);
        field.getStyleClass().add("copyable");
        field.getStyleClass().addAll(styles);
        return field;
    }

    public static Region spacer() {
        Region region = new Region();
        HBox.setHgrow(region, Priority.ALWAYS);
        return region;
    }

    public static HBox row(double spacing, Node... nodes) {
        HBox row = new HBox(spacing, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    public static <T> TableColumn<T, String> column(String title, double width, Function<T, String> text) {
        TableColumn<T, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        column.setReorderable(false);
        return column;
    }

    /** A column whose long texts are cut in their middle, where rows are alike; whole where the mouse rests. */
    public static <T> TableColumn<T, String> middle(
            String title, double width, Function<T, String> text, Function<T, String> whole) {
        TableColumn<T, String> column = column(title, width, text);
        column.setCellFactory(c -> new TableCell<>() {
            @Override
            protected void updateItem(String item, boolean empty) {
                super.updateItem(item, empty);
                T row = empty || getTableRow() == null ? null : getTableRow().getItem();
                setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
                setText(row == null ? null : item);
                String words = row == null ? "" : whole.apply(row);
                setTooltip(words.isEmpty() ? null : new Tooltip(words));
            }
        });
        return column;
    }

    /** A column of figures, right-aligned and sorted by number. */
    public static <T> TableColumn<T, Number> numbers(
            String title, double width, Function<T, Number> number, Function<T, String> text) {
        TableColumn<T, Number> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setReorderable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(number.apply(cell.getValue())));
        column.getStyleClass().add("number");
        column.setCellFactory(c -> new TableCell<>() {
            @Override
            protected void updateItem(Number item, boolean empty) {
                super.updateItem(item, empty);
                T row = empty || getTableRow() == null ? null : getTableRow().getItem();
                setText(row == null ? null : text.apply(row));
                setAlignment(Pos.CENTER_RIGHT);
            }
        });
        return column;
    }

    /** Gives a table the height of {@code rows} rows, so that it needs no scroll bar of its own. */
    public static void fitRows(TableView<?> table, int rows) {
        table.setFixedCellSize(ROW_HEIGHT);
        double height = HEADER_HEIGHT + ROW_HEIGHT * Math.max(1, rows);
        table.setPrefHeight(height);
        table.setMinHeight(height);
        table.setMaxHeight(height);
    }

    /** Ctrl+C copies the selected rows, tab-separated. */
    public static void copyRows(TableView<?> table) {
        KeyCombination copy = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
        table.setOnKeyPressed(event -> {
            if (copy.match(event)) {
                StringBuilder text = new StringBuilder();
                for (int row : table.getSelectionModel().getSelectedIndices()) {
                    for (TableColumn<?, ?> column : table.getColumns()) {
                        text.append(column.getCellData(row)).append('\t');
                    }
                    text.append('\n');
                }
                copy(text.toString());
            }
        });
    }

    public static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
