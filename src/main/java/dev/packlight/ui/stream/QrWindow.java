package dev.packlight.ui.stream;

import dev.packlight.ui.common.Ui;
import java.net.URI;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** Shows an address to the camera of a telephone or a television. */
final class QrWindow {

    private static final int SIZE = 320;

    private QrWindow() {}

    static void show(String title, String address, Window owner) {
        Alert alert = new Alert(Alert.AlertType.NONE);
        alert.setTitle(title);
        alert.getDialogPane().setContent(content(address));
        alert.getButtonTypes().setAll(ButtonType.CLOSE);
        alert.initOwner(owner);
        alert.show();
    }

    static VBox content(String address) {
        VBox box = new VBox(10);
        box.setAlignment(Pos.CENTER);
        Optional<Image> code = QrCode.of(address, SIZE);
        code.ifPresent(image -> {
            ImageView view = new ImageView(image);
            view.setAccessibleText("QR code of " + address);
            box.getChildren().add(view);
        });
        box.getChildren().add(Ui.copyable("Address", address, "mono"));
        Label words = Ui.label(words(address, code.isPresent()), "muted");
        words.setWrapText(true);
        words.setMaxWidth(SIZE);
        box.getChildren().add(words);
        box.setPrefWidth(SIZE + 40);
        return box;
    }

    static String words(String address, boolean drawn) {
        String host = URI.create(address).getHost();
        if (!drawn) {
            return "The address is too long for a QR code.";
        }
        return host.startsWith("127.") || host.equals("[::1]")
                ? "This address leads to this computer alone. Let the origin listen on another address, beside"
                        + " its switch, before you open it elsewhere."
                : "Whoever reaches this computer over the network can open it.";
    }
}
