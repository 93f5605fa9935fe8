package dev.packlight.stills;

import dev.packlight.bytes.ArraySource;
import dev.packlight.packaging.Thumbnails;
import dev.packlight.packaging.TileMaker;
import dev.packlight.player.decode.FrameGrabber;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Makes sheets with the in-process decoder. */
public final class ThumbnailSheets implements TileMaker {

    private static final float FIRST_QUALITY = 0.85f;
    private static final float QUALITY_STEP = 0.15f;

    @Override
    public Optional<byte[]> sheet(List<byte[]> keyFrames, Thumbnails.Layout layout, int maxBytes) throws IOException {
        BufferedImage sheet = new BufferedImage(
                layout.tileWidth() * layout.columns(), layout.tileHeight() * layout.rows(), BufferedImage.TYPE_INT_RGB);
        int drawn = 0;
        for (int i = 0; i < keyFrames.size(); i++) {
            Optional<FrameGrabber.Still> still =
                    FrameGrabber.grab(new ArraySource(keyFrames.get(i)), layout.tileWidth());
            if (still.isPresent()) {
                draw(
                        still.get(),
                        sheet,
                        i % layout.columns() * layout.tileWidth(),
                        i / layout.columns() * layout.tileHeight(),
                        layout);
                drawn++;
            }
        }
        return drawn == 0 ? Optional.empty() : Optional.of(jpeg(sheet, maxBytes));
    }

    private static void draw(
            FrameGrabber.Still still, BufferedImage sheet, int left, int top, Thumbnails.Layout layout) {
        for (int y = 0; y < layout.tileHeight(); y++) {
            int row = y * still.heightPixels() / layout.tileHeight() * still.widthPixels();
            for (int x = 0; x < layout.tileWidth(); x++) {
                int at = 4 * (row + x * still.widthPixels() / layout.tileWidth());
                ByteBuffer bgra = still.bgra();
                sheet.setRGB(
                        left + x,
                        top + y,
                        (bgra.get(at + 2) & 255) << 16 | (bgra.get(at + 1) & 255) << 8 | bgra.get(at) & 255);
            }
        }
    }

    private static byte[] jpeg(BufferedImage sheet, int maxBytes) throws IOException {
        for (float quality = FIRST_QUALITY; quality > 0; quality -= QUALITY_STEP) {
            byte[] bytes = jpeg(sheet, quality);
            if (bytes.length <= maxBytes) {
                return bytes;
            }
        }
        throw new IOException("the sheet does not fit into " + maxBytes + " bytes");
    }

    private static byte[] jpeg(BufferedImage sheet, float quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(sheet, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
