package dev.packlight.ui.stream;

import static dev.packlight.testing.Toolkit.onFx;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import dev.packlight.testing.SampleAssets;
import dev.packlight.testing.TestWindow;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** The Stream place in the real window. */
class StreamWindowTest {

    private static final String LONG = "a film with a name that is so long that no address that holds it fits a line";

    @TempDir
    private Path data;

    private TestWindow window;

    @BeforeEach
    void open() throws Exception {
        Path films = Files.createDirectories(data.resolve("films"));
        Files.copy(SampleAssets.CROSSING.resolve("crossing_320x180_90.mp4"), films.resolve(LONG + ".mp4"));
        window = new TestWindow(data.resolve("data"), 1280, 720);
        window.open(films);
        window.await("a selection", () -> window.services().selection().asset().get() != null);
        window.command("view.stream");
        window.awaitText("HLS CMAF");
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    @Test
    void addresses_longName_areCutInTheMiddleAndCopiedWhole() throws Exception {
        FormatTable table = window.visible(FormatTable.class).getFirst();
        onFx(() -> {
            table.requestFocus();
            table.getSelectionModel().select(2);
            return null;
        });
        new FxRobot().targetWindow(window.stage()).push(KeyCode.CONTROL, KeyCode.C);
        String url = onFx(() -> table.getItems().get(2).url());
        assertThat(onFx(() -> Clipboard.getSystemClipboard().getString())).isEqualTo(url);
        TableCell<?, ?> cell = onFx(() -> table.lookupAll(".table-cell").stream()
                .map(c -> (TableCell<?, ?>) c)
                .filter(c -> url.equals(c.getText()))
                .findFirst()
                .orElseThrow());
        assertThat(cell.getTextOverrun()).isEqualTo(OverrunStyle.CENTER_ELLIPSIS);
        assertThat(cell.getTooltip().getText()).isEqualTo(url);
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
        }
        window.awaitText("Java-http-client");
        window.picture("stream-1280-long");
    }

    @Test
    void qrCode_ofAnAddress_readsAsTheAddress() throws Exception {
        FormatTable table = window.visible(FormatTable.class).getFirst();
        String url = onFx(() -> table.getItems().getFirst().url());
        Image image = onFx(() -> QrCode.of(url, 320).orElseThrow());
        int size = (int) image.getWidth();
        int[] pixels = new int[size * size];
        image.getPixelReader().getPixels(0, 0, size, size, PixelFormat.getIntArgbInstance(), pixels, 0, size);
        assertThat(new QRCodeReader()
                        .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(size, size, pixels))))
                        .getText())
                .isEqualTo(url);
        assertThat(onFx(() -> QrCode.of("x".repeat(5000), 320))).isEmpty();
        assertThat(QrWindow.words(url, true)).startsWith("This address leads to this computer alone.");
        assertThat(QrWindow.words("http://192.0.2.7:8765/x", true)).startsWith("Whoever reaches");
    }
}
