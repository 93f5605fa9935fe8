package dev.packlight.player.decode;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGRA;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCachedContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;

import dev.packlight.player.Picture;
import dev.packlight.player.PlayerException;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.ffmpeg.swscale.SwsFilter;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/** Turns decoded pictures into BGRA of a wanted size. One thread at a time. */
final class PictureConverter implements AutoCloseable {

    private static final int BYTES_PER_PIXEL = 4;
    /**
     * The scaler writes whole vectors; rows that end within one need room behind them, or it writes over what follows.
     */
    private static final int ALIGNMENT_BYTES = 64;

    private final PointerPointer<BytePointer> planes = new PointerPointer<>(4);
    private final IntPointer strides = new IntPointer(0, 0, 0, 0);
    private @Nullable SwsContext context;

    /** From one row to the next in pictures of this width. */
    static int stridePixels(int widthPixels) {
        int pixels = ALIGNMENT_BYTES / BYTES_PER_PIXEL;
        return Math.ceilDiv(widthPixels, pixels) * pixels;
    }

    /** The frame as it will be shown, in a buffer of {@code ring}; scaled down where it is larger than is shown. */
    Picture convert(AVFrame frame, PictureRing ring, long ticks, int rung)
            throws PlayerException, InterruptedException {
        double scale =
                Math.sqrt((double) DecodeLimits.SHOWN_PIXELS / Math.max(1L, (long) frame.width() * frame.height()));
        int width = scale >= 1 ? frame.width() : Math.max(2, (int) (frame.width() * scale) & ~1);
        int height = scale >= 1 ? frame.height() : Math.max(2, (int) (frame.height() * scale) & ~1);
        PictureRing.Slot slot = ring.take(width, height);
        try {
            convert(frame, slot);
            return slot.picture(ticks, rung);
        } catch (PlayerException | RuntimeException | Error e) {
            slot.give();
            throw e;
        }
    }

    /** Fills {@code into}, in its size. */
    void convert(AVFrame frame, PictureRing.Slot into) throws PlayerException {
        context = sws_getCachedContext(
                context,
                frame.width(),
                frame.height(),
                frame.format(),
                into.shape().widthPixels(),
                into.shape().heightPixels(),
                AV_PIX_FMT_BGRA,
                SWS_BILINEAR,
                (SwsFilter) null,
                (SwsFilter) null,
                (DoublePointer) null);
        if (context == null || context.isNull()) {
            throw new PlayerException("The picture format cannot be converted.");
        }
        planes.put(0, into.pointer()).put(1, null).put(2, null).put(3, null);
        strides.put(0, into.shape().stridePixels() * BYTES_PER_PIXEL);
        sws_scale(context, new PointerPointer<>(frame), frame.linesize(), 0, frame.height(), planes, strides);
    }

    static int bytes(int widthPixels, int heightPixels) {
        return stridePixels(widthPixels) * heightPixels * BYTES_PER_PIXEL + ALIGNMENT_BYTES;
    }

    @Override
    public void close() {
        sws_freeContext(context);
        context = null;
        planes.close();
        strides.close();
    }
}
