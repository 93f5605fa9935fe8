package dev.packlight.ui.library;

import dev.packlight.catalog.LibraryAsset;
import dev.packlight.ui.common.Ui;
import dev.packlight.ui.common.Words;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
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

    static final double WIDTH = 256;
    static final double THUMB_HEIGHT = 118;
    static final double HEIGHT = THUMB_HEIGHT + 74;
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

    AssetCard(
            ObservableValue<LibraryAsset> selected,
            BiConsumer<LibraryAsset, AssetCard> loader,
            Consumer<LibraryAsset> choose,
            Runnable open) {
        this.loader = loader;
        FontIcon none = new FontIcon("fth-film");
        none.getStyleClass().add("muted");
        thumb.getChildren().addAll(none, picture, verdict, duration);
        thumb.getStyleClass().add("thumb");
        thumb.setMinHeight(THUMB_HEIGHT);
        thumb.setMaxHeight(THUMB_HEIGHT);
        StackPane.setAlignment(verdict, Pos.TOP_LEFT);
        StackPane.setMargin(verdict, new Insets(7));
        StackPane.setAlignment(duration, Pos.BOTTOM_RIGHT);
        StackPane.setMargin(duration, new Insets(7));
        VBox text = new VBox(name, ladder, codecs);
        text.getStyleClass().add("card-text");
        card.getChildren().addAll(thumb, text);
        card.getStyleClass().add("card");
        card.setPrefSize(WIDTH, HEIGHT);
        card.setMaxSize(WIDTH, HEIGHT);
        StackPane.setMargin(thumb, new Insets(1));
        selected.subscribe(now -> card.pseudoClassStateChanged(
                SELECTED, getItem() != null && getItem().equals(now)));
        itemProperty()
                .subscribe(item ->
                        card.pseudoClassStateChanged(SELECTED, item != null && item.equals(selected.getValue())));
        setOnMouseClicked(event -> {
            if (getItem() != null) {
                choose.accept(getItem());
                if (event.getClickCount() == 2) {
                    open.run();
                }
            }
        });
    }

    @Override
    protected void updateItem(LibraryAsset asset, boolean empty) {
        super.updateItem(asset, empty);
        setGraphic(empty || asset == null ? null : card);
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
        picture.setImage(null);
        loader.accept(asset, this);
    }

    static String style(LibraryAsset asset) {
        return asset.summary()
                .map(s -> s.verdict().fit() ? "fit" : s.verdict().must() > 0 ? "must" : "should")
                .orElse("must");
    }

    /** Shows the picture, cropped to the card's shape, if the card still stands for {@code asset}. */
    void show(LibraryAsset asset, Image image) {
        if (!asset.equals(getItem())) {
            return;
        }
        double shape = WIDTH / THUMB_HEIGHT;
        double height = Math.min(image.getHeight(), image.getWidth() / shape);
        double width = Math.min(image.getWidth(), image.getHeight() * shape);
        picture.setViewport(
                new Rectangle2D((image.getWidth() - width) / 2, (image.getHeight() - height) / 2, width, height));
        picture.setFitWidth(WIDTH - 2);
        picture.setFitHeight(THUMB_HEIGHT);
        Rectangle clip = new Rectangle(WIDTH - 2, THUMB_HEIGHT + 8);
        clip.setArcWidth(13);
        clip.setArcHeight(13);
        picture.setClip(clip);
        picture.setImage(image);
    }
}
