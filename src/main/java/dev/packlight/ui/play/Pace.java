package dev.packlight.ui.play;

import dev.packlight.player.PlayerEngine;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;

/** How fast and how loud it plays, whichever engine does. */
final class Pace {

    /** What can be chosen, ascending. */
    static final List<Double> SPEEDS = List.of(0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 4.0);

    /** What keys go through, ascending. */
    private static final List<Double> SHUTTLE = List.of(0.25, 0.5, 1.0, 2.0, 4.0);

    private final DoubleProperty speed = new SimpleDoubleProperty(1);
    private final DoubleProperty volume = new SimpleDoubleProperty(1);
    private final BooleanProperty muted = new SimpleBooleanProperty();

    /** @param engine the present one */
    Pace(Supplier<PlayerEngine> engine) {
        speed.addListener((o, before, now) -> applyTo(engine.get()));
        volume.addListener((o, before, now) -> applyTo(engine.get()));
        muted.addListener((o, before, now) -> applyTo(engine.get()));
    }

    void applyTo(PlayerEngine engine) {
        engine.speed(speed.get());
        engine.volume(muted.get() ? 0 : volume.get());
    }

    /** How many times as fast it plays; silent at any speed but 1. */
    DoubleProperty speed() {
        return speed;
    }

    /** Loudness, 0 to 1. */
    DoubleProperty volume() {
        return volume;
    }

    BooleanProperty muted() {
        return muted;
    }

    void mute() {
        muted.set(!muted.get());
    }

    void faster() {
        SHUTTLE.stream().filter(s -> s > speed.get()).findFirst().ifPresent(speed::set);
    }

    void slower() {
        SHUTTLE.reversed().stream().filter(s -> s < speed.get()).findFirst().ifPresent(speed::set);
    }
}
