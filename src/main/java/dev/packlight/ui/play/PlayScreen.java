package dev.packlight.ui.play;

import dev.packlight.player.Caption;
import dev.packlight.player.PlayerState;
import dev.packlight.ui.common.Ui;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.scene.media.MediaView;

/** The picture of either player, with what is written over it; a click plays and pauses. */
final class PlayScreen extends StackPane {

    private final PictureView picture;
    private final MediaView system;
    private final CaptionPane captions;
    private final Label overlay = Ui.label("", "overlay");
    private final BooleanProperty facts = new SimpleBooleanProperty(true);
    private Runnable doubleClicked = () -> {};

    PlayScreen(PlayViewModel model, PictureView picture, MediaView system) {
        this.picture = picture;
        this.system = system;
        this.captions = new CaptionPane(notice(model));
        getChildren().addAll(picture, system, captions, overlay);
        setMinSize(160, 90);
        system.setPreserveRatio(true);
        system.fitWidthProperty().bind(widthProperty());
        system.fitHeightProperty().bind(heightProperty());
        setAlignment(overlay, Pos.TOP_LEFT);
        setMargin(overlay, new Insets(12));
        overlay.setMouseTransparent(true);
        overlay.visibleProperty().bind(facts.and(overlay.textProperty().isNotEmpty()));
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                model.toggle();
                if (event.getClickCount() == 2) {
                    doubleClicked.run();
                }
            }
        });
    }

    private static Label notice(PlayViewModel model) {
        Label words = Ui.label("", "notice");
        words.textProperty().bind(model.message());
        words.setWrapText(true);
        words.setMaxWidth(560);
        words.visibleProperty().bind(model.message().isNotEmpty());
        words.managedProperty().bind(words.visibleProperty());
        words.setMinHeight(USE_PREF_SIZE);
        return words;
    }

    /** Whether facts are wanted over the picture. */
    BooleanProperty facts() {
        return facts;
    }

    void onDoubleClick(Runnable action) {
        doubleClicked = action;
    }

    void show(PlayerState state, List<Caption> read) {
        captions.show(read);
        overlay.setText(FigureRow.facts(state));
    }

    /** A copy of the picture that is shown; empty while none is. */
    Optional<? extends Image> still() {
        return system.getMediaPlayer() == null ? picture.still() : Optional.of(system.snapshot(null, null));
    }

    void clear() {
        picture.clear();
        captions.show(List.of());
        overlay.setText("");
    }
}
