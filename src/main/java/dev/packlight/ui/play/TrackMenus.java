package dev.packlight.ui.play;

import dev.packlight.player.TrackChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import javafx.scene.Node;

/** What is heard and what is read: there as soon as there is something to choose. */
final class TrackMenus {

    private final PlayViewModel model;
    private final ChoiceMenu sound = new ChoiceMenu("Audio");
    private final ChoiceMenu text = new ChoiceMenu("Subtitles");

    TrackMenus(PlayViewModel model) {
        this.model = model;
        show();
    }

    List<Node> nodes() {
        return List.of(sound, text);
    }

    void show() {
        TrackChoice tracks = model.engine().get().tracks();
        sound.offer(
                tracks.sounds(),
                tracks.sound().orElse(-1),
                index -> model.engine().get().sound(index));
        List<String> texts = new ArrayList<>(List.of("off"));
        texts.addAll(tracks.texts());
        text.offer(
                texts,
                tracks.text().orElse(-1) + 1,
                index -> model.engine().get().text(index == 0 ? OptionalInt.empty() : OptionalInt.of(index - 1)));
        sound.setDisable(tracks.sounds().size() < 2);
        text.setDisable(tracks.texts().isEmpty());
    }
}
