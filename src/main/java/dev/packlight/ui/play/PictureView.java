package dev.packlight.ui.play;

import dev.packlight.player.FrameSink;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;

/** Shows the pictures of our own player, the newest one when the window comes to draw. */
final class PictureView extends Region implements FrameSink {

    private final ImageView view = new ImageView();
    private final AtomicReference<Frame> next = new AtomicReference<>();
    private PixelBuffer<ByteBuffer> pixels;

    private record Frame(ByteBuffer bgra, int width, int height) {}

    PictureView() {
        getStyleClass().add("picture");
        view.setPreserveRatio(true);
        view.setSmooth(true);
        getChildren().add(view);
        setMinSize(80, 45);
    }

    /** Called on the player's thread; the decoder hands over the buffer for good. */
    @Override
    public void show(ByteBuffer bgra, int width, int height) {
        if (next.getAndSet(new Frame(bgra, width, height)) == null) {
            Platform.runLater(this::draw);
        }
    }

    private void draw() {
        Frame frame = next.getAndSet(null);
        if (frame == null) {
            return;
        }
        if (pixels == null || pixels.getWidth() != frame.width || pixels.getHeight() != frame.height) {
            pixels = new PixelBuffer<>(
                    frame.width,
                    frame.height,
                    ByteBuffer.allocateDirect(frame.width * frame.height * 4),
                    PixelFormat.getByteBgraPreInstance());
            view.setImage(new WritableImage(pixels));
            requestLayout();
        }
        pixels.updateBuffer(buffer -> {
            buffer.getBuffer().clear().put(frame.bgra.duplicate().clear()).clear();
            return null;
        });
    }

    void clear() {
        next.set(null);
        pixels = null;
        view.setImage(null);
    }

    @Override
    protected void layoutChildren() {
        view.setFitWidth(getWidth());
        view.setFitHeight(getHeight());
        double width = view.getLayoutBounds().getWidth();
        double height = view.getLayoutBounds().getHeight();
        view.relocate((getWidth() - width) / 2, (getHeight() - height) / 2);
    }
}
