package dev.packlight.ui.common;

import dev.packlight.delivery.PackagingFormat;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import javafx.scene.layout.Region;

/**
 * One of the places in the left rail.
 *
 * @param id stable name
 * @param title words under the icon
 * @param icon Ikonli literal
 * @param view makes its view, once
 */
public record Place(String id, String title, String icon, Function<Navigation, View> view) {

    /** The view of a place. */
    public interface View {
        Region node();

        /** What it adds to the table of commands. */
        List<Command> commands();

        /** Called when the place comes to the front. */
        default void shown() {}

        /** Called when the place leaves the front. */
        default void hidden() {}

        /** Plays what lies at an address; places that play nothing do nothing. */
        default void open(URI address) {}

        /** Called when the theme changed, for what is drawn. */
        default void themeChanged() {}

        /** Called when the window closes. */
        default void close() {}
    }

    /** Going from one place to another. */
    public interface Navigation {
        void go(String placeId);

        /** Goes to the player and plays the selected asset in this format. */
        void play(PackagingFormat format);
    }
}
