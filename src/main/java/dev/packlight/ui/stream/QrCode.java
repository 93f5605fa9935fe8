package dev.packlight.ui.stream;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/** An address as a QR code (ISO/IEC 18004), black on white with the margin of four modules that readers ask for. */
final class QrCode {

    private static final int MARGIN_MODULES = 4;

    private QrCode() {}

    /** The code of {@code text}, whole pixels to a module and about {@code size} wide; empty where it is too long. */
    static Optional<Image> of(String text, int size) {
        try {
            BitMatrix bits = new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            size,
                            size,
                            Map.of(
                                    EncodeHintType.MARGIN,
                                    MARGIN_MODULES,
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M));
            return Optional.of(draw(bits));
        } catch (WriterException e) {
            return Optional.empty();
        }
    }

    private static Image draw(BitMatrix bits) {
        WritableImage image = new WritableImage(bits.getWidth(), bits.getHeight());
        for (int y = 0; y < bits.getHeight(); y++) {
            for (int x = 0; x < bits.getWidth(); x++) {
                image.getPixelWriter().setColor(x, y, bits.get(x, y) ? Color.BLACK : Color.WHITE);
            }
        }
        return image;
    }
}
