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

    private SwsContext context;

    /** A new picture of {@code width} by {@code height} pixels. */
    ByteBuffer convert(AVFrame frame, int width, int height) throws PlayerException {
        context = sws_getCachedContext(context, frame.width(), frame.height(), frame.format(), width, height, AV_PIX_FMT_BGRA, SWS_BILINEAR, (SwsFilter) null, (SwsFilter) null, (DoublePointer) null);
        if (context == null || context.isNull()) {
            throw new PlayerException("The picture format cannot be converted.");
        }
        ByteBuffer target = ByteBuffer.allocateDirect(width * height * 4);
        try (BytePointer pixels = new BytePointer(target); PointerPointer<BytePointer> planes = new PointerPointer<>(4); IntPointer strides = new IntPointer(width * 4, 0, 0, 0)) {
            planes.put(0, pixels).put(1, null).put(2, null).put(3, null);
            sws_scale(context, new PointerPointer<>(frame), frame.linesize(), 0, frame.height(), planes, strides);
        }
        return target;
    }

    @Override
    public void close() {
        sws_freeContext(context);
        context = null;
    }
}
