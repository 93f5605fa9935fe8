package dev.packlight.ui.play;

import dev.packlight.player.FrameSink;
import dev.packlight.player.Picture;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Shows the pictures of our own player where they were decoded to, the newest one of each pulse. What was shown is
 * given back two pulses after it was replaced: the window's renderer, which works beside the next pulse, has left it by
 * then.
 */
final class PictureView extends Region implements FrameSink {

    private static final int PULSES_HELD = 2;
    private static final int IDLE_PULSES = 30;
    /** More than a player's ring has places; those of rings that are gone are forgotten. */
    private static final int MOST_IMAGES = 16;

    private final ImageView view = new ImageView();
    private final AtomicReference<@Nullable Picture> next = new AtomicReference<>();
    private final AtomicBoolean running = new AtomicBoolean();
    private final Deque<Held> left = new ArrayDeque<>();
    private final Map<ByteBuffer, Image> images = new IdentityHashMap<>();
    private final AnimationTimer pulses = new AnimationTimer() {
        @Override
        public void handle(long now) {
            pulse();
        }
    };
    private @Nullable Picture current;
    private long pulse;
    private long lastBusy;

    /** A picture that was replaced, and when. */
    private record Held(Picture picture, long sincePulse) {}

    /** A place in the player's ring as the window knows it. */
    private record Image(PixelBuffer<ByteBuffer> pixels, WritableImage image) {

        static Image of(Picture picture) {
            PixelBuffer<ByteBuffer> pixels = new PixelBuffer<>(
                    picture.stridePixels(),
                    picture.heightPixels(),
                    picture.bgra(),
                    PixelFormat.getByteBgraPreInstance());
            return new Image(pixels, new WritableImage(pixels));
        }

        boolean fits(Picture picture) {
            return pixels.getWidth() == picture.stridePixels() && pixels.getHeight() == picture.heightPixels();
        }
    }

    PictureView() {
        getStyleClass().add("picture");
        view.setPreserveRatio(true);
        view.setSmooth(true);
        getChildren().add(view);
        setMinSize(80, 45);
    }

    /** Called on the player's thread. */
    @Override
    public void show(Picture picture) {
        Picture unseen = next.getAndSet(picture);
        if (unseen != null) {
            unseen.close();
        }
        if (running.compareAndSet(false, true)) {
            Platform.runLater(pulses::start);
        }
    }

    private void pulse() {
        pulse++;
        Picture picture = next.getAndSet(null);
        if (picture != null) {
            draw(picture);
        }
        while (!left.isEmpty() && pulse - left.getFirst().sincePulse() >= PULSES_HELD) {
            left.removeFirst().picture().close();
        }
        lastBusy = picture != null || !left.isEmpty() ? pulse : lastBusy;
        if (pulse - lastBusy > IDLE_PULSES) {
            rest();
        }
    }

    /** Stops asking for pulses; a picture that came in between starts them again. */
    private void rest() {
        pulses.stop();
        running.set(false);
        if (next.get() != null && running.compareAndSet(false, true)) {
            pulses.start();
        }
    }

    private void draw(Picture picture) {
        Image image = images.get(picture.bgra());
        if (image == null || !image.fits(picture)) {
            if (images.size() >= MOST_IMAGES) {
                images.clear();
            }
            image = Image.of(picture);
            images.put(picture.bgra(), image);
        }
        image.pixels().updateBuffer(buffer -> null);
        view.setImage(image.image());
        Rectangle2D shown = new Rectangle2D(0, 0, picture.widthPixels(), picture.heightPixels());
        if (!shown.equals(view.getViewport())) {
            view.setViewport(shown);
            requestLayout();
        }
        leave();
        current = picture;
    }

    private void leave() {
        if (current != null) {
            left.addLast(new Held(current, pulse));
            current = null;
        }
    }

    /** A copy of what is shown, as large as it was decoded; empty while nothing is. */
    Optional<WritableImage> still() {
        return current == null || view.getImage() == null
                ? Optional.empty()
                : Optional.of(new WritableImage(
                        view.getImage().getPixelReader(), current.widthPixels(), current.heightPixels()));
    }

    void clear() {
        Picture unseen = next.getAndSet(null);
        if (unseen != null) {
            unseen.close();
        }
        leave();
        images.clear();
        view.setImage(null);
        if (!left.isEmpty() && running.compareAndSet(false, true)) {
            pulses.start();
        }
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
