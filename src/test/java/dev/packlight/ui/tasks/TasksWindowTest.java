package dev.packlight.ui.tasks;

import static dev.packlight.testing.Toolkit.onFx;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.app.Formats;
import dev.packlight.app.Places;
import dev.packlight.app.Rules;
import dev.packlight.app.Services;
import dev.packlight.catalog.Catalogue;
import dev.packlight.catalog.Library;
import dev.packlight.origin.Origin;
import dev.packlight.stills.Posters;
import dev.packlight.stills.WantedPosters;
import dev.packlight.testing.SampleAssets;
import dev.packlight.testing.Toolkit;
import dev.packlight.ui.common.FxBackground;
import dev.packlight.ui.common.Selection;
import dev.packlight.ui.common.TaskList;
import dev.packlight.ui.shell.ShellView;
import dev.packlight.ui.shell.Theme;
import dev.packlight.work.Kind;
import dev.packlight.work.Lane;
import dev.packlight.work.Progress;
import dev.packlight.work.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Tasks place in the real window: empty, at work, and with a history; photographed in both themes. */
class TasksWindowTest {

    @TempDir
    private Path data;

    private Scene scene;
    private Stage stage;
    private ShellView shell;

    /** Works for as long as it is let, a third of a second in. */
    private static Kind kind(String name, Lane lane) {
        return new Kind(name, lane, Kind.OnReturn.RESUME, (argument, control) -> {
            if (argument.isEmpty()) {
                control.log("opened the file");
                throw new IOException("no room is left on the device");
            }
            if (argument.equals("fine")) {
                return "12 assets";
            }
            CountDownLatch cancelled = new CountDownLatch(1);
            control.onCancel(cancelled::countDown);
            control.log("chunk 3 of 20 begins");
            control.progress(new Progress(41, 62, "file", "harbour-1080.mp4"));
            cancelled.await();
            control.stopIfCancelled();
            return "";
        });
    }

    @Test
    void tasks_atWork_showProgressOutcomeAndLog() throws Exception {
        Toolkit.start();
        try (Catalogue catalogue = Catalogue.open(data);
                Library library = new Library(catalogue, Rules.book());
                Origin origin = new Origin(library::publication, Formats.all(), InstantSource.system());
                FxBackground background = new FxBackground();
                Work work = new Work(
                        catalogue,
                        List.of(kind("Scan", Lane.SCAN), kind("Thumbnails", Lane.READ), kind("Encode", Lane.ENCODE)),
                        InstantSource.system())) {
            Services services = new Services(
                    catalogue,
                    library,
                    origin,
                    background,
                    new WantedPosters(new Posters(library::inspect, data)),
                    work,
                    new TaskList(work, background),
                    new Selection());
            open(services);
            assertThat(texts()).contains("Nothing runs and nothing ran yet");
            photograph("tasks-empty");
            work.submit("Scan", "/media/films", "fine").get();
            work.submit("Encode", "drone-pass.mkv", "").get();
            work.submit("Scan", "/media/films", "long");
            work.submit("Thumbnails", "62 assets", "long");
            work.submit("Encode", "harbour-tour.mkv", "long");
            work.submit("Encode", "trailer-de.mov", "next");
            await(() -> texts().contains("○ Queued") && texts().stream().anyMatch(text -> text.contains("66 %")));
            choose();
            await(() -> texts().contains("3 running"));
            Thread.sleep(900);
            photograph("tasks-running");
            resize(1280, 720);
            photograph("tasks-running-1280");
            resize(1000, 700);
            photograph("tasks-running-small");
            pressDelete();
            await(() -> texts().contains("– Cancelled"));
            assertThat(texts()).contains("✕ Failed", "✓ Done", "12 assets", "2 running");
            onFx(() -> {
                shell.close();
                stage.close();
                return null;
            });
        }
    }

    private void open(Services services) throws Exception {
        onFx(() -> {
            shell = new ShellView(services.shell(), Places.all(services, SampleAssets.ROOT, url -> {}), Places::play);
            scene = shell.scene(1440, 900);
            shell.show("tasks");
            stage = new Stage();
            stage.setScene(scene);
            stage.show();
            return null;
        });
    }

    private void resize(double width, double height) throws Exception {
        onFx(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
            return null;
        });
        Thread.sleep(250);
    }

    private void choose() throws Exception {
        onFx(() -> {
            TableView<?> history = (TableView<?>) scene.getRoot().lookup(".table-view");
            history.getSelectionModel().select(0);
            return null;
        });
    }

    private void pressDelete() throws Exception {
        onFx(() -> {
            ListView<?> list = (ListView<?>) scene.getRoot().lookup(".task-list");
            list.getSelectionModel().select(0);
            list.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.DELETE, false, false, false, false));
            return null;
        });
    }

    private void photograph(String name) throws Exception {
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            onFx(() -> {
                shell.use(theme);
                return null;
            });
            Thread.sleep(200);
            Toolkit.picture(scene, name + (theme == Theme.DARK ? "" : "-light"));
        }
    }

    private List<String> texts() {
        try {
            return onFx(() -> scene.getRoot().lookupAll("*").stream()
                    .filter(Node::isVisible)
                    .filter(Labeled.class::isInstance)
                    .map(node -> ((Labeled) node).getText())
                    .filter(text -> text != null && !text.isBlank())
                    .toList());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void await(BooleanSupplier condition) throws InterruptedException {
        long limit = System.nanoTime() + 20_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("the window shows " + texts()).isLessThan(limit);
            Thread.sleep(50);
        }
    }
}
