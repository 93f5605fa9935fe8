package dev.packlight.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class WindowPlaceTest {

    private static final Rectangle2D LAPTOP = new Rectangle2D(0, 30, 1280, 690);
    private static final Rectangle2D DESK = new Rectangle2D(1280, 0, 2560, 1440);
    private static final List<Rectangle2D> BOTH = List.of(LAPTOP, DESK);

    @Test
    void onScreen_withinOne_staysWhereItIs() {
        Rectangle2D window = new Rectangle2D(1500, 100, 1440, 900);
        assertThat(WindowPlace.onScreen(window, BOTH)).isEqualTo(window);
    }

    @Test
    void onScreen_screenGone_movesToTheFirstAndFits() {
        assertThat(WindowPlace.onScreen(new Rectangle2D(1500, 100, 1440, 900), List.of(LAPTOP)))
                .isEqualTo(LAPTOP);
        assertThat(WindowPlace.onScreen(new Rectangle2D(-5000, -5000, 900, 600), BOTH))
                .isEqualTo(new Rectangle2D(0, 30, 900, 600));
    }

    @Test
    void onScreen_halfOut_movesWhollyOntoTheOneThatShowsMost() {
        assertThat(WindowPlace.onScreen(new Rectangle2D(3300, 1200, 1000, 700), BOTH))
                .isEqualTo(new Rectangle2D(2840, 740, 1000, 700));
        assertThat(WindowPlace.onScreen(new Rectangle2D(300, -40, 900, 600), BOTH))
                .as("the title bar can be reached")
                .isEqualTo(new Rectangle2D(300, 30, 900, 600));
    }
}
