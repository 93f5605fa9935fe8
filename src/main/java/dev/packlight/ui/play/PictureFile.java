package dev.packlight.ui.play;

import dev.packlight.ui.common.Words;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javax.imageio.ImageIO;

/** A picture of the film, written as PNG. */
final class PictureFile {

    private PictureFile() {}

    /** A file that does not exist yet, named by asset and position. */
    static Path named(Path folder, String asset, long ticks) {
        String name = asset.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_") + " "
                + Words.position(ticks).replace(':', '-');
        Path file = folder.resolve(name + ".png");
        for (int n = 2; Files.exists(file); n++) {
            file = folder.resolve(name + " (" + n + ").png");
        }
        return file;
    }

    static void write(Image image, Path file) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            image.getPixelReader().getPixels(0, y, width, 1, PixelFormat.getIntArgbInstance(), row, 0, width);
            copy.setRGB(0, y, width, 1, row, 0, width);
        }
        Files.createDirectories(file.getParent());
        if (!ImageIO.write(copy, "png", file.toFile())) {
            throw new IOException("This Java writes no PNG.");
        }
    }
}
