package dev.packlight.ui.shell;

import dev.packlight.catalog.Catalogue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Size and place of the window, remembered between starts and ignored where no screen shows them any more. */
public final class WindowPlace {

    private static final String SETTING = "window";

    private final Catalogue catalogue;
    private final Stage stage;

    public WindowPlace(Catalogue catalogue, Stage stage) {
        this.catalogue = catalogue;
        this.stage = stage;
    }

    public void restore() {
        Optional<double[]> place = catalogue.setting(SETTING).flatMap(WindowPlace::parse);
        place.filter(p -> !Screen.getScreensForRectangle(p[0] + 40, p[1] + 20, 80, 40)
                        .isEmpty())
                .ifPresentOrElse(
                        p -> {
                            stage.setX(p[0]);
                            stage.setY(p[1]);
                            stage.setWidth(p[2]);
                            stage.setHeight(p[3]);
                            stage.setMaximized(p[4] == 1);
                        },
                        () -> {
                            Rectangle2D screen = Screen.getPrimary().getVisualBounds();
                            stage.setWidth(Math.min(1440, screen.getWidth()));
                            stage.setHeight(Math.min(900, screen.getHeight()));
                        });
    }

    private static Optional<double[]> parse(String text) {
        try {
            double[] values = Arrays.stream(text.split(" "))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            return values.length == 5 && values[2] >= 300 && values[3] >= 200 ? Optional.of(values) : Optional.empty();
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
