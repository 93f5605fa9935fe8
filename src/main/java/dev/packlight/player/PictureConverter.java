package dev.packlight.player;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGRA;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCachedContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;

import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.ffmpeg.swscale.SwsFilter;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/** Turns decoded pictures into BGRA of a wanted size. One thread at a time. */
final class PictureConverter implements AutoCloseable {

    private static final int BYTES_PER_PIXEL = 4;
    /** The scaler writes whole vectors; rows that end within one need room behind them, or it writes over what follows. */
    private static final int ALIGNMENT = 64;

    private SwsContext context;

    /** A new picture of {@code width} by {@code height} pixels. */
    ByteBuffer convert(AVFrame frame, int width, int height) throws PlayerException {
        context = sws_getCachedContext(
                context,
                frame.width(),
                frame.height(),
                frame.format(),
                width,
                height,
                AV_PIX_FMT_BGRA,
                SWS_BILINEAR,
                (SwsFilter) null,
                (SwsFilter) null,
                (DoublePointer) null);
        if (context == null || context.isNull()) {
            throw new PlayerException("The picture format cannot be converted.");
        }
        int stride = Math.ceilDiv(width * BYTES_PER_PIXEL, ALIGNMENT) * ALIGNMENT;
        ByteBuffer target = ByteBuffer.allocateDirect(stride * height + ALIGNMENT);
        try (BytePointer pixels = new BytePointer(target);
                PointerPointer<BytePointer> planes = new PointerPointer<>(4);
                IntPointer strides = new IntPointer(stride, 0, 0, 0)) {
            planes.put(0, pixels).put(1, null).put(2, null).put(3, null);
            sws_scale(context, new PointerPointer<>(frame), frame.linesize(), 0, frame.height(), planes, strides);
        }
        return rows(target, width * BYTES_PER_PIXEL, stride, height);
    }

    /** The rows without what fills each up. */
    private static ByteBuffer rows(ByteBuffer padded, int rowBytes, int stride, int height) {
        if (rowBytes != stride) {
            for (int y = 1; y < height; y++) {
                padded.put(y * rowBytes, padded, y * stride, rowBytes);
            }
        }
        return padded.slice(0, rowBytes * height);
    }

    @Override
    public void close() {
        sws_freeContext(context);
        context = null;
    }
}
