package dev.packlight.ui.inspect;

import dev.packlight.catalog.LibraryAsset;
import dev.packlight.catalog.OpenAsset;
import dev.packlight.isobmff.BoxNode;
import dev.packlight.isobmff.BoxTree;
import dev.packlight.media.MediaFile;
import dev.packlight.ui.common.Ui;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The boxes of every file of the selected asset, read when the tab is first looked at. */
final class BoxesView extends StackPane {

    private static final List<String> OPEN_AT_FIRST = List.of("moov", "trak", "mdia", "minf", "stbl");

    private final InspectPort port;
    private final TreeTableView<BoxNode> tree = new TreeTableView<>();
    private final Label message = Ui.label("", "muted");
    private @Nullable LibraryAsset shown;

    BoxesView(InspectPort port) {
        this.port = port;
        tree.setAccessibleText("Boxes");
        tree.getColumns().add(column("Box", 240, BoxNode::type, "semibold"));
        tree.getColumns()
                .add(column("Offset", 110, node -> String.format(Locale.ROOT, "%,d", node.offsetBytes()), "number"));
        tree.getColumns()
                .add(column("Bytes", 110, node -> String.format(Locale.ROOT, "%,d", node.sizeBytes()), "number"));
        tree.getColumns().add(column("Fields", 820, BoxNode::fields, "mono"));
        tree.setShowRoot(false);
        tree.setFixedCellSize(28);
        getChildren().addAll(tree, message);
    }

    private static TreeTableColumn<BoxNode, String> column(
            String title, double width, Function<BoxNode, String> text, String style) {
        TreeTableColumn<BoxNode, String> column = new TreeTableColumn<>(title);
        column.setPrefWidth(width);
        column.setReorderable(false);
        column.setSortable(false);
        column.getStyleClass().add(style);
        column.setCellValueFactory(
                cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue().getValue())));
        return column;
    }

    void show(LibraryAsset asset) {
        if (asset == null || asset.equals(shown)) {
            return;
        }
        shown = asset;
        tree.setRoot(null);
        message.setText("Reading…");
        port.background()
                .submit(
                        () -> read(asset),
                        found -> {
                            if (asset.equals(shown)) {
                                fill(found);
                            }
                        },
                        failed -> message.setText("The boxes cannot be shown. " + failed.getMessage()));
    }

    private Map<MediaFile, List<BoxNode>> read(LibraryAsset asset) throws Exception {
        OpenAsset open = port.reader().read(asset);
        Map<MediaFile, List<BoxNode>> boxes = new LinkedHashMap<>();
        for (MediaFile file : open.asset().files()) {
            boxes.put(file, BoxTree.read(Objects.requireNonNull(open.sources().get(file))));
        }
        return boxes;
    }

    private void fill(Map<MediaFile, List<BoxNode>> files) {
        message.setText("");
        TreeItem<BoxNode> root = new TreeItem<>();
        files.forEach((file, boxes) -> {
            TreeItem<BoxNode> item = item(new BoxNode(file.fileName(), file.sizeBytes(), 0, "", boxes));
            item.setExpanded(root.getChildren().isEmpty());
            root.getChildren().add(item);
        });
        tree.setRoot(root);
    }

    private static TreeItem<BoxNode> item(BoxNode node) {
        TreeItem<BoxNode> item = new TreeItem<>(node);
        item.setExpanded(OPEN_AT_FIRST.contains(node.type()));
        node.children().forEach(child -> item.getChildren().add(item(child)));
        return item;
    }
}
