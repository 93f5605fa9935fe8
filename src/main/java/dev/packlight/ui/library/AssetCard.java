package dev.packlight.ui.library;

import dev.packlight.catalog.LibraryAsset;
import dev.packlight.ui.common.Ui;
import dev.packlight.ui.common.Words;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.controlsfx.control.GridCell;
import org.kordamp.ikonli.javafx.FontIcon;

/** A card of the grid: picture, verdict, duration, three lines. */
final class AssetCard extends GridCell<LibraryAsset> {

    private static final double TEXT_HEIGHT = 74;
    private static final double BORDER = 2;
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final ImageView picture = new ImageView();
    private final Label verdict = Ui.label("", "badge");
    private final Label duration = Ui.label("", "badge", "time");
    private final Label name = Ui.label("", "semibold");
    private final Label ladder = Ui.label("", "muted");
    private final Label codecs = Ui.label("", "muted");
    private final StackPane thumb = new StackPane();
    private final VBox card = new VBox();
    private final BiConsumer<LibraryAsset, AssetCard> loader;
    private final ObservableValue<LibraryAsset> selected;
    private final ChangeListener<LibraryAsset> marking = (o, before, now) -> mark();

    AssetCard(
            ObservableValue<LibraryAsset> selected,
            BiConsumer<LibraryAsset, AssetCard> loader,
            Consumer<LibraryAsset> choose,
            Runnable open) {
        this.loader = loader;
        this.selected = selected;
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        buildThumb();
        VBox text = new VBox(name, ladder, codecs);
        text.getStyleClass().add("card-text");
        card.getChildren().addAll(thumb, text);
        card.getStyleClass().add("card");
        card.prefWidthProperty().bind(widthProperty());
        card.prefHeightProperty().bind(heightProperty());
        selected.addListener(new WeakChangeListener<>(marking));
        setOnMouseClicked(event -> {
            if (getItem() != null) {
                choose.accept(getItem());
                if (event.getClickCount() == 2) {
                    open.run();
                }
            }
        });
    }

    /** How high a card of some width is, with a picture of 16:9. */
    static double height(double width) {
        return Math.ceil((width - 2 * BORDER) * 9 / 16) + BORDER + TEXT_HEIGHT;
    }

    private void buildThumb() {
        FontIcon none = new FontIcon("fth-film");
        none.getStyleClass().add("muted");
        thumb.getChildren().addAll(none, picture, verdict, duration);
        thumb.getStyleClass().add("thumb");
        thumb.minHeightProperty().bind(heightProperty().subtract(BORDER + TEXT_HEIGHT));
        thumb.maxHeightProperty().bind(thumb.minHeightProperty());
        StackPane.setAlignment(verdict, Pos.TOP_LEFT);
        StackPane.setMargin(verdict, new Insets(7));
        StackPane.setAlignment(duration, Pos.BOTTOM_RIGHT);
        StackPane.setMargin(duration, new Insets(7));
        VBox.setMargin(thumb, new Insets(BORDER, BORDER, 0, BORDER));
        picture.setPreserveRatio(true);
        picture.fitWidthProperty().bind(thumb.widthProperty());
        picture.fitHeightProperty().bind(thumb.minHeightProperty());
        Rectangle round = new Rectangle();
        round.widthProperty().bind(thumb.widthProperty());
        round.heightProperty().bind(thumb.heightProperty().add(8));
        round.setArcWidth(13);
        round.setArcHeight(13);
        thumb.setClip(round);
    }

    private void mark() {
        LibraryAsset now = selected.getValue();
        card.pseudoClassStateChanged(
                SELECTED, getItem() != null && now != null && getItem().key().equals(now.key()));
    }

    @Override
    protected void updateItem(LibraryAsset asset, boolean empty) {
        super.updateItem(asset, empty);
        setGraphic(empty || asset == null ? null : card);
        mark();
        if (empty || asset == null) {
            return;
        }
        name.setText(asset.name());
        ladder.setText(AssetWords.ladder(asset));
        codecs.setText(AssetWords.codecs(asset));
        String word = asset.summary().map(s -> s.verdict().words()).orElse("Unreadable");
        verdict.setText(word);
        verdict.getStyleClass().setAll("label", "badge", style(asset));
        duration.setText(
                asset.summary().map(s -> Words.duration(s.durationTicks())).orElse(""));
        duration.setVisible(asset.summary().isPresent());
        setAccessibleText(asset.name() + ", " + word + ", " + ladder.getText());
        picture.setImage(null);
        loader.accept(asset, this);
    }

    static String style(LibraryAsset asset) {
        return asset.summary()
                .map(s -> s.verdict().fit() ? "fit" : s.verdict().must() > 0 ? "must" : "should")
                .orElse("must");
    }

    /** Shows the whole picture, if the card still stands for {@code asset}. */
    void show(LibraryAsset asset, Image image) {
        if (getItem() != null && asset.key().equals(getItem().key())) {
            picture.setImage(image);
        }
    }
}
