package dev.packlight.player.decode;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S16;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc_set_opts2;
import static org.bytedeco.ffmpeg.global.swresample.swr_convert;
import static org.bytedeco.ffmpeg.global.swresample.swr_free;
import static org.bytedeco.ffmpeg.global.swresample.swr_get_out_samples;
import static org.bytedeco.ffmpeg.global.swresample.swr_init;

import dev.packlight.player.PlayerException;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/** Turns decoded sound into 16-bit little-endian stereo at 48 kHz. One thread at a time. */
final class SoundConverter implements AutoCloseable {

    private final AVChannelLayout stereo = new AVChannelLayout();
    private final PointerPointer<BytePointer> out = new PointerPointer<>(1);
    private BytePointer target = new BytePointer();
    private @Nullable SwrContext context;
    private int format = -1;
    private int rate;
    private int channels;

    SoundConverter() {
        av_channel_layout_default(stereo, 2);
    }

    byte[] convert(AVFrame frame) throws PlayerException {
        configure(frame);
        int room = Math.max(1, swr_get_out_samples(context, frame.nb_samples()));
        if (target.capacity() < (long) room * Sound.FRAME_BYTES) {
            target.close();
            target = new BytePointer((long) room * Sound.FRAME_BYTES);
            out.put(0, target);
        }
        int made = swr_convert(context, out, room, frame.extended_data(), frame.nb_samples());
        byte[] pcm = new byte[Math.max(0, made) * Sound.FRAME_BYTES];
        target.position(0).get(pcm);
        return pcm;
    }

    private void configure(AVFrame frame) throws PlayerException {
        if (context != null
                && format == frame.format()
                && rate == frame.sample_rate()
                && channels == frame.ch_layout().nb_channels()) {
            return;
        }
        free();
        context = new SwrContext(null);
        try (PointerPointer<SwrContext> holder = new PointerPointer<>(1)) {
            holder.put(0, (Pointer) null);
            int code = swr_alloc_set_opts2(
                    holder,
                    stereo,
                    AV_SAMPLE_FMT_S16,
                    Sound.RATE_HZ,
                    frame.ch_layout(),
                    frame.format(),
                    frame.sample_rate(),
                    0,
                    null);
            context = code < 0 ? null : holder.get(SwrContext.class, 0);
        }
        if (context == null || swr_init(context) < 0) {
            throw new PlayerException("The sound format cannot be converted.");
        }
        format = frame.format();
        rate = frame.sample_rate();
        channels = frame.ch_layout().nb_channels();
    }

    private void free() {
        if (context != null && !context.isNull()) {
            try (PointerPointer<SwrContext> holder = new PointerPointer<>(1)) {
                holder.put(0, context);
                swr_free(holder);
            }
            context = null;
        }
    }

    @Override
    public void close() {
        free();
        stereo.close();
        target.close();
        out.close();
    }
}
