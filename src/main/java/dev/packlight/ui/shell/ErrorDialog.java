package dev.packlight.ui.shell;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonType;
import javafx.scene.control.TextArea;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one dialog for what nobody caught: a sentence, and the details to copy. */
public final class ErrorDialog {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorDialog.class);
    private static final int MOST_CAUSES = 16;
    private static final AtomicBoolean OPEN = new AtomicBoolean();

    private ErrorDialog() {}

    /** Catches what is thrown on any thread from now on. */
    public static void install(Path log) {
        Thread.setDefaultUncaughtExceptionHandler((thread, error) -> {
            LOG.error("uncaught on {}", thread.getName(), error);
            if (isForeign(error)) {
                return;
            }
            StringWriter trace = new StringWriter();
            error.printStackTrace(new PrintWriter(trace));
            Platform.runLater(() -> show(
                    "Something went wrong in Packlight. It goes on running; the log is at " + log + ".",
                    trace.toString()));
        });
    }

    /** Whether none of our code took part: the toolkit's own threads tell their player of what befell them, too. */
    static boolean isForeign(Throwable error) {
        return Stream.iterate(error, Objects::nonNull, Throwable::getCause)
                .limit(MOST_CAUSES)
                .flatMap(e -> Stream.of(e.getStackTrace()))
                .noneMatch(frame -> frame.getClassName().startsWith("dev.packlight."));
    }

    /** Says why something cannot be done, and waits until it was read. */
    public static void explain(String title, String sentence) {
        Alert alert = new Alert(Alert.AlertType.ERROR, sentence, ButtonType.CLOSE);
        alert.setTitle("Packlight");
        alert.setHeaderText(title);
        alert.showAndWait();
    }

    private static void show(String sentence, String details) {
        if (!OPEN.compareAndSet(false, true)) {
            return;
        }
        Alert alert = new Alert(Alert.AlertType.ERROR, sentence, ButtonType.CLOSE);
        alert.setTitle("Packlight");
        alert.setHeaderText("An unexpected error");
        TextArea text = new TextArea(details);
        text.setEditable(false);
        text.setPrefSize(640, 300);
        alert.getDialogPane().setExpandableContent(text);
        alert.setOnHidden(event -> OPEN.set(false));
        alert.show();
    }
}
