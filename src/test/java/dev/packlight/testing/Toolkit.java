package dev.packlight.testing;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;

/** JavaFX on its headless platform: started once, called from tests, photographed. */
public final class Toolkit {

    private static final Path PICTURES = Path.of("target", "screenshots");

    private Toolkit() {}

    /** Starts it, unless an earlier test did. */
    public static void start() throws Exception {
        CompletableFuture<Void> started = new CompletableFuture<>();
        try {
            Platform.startup(() -> started.complete(null));
        } catch (IllegalStateException e) {
            started.complete(null);
        }
        started.get(30, TimeUnit.SECONDS);
        Platform.setImplicitExit(false);
    }

    /** Does something on the window's thread and waits for it. */
    public static <T> T onFx(Callable<T> work) throws Exception {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(work.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return result.get(30, TimeUnit.SECONDS);
    }

    /** Keeps a picture of the scene in {@code target/screenshots}. */
    public static void picture(Scene scene, String name) throws Exception {
        picture(scene, name, 1);
    }

    /** Keeps a picture with so many pixels to one of the scene. */
    public static void picture(Scene scene, String name, double scale) throws Exception {
        WritableImage image = onFx(() -> {
            SnapshotParameters asked = new SnapshotParameters();
            asked.setTransform(Transform.scale(scale, scale));
            asked.setFill(scene.getFill());
            return scene.getRoot().snapshot(asked, null);
        });
        write(image, PICTURES.resolve(name + ".png"));
    }

    /** A folder of pictures. */
    public static Path pictures(String name) throws IOException {
        return Files.createDirectories(PICTURES.resolve(name));
    }

    private static void write(WritableImage image, Path file) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            image.getPixelReader().getPixels(0, y, width, 1, PixelFormat.getIntArgbInstance(), row, 0, width);
            copy.setRGB(0, y, width, 1, row, 0, width);
        }
        Files.createDirectories(file.getParent());
        ImageIO.write(copy, "png", file.toFile());
    }
}
