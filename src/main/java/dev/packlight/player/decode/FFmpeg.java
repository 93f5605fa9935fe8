package dev.packlight.player.decode;

import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_max_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.Loader;

/** What all users of the FFmpeg libraries share. */
public final class FFmpeg {

    private static final int ERROR_BYTES = 256;

    private static final Thread LOADING =
            Thread.ofPlatform().daemon().name("ffmpeg-load").start(FFmpeg::loadLibraries);

    private FFmpeg() {}

    private static void loadLibraries() {
        Loader.load(avcodec.class);
        Loader.load(avformat.class);
        Loader.load(swscale.class);
        Loader.load(swresample.class);
        av_log_set_level(AV_LOG_QUIET);
        av_max_alloc(DecodeLimits.NATIVE_BLOCK_BYTES);
    }

    /**
     * Waits until the libraries are loaded. They load on a thread of their own, because an interrupt while they are
     * unpacked would leave them unusable for good.
     */
    public static void ensureLoaded() {
        boolean interrupted = false;
        while (LOADING.isAlive()) {
            try {
                LOADING.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** FFmpeg's words for an error code. */
    static String error(int code) {
        byte[] text = new byte[ERROR_BYTES];
        av_strerror(code, text, ERROR_BYTES);
        int end = 0;
        while (end < text.length && text[end] != 0) {
            end++;
        }
        return new String(text, 0, end, StandardCharsets.UTF_8);
    }
}
