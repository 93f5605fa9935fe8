package dev.packlight.ui.play;

import dev.packlight.media.Ticks;
import dev.packlight.player.PlayerState;
import dev.packlight.player.PlayerState.RungInfo;
import dev.packlight.ui.common.Ui;
import dev.packlight.ui.common.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The counters of a session, in large figures. */
final class FigureRow extends HBox {

    private final List<Label> figures = new ArrayList<>();

    FigureRow() {
        super(30);
        for (String name :
                List.of("Startup", "Rebuffer", "Switches", "Throughput", "Shown", "Dropped", "Requests", "Errors")) {
            Label figure = Ui.label("–", "big-number");
            figures.add(figure);
            getChildren().add(new VBox(2, Ui.label(name, "muted"), figure));
        }
    }

    void show(PlayerState state) {
        PlayerState.Statistics s = state.statistics();
        List<String> values = List.of(
                s.startupMs() < 0 ? "–" : String.format(Locale.ROOT, "%.2f s", s.startupMs() / 1000.0),
                String.valueOf(s.rebuffers()),
                String.valueOf(s.switches()),
                state.estimateBps() == 0 ? "–" : Words.bitRate(state.estimateBps()),
                String.valueOf(s.framesShown()),
                String.valueOf(s.framesDropped()),
                String.valueOf(s.requests()),
                String.valueOf(s.errors()));
        for (int i = 0; i < values.size(); i++) {
            figures.get(i).setText(values.get(i));
        }
    }

    /** What is shown now, for the corner of the picture; empty while nothing is. */
    static String facts(PlayerState state) {
        return state.currentRung().isEmpty()
                        || state.currentRung().getAsInt() >= state.rungs().size()
                ? ""
                : facts(state, state.rungs().get(state.currentRung().getAsInt()));
    }

    private static String facts(PlayerState state, RungInfo rung) {
        return String.format(
                        Locale.ROOT,
                        "%d×%d · %s%nbuffer %.1f s · %s measured%nframes %d shown · %d dropped%nA/V %+.1f ms · %s",
                        rung.widthPixels(),
                        rung.heightPixels(),
                        rung.codecs(),
                        Ticks.seconds(state.bufferTicks()),
                        Words.bitRate(state.estimateBps()),
                        state.statistics().framesShown(),
                        state.statistics().framesDropped(),
                        state.statistics().avOffsetMs(),
                        state.status().name().toLowerCase(Locale.ROOT))
                + (state.message().isEmpty() ? "" : "\n" + state.message());
    }
}
