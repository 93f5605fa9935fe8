package dev.packlight.player.decode;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import dev.packlight.player.PlayerException;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Decodes the packets of one stream with libavcodec. */
final class Decoder implements AutoCloseable {

    private static final int THREADS = 2;

    private final AVCodecContext context;
    private final AVFrame frame = av_frame_alloc();
    private final TimeBase timeBase;

    private Decoder(AVCodecContext context, TimeBase timeBase) {
        this.context = context;
        this.timeBase = timeBase;
    }

    /** Receives decoded frames. */
    @FunctionalInterface
    interface FrameConsumer {
        /** @param ticks media time; empty where the stream does not say */
        void accept(AVFrame frame, OptionalLong ticks) throws PlayerException, InterruptedException;
    }

    static Decoder open(PacketQueue.Format format) throws PlayerException {
        PictureSize said =
                new PictureSize(format.parameters().width(), format.parameters().height());
        if (said.isTooLarge()) {
            throw said.refusal();
        }
        AVCodec codec = avcodec_find_decoder(format.parameters().codec_id());
        if (codec == null || codec.isNull()) {
            throw new PlayerException("There is no decoder for this codec.");
        }
        AVCodecContext context = avcodec_alloc_context3(codec);
        avcodec_parameters_to_context(context, format.parameters());
        context.pkt_timebase()
                .num(format.timeBase().num())
                .den(format.timeBase().den());
        context.thread_count(THREADS);
        context.max_pixels(DecodeLimits.DECODED_PIXELS);
        int code = avcodec_open2(context, codec, (AVDictionary) null);
        if (code < 0) {
            avcodec_free_context(context);
            throw new PlayerException("The decoder cannot be opened: " + FFmpeg.error(code) + ".");
        }
        return new Decoder(context, format.timeBase());
    }

    void decode(AVPacket packet, FrameConsumer consumer) throws PlayerException, InterruptedException {
        int code = avcodec_send_packet(context, packet);
        if (code < 0) {
            PictureSize said = PictureSize.of(packet, context);
            if (said.isTooLarge()) {
                throw said.refusal();
            }
            throw new PlayerException("A frame cannot be decoded: " + FFmpeg.error(code) + ".");
        }
        receive(consumer);
    }

    /** Hands out the frames that are still inside. */
    void drain(FrameConsumer consumer) throws PlayerException, InterruptedException {
        avcodec_send_packet(context, (AVPacket) null);
        receive(consumer);
    }

    private void receive(FrameConsumer consumer) throws PlayerException, InterruptedException {
        while (avcodec_receive_frame(context, frame) >= 0) {
            try {
                consumer.accept(frame, timeBase.ticks(frame.best_effort_timestamp()));
            } finally {
                av_frame_unref(frame);
            }
        }
    }

    @Override
    public void close() {
        av_frame_free(frame);
        avcodec_free_context(context);
    }
}
