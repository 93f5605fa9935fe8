package dev.packlight.ui.shell;

import dev.packlight.catalog.Catalogue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Size and place of the window, remembered between starts and moved to where a screen shows them. */
public final class WindowPlace {

    private static final String SETTING = "window";
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;

    private final Catalogue catalogue;
    private final Stage stage;

    public WindowPlace(Catalogue catalogue, Stage stage) {
        this.catalogue = catalogue;
        this.stage = stage;
    }

    public void restore() {
        List<Rectangle2D> screens = Stream.concat(Stream.of(Screen.getPrimary()), Screen.getScreens().stream())
                .map(Screen::getVisualBounds)
                .toList();
        Optional<double[]> kept = catalogue.setting(SETTING).flatMap(WindowPlace::parse);
        Rectangle2D first = screens.getFirst();
        Rectangle2D wanted = kept.map(p -> new Rectangle2D(p[0], p[1], p[2], p[3]))
                .orElseGet(() -> new Rectangle2D(
                        first.getMinX() + Math.max(0, (first.getWidth() - WIDTH) / 2),
                        first.getMinY() + Math.max(0, (first.getHeight() - HEIGHT) / 2),
                        WIDTH,
                        HEIGHT));
        Rectangle2D place = onScreen(wanted, screens);
        stage.setX(place.getMinX());
        stage.setY(place.getMinY());
        stage.setWidth(place.getWidth());
        stage.setHeight(place.getHeight());
        stage.setMaximized(kept.filter(p -> p[4] == 1).isPresent());
    }

    /**
     * A window moved, and made smaller where it has to be, until it lies on the screen that shows most of it.
     *
     * @param screens the primary one first, which takes what no screen shows
     */
    static Rectangle2D onScreen(Rectangle2D window, List<Rectangle2D> screens) {
        Rectangle2D screen = screens.getFirst();
        for (Rectangle2D other : screens) {
            screen = shared(window, other) > shared(window, screen) ? other : screen;
        }
        double width = Math.min(window.getWidth(), screen.getWidth());
        double height = Math.min(window.getHeight(), screen.getHeight());
        return new Rectangle2D(
                Math.clamp(window.getMinX(), screen.getMinX(), screen.getMaxX() - width),
                Math.clamp(window.getMinY(), screen.getMinY(), screen.getMaxY() - height),
                width,
                height);
    }

    private static double shared(Rectangle2D a, Rectangle2D b) {
        double width = Math.min(a.getMaxX(), b.getMaxX()) - Math.max(a.getMinX(), b.getMinX());
        double height = Math.min(a.getMaxY(), b.getMaxY()) - Math.max(a.getMinY(), b.getMinY());
        return Math.max(0, width) * Math.max(0, height);
    }

    private static Optional<double[]> parse(String text) {
        try {
            double[] values = Arrays.stream(text.split(" "))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            boolean finite = Arrays.stream(values).allMatch(Double::isFinite);
            return finite && values.length == 5 && values[2] >= 300 && values[3] >= 200
                    ? Optional.of(values)
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    public void remember() {
        catalogue.setting(
                SETTING,
                String.format(
                        Locale.ROOT,
                        "%.0f %.0f %.0f %.0f %d",
                        stage.getX(),
                        stage.getY(),
                        stage.getWidth(),
                        stage.getHeight(),
                        stage.isMaximized() ? 1 : 0));
    }
}
