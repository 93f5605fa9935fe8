package dev.packlight.ui.play;

import static dev.packlight.testing.Toolkit.onFx;
import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import dev.packlight.checks.SessionRules;
import dev.packlight.media.Ticks;
import dev.packlight.media.TimeRange;
import dev.packlight.player.PlayerState;
import dev.packlight.player.SessionLog;
import dev.packlight.testing.Toolkit;
import dev.packlight.ui.common.TimeAxis;
import java.util.List;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** The charts of a session in a window, steered by mouse and keys. */
class SessionChartsTest {

    private static final long SECOND = Ticks.PER_SECOND;
    /** In the first row of the segments, and well inside every chart. */
    private static final double Y = WaterfallChart.ROW * 1.5;

    private final FxRobot robot = new FxRobot();
    private final SessionLog log = Sessions.log(75);
    private SessionCharts charts;
    private TimeAxis axis;
    private Stage stage;

    @BeforeAll
    static void start() throws Exception {
        Toolkit.start();
    }

    @BeforeEach
    void open() throws Exception {
        onFx(() -> {
            History history = new History();
            charts = new SessionCharts(SessionRules.book(), history);
            charts.follow(log, PlayerState.IDLE);
            Sessions.fill(history, 300);
            charts.show(Sessions.state(0, 0));
            axis = charts.axis();
            Scene scene = new Scene(charts, 470, 700);
            scene.getStylesheets().add(new PrimerDark().getUserAgentStylesheet());
            stage = new Stage();
            stage.setScene(scene);
            stage.show();
            return null;
        });
        robot.targetWindow(stage);
    }

    @AfterEach
    void close() throws Exception {
        onFx(() -> {
            stage.close();
            return null;
        });
    }

    private Node chart(Class<?> type) throws Exception {
        return onFx(() -> charts.lookupAll(".time-chart").stream()
                .filter(type::isInstance)
                .findFirst()
                .orElseThrow());
    }

    /** A point so far from left to right of what lies right of the figures. */
    private Point2D at(Node chart, double share, double y) throws Exception {
        return onFx(() -> {
            Bounds bounds = chart.getLayoutBounds();
            return chart.localToScreen(ValueGrid.LEFT + share * (bounds.getWidth() - ValueGrid.LEFT), y);
        });
    }

    /** The headless platform has no wheel and no keys held while dragging. */
    private void wheel(Node chart, double share) throws Exception {
        double x = ValueGrid.LEFT + share * (chart.getLayoutBounds().getWidth() - ValueGrid.LEFT);
        onFx(() -> {
            chart.fireEvent(new ScrollEvent(
                    ScrollEvent.SCROLL,
                    x,
                    Y,
                    x,
                    Y,
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    0,
                    40,
                    0,
                    40,
                    ScrollEvent.HorizontalTextScrollUnits.NONE,
                    0,
                    ScrollEvent.VerticalTextScrollUnits.NONE,
                    0,
                    0,
                    null));
            return null;
        });
    }

    private void drag(Node chart, double from, double to, boolean shift) throws Exception {
        onFx(() -> {
            chart.fireEvent(mouse(chart, MouseEvent.MOUSE_PRESSED, from, shift));
            chart.fireEvent(mouse(chart, MouseEvent.MOUSE_DRAGGED, (from + to) / 2, shift));
            chart.fireEvent(mouse(chart, MouseEvent.MOUSE_DRAGGED, to, shift));
            return null;
        });
    }

    private static MouseEvent mouse(Node chart, EventType<MouseEvent> type, double share, boolean shift) {
        double x = ValueGrid.LEFT + share * (chart.getLayoutBounds().getWidth() - ValueGrid.LEFT);
        Point2D p = chart.localToScene(x, Y);
        return new MouseEvent(
                type,
                p.getX(),
                p.getY(),
                p.getX(),
                p.getY(),
                MouseButton.PRIMARY,
                1,
                shift,
                false,
                false,
                false,
                true,
                false,
                false,
                false,
                false,
                false,
                null);
    }

    private TimeRange shown() throws Exception {
        return onFx(() -> axis.shown().get());
    }

    /** What the card says when the pointer comes to the middle of the chart. */
    private String card(Class<?> type) throws Exception {
        Node chart = chart(type);
        return onFx(() -> {
            chart.fireEvent(mouse(chart, MouseEvent.MOUSE_MOVED, 0.5, false));
            return chart.lookupAll(".time-words").stream()
                    .filter(Node::isVisible)
                    .map(node -> ((Label) node).getText())
                    .findFirst()
                    .orElse("");
        });
    }

    @Test
    void wheel_overOneChart_zoomsAllAtThePointer() throws Exception {
        long whole = shown().durationTicks();
        wheel(chart(RateChart.class), 0.5);
        long middle = shown().startTicks() + shown().durationTicks() / 2;
        assertThat(shown().durationTicks()).isLessThan(whole);
        assertThat(middle).isCloseTo(whole / 2, org.assertj.core.data.Offset.offset(2 * SECOND));
    }

    @Test
    void drag_zoomed_movesWhatIsShown() throws Exception {
        onFx(() -> {
            axis.show(new TimeRange(100 * SECOND, 200 * SECOND));
            return null;
        });
        drag(chart(BufferChart.class), 0.75, 0.25, false);
        assertThat(shown().startTicks()).isCloseTo(150 * SECOND, org.assertj.core.data.Offset.offset(SECOND));
    }

    @Test
    void drag_withShift_selectsAndListsWhatWasLoadedThen() throws Exception {
        Node chart = chart(RateChart.class);
        drag(chart, 0.2, 0.4, true);
        TimeRange selected = onFx(() -> axis.selection().get().orElseThrow());
        assertThat(selected.startTicks()).isCloseTo(60 * SECOND, org.assertj.core.data.Offset.offset(2 * SECOND));
        assertThat(selected.endTicks()).isCloseTo(119 * SECOND, org.assertj.core.data.Offset.offset(2 * SECOND));
        WaterfallChart waterfall = (WaterfallChart) chart(WaterfallChart.class);
        List<SessionLog.Load> chosen = onFx(waterfall::chosen);
        assertThat(chosen).hasSizeBetween(14, 16).allMatch(l -> l.startTicks() > 55 * SECOND);
    }

    @Test
    void keys_onAFocusedChart_zoomFitMoveAndLetGo() throws Exception {
        Node chart = chart(BufferChart.class);
        TimeRange whole = shown();
        robot.clickOn(at(chart, 0.5, 40));
        robot.push(KeyCode.PLUS);
        assertThat(shown().durationTicks()).isLessThan(whole.durationTicks());
        robot.push(KeyCode.DIGIT0);
        assertThat(shown()).isEqualTo(whole);
        long before = onFx(() -> axis.cursor().get().orElseThrow());
        robot.push(KeyCode.RIGHT);
        assertThat(onFx(() -> axis.cursor().get().orElseThrow())).isGreaterThan(before);
        robot.push(KeyCode.HOME);
        assertThat(onFx(() -> axis.cursor().get())).hasValue(0);
        robot.push(KeyCode.END);
        assertThat(onFx(() -> axis.cursor().get())).hasValue(whole.endTicks());
        robot.push(KeyCode.ESCAPE);
        assertThat(onFx(() -> axis.cursor().get())).isEmpty();
    }

    @Test
    void pointer_overEachChart_tellsExactValues() throws Exception {
        assertThat(card(RateChart.class))
                .contains("since loading", "234p · segment at 2:28.000", "estimate 375 kb/s", "chosen 300 kb/s");
        assertThat(card(BufferChart.class)).contains("buffer 13.800 s", "playing 2:29.750");
        assertThat(card(WaterfallChart.class)).contains("first byte", " bytes · ", "answered 200", "segment-67.m4s");
    }

    @Test
    void show_sessionGoesOn_followsUnlessMovedAway() throws Exception {
        onFx(() -> {
            log.add(Sessions.load(90, 0, 100_000, 50, 500));
            charts.show(Sessions.state(0, 0));
            return null;
        });
        assertThat(shown().endTicks()).isEqualTo(360 * SECOND + SECOND / 2);
        onFx(() -> {
            axis.show(new TimeRange(0, 60 * SECOND));
            log.add(Sessions.load(100, 0, 100_000, 50, 500));
            charts.show(Sessions.state(0, 0));
            return null;
        });
        assertThat(shown()).isEqualTo(new TimeRange(0, 60 * SECOND));
    }

    @Test
    void follow_anotherSession_beginsAnew() throws Exception {
        onFx(() -> {
            charts.follow(new SessionLog(), PlayerState.IDLE);
            charts.show(PlayerState.IDLE);
            return null;
        });
        assertThat(shown()).isEqualTo(new TimeRange(0, 10 * SECOND));
        assertThat(card(RateChart.class)).isEmpty();
    }
}
