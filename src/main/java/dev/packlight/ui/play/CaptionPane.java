package dev.packlight.ui.play;

import dev.packlight.player.Caption;
import dev.packlight.ui.common.Ui;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Subtitles over the picture, at its upper and lower edge, as large as the picture asks for; below them notices. */
final class CaptionPane extends VBox {

    private static final double TEXT_SHARE = 0.045;
    private static final double LEAST_TEXT = 11;

    private final Label top = caption();
    private final Label bottom = caption();

    /** @param notice what stands below everything */
    CaptionPane(Region notice) {
        super(8);
        setAlignment(Pos.BOTTOM_CENTER);
        setPadding(new Insets(16));
        setMouseTransparent(true);
        Region between = new Region();
        setVgrow(between, Priority.ALWAYS);
        getChildren().addAll(top, between, bottom, notice);
        show(List.of());
    }

    private static Label caption() {
        Label label = Ui.label("", "caption");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    void show(List<Caption> captions) {
        write(top, captions.stream().filter(Caption::top).toList());
        write(bottom, captions.stream().filter(c -> !c.top()).toList());
    }

    private void write(Label label, List<Caption> captions) {
        String words = captions.stream().map(Caption::text).collect(Collectors.joining("\n"));
        if (!words.equals(label.getText()) || label.isVisible() == words.isEmpty()) {
            label.setText(words);
            label.setVisible(!words.isEmpty());
            label.setManaged(!words.isEmpty());
        }
        double size = Math.max(LEAST_TEXT, getHeight() * TEXT_SHARE);
        label.setStyle("-fx-font-size: " + Math.round(size) + "px;");
    }
}
