package dev.packlight.ui.library;

import dev.packlight.catalog.LibraryAsset;
import java.util.function.BiConsumer;
import javafx.collections.ListChangeListener;
import javafx.scene.AccessibleRole;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyEvent;
import org.controlsfx.control.GridView;

/** The assets as cards, in as many columns as fill the width; the arrow keys move the selection and the view. */
final class AssetGrid extends GridView<LibraryAsset> {

    private static final double LEAST_WIDTH = 236;
    private static final double SPACING = 7;
    /** What the skin leaves free for the scroll bar. */
    private static final double SCROLL_BAR = 18;

    private final LibraryViewModel model;
    private final Runnable open;
    private int columns = 1;

    /** @param loader asked for the picture of a card */
    AssetGrid(LibraryViewModel model, BiConsumer<LibraryAsset, AssetCard> loader, Runnable open) {
        super(model.facets().shown());
        this.model = model;
        this.open = open;
        setHorizontalCellSpacing(SPACING);
        setVerticalCellSpacing(SPACING);
        setCellFactory(view -> new AssetCard(model.selected(), loader, this::choose, open));
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setAccessibleText("Assets");
        widthProperty().subscribe(width -> fill(width.doubleValue()));
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        model.selected().subscribe(asset -> reveal());
        model.facets().shown().addListener((ListChangeListener<LibraryAsset>) change -> reveal());
    }

    /** The cards grow until they fill the width. */
    private void fill(double width) {
        double room = width - SCROLL_BAR;
        columns = Math.max(1, (int) (room / (LEAST_WIDTH + 2 * SPACING)));
        double card = Math.max(LEAST_WIDTH, Math.floor(room / columns) - 2 * SPACING);
        setCellWidth(card);
        setCellHeight(AssetCard.height(card));
    }

    private void choose(LibraryAsset asset) {
        model.selected().set(asset);
        requestFocus();
    }

    private void key(KeyEvent event) {
        int page = columns * Math.max(1, (int) (getHeight() / (getCellHeight() + 2 * SPACING)));
        switch (event.getCode()) {
            case LEFT -> model.move(-1);
            case RIGHT -> model.move(1);
            case UP -> model.move(-columns);
            case DOWN -> model.move(columns);
            case PAGE_UP -> model.move(-page);
            case PAGE_DOWN -> model.move(page);
            case HOME -> model.move(-Integer.MAX_VALUE);
            case END -> model.move(Integer.MAX_VALUE);
            case ENTER -> open.run();
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** Brings the selected card into view where it is not. */
    private void reveal() {
        int index = model.index();
        if (index >= 0 && lookup(".virtual-flow") instanceof VirtualFlow<?> flow && flow.getCellCount() > 0) {
            flow.scrollTo(index / columns);
        }
    }
}
