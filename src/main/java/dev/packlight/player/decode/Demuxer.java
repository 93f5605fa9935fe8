package dev.packlight.player.decode;

import static org.bytedeco.ffmpeg.avformat.AVFormatContext.AVFMT_FLAG_CUSTOM_IO;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_seek_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avformat.avio_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avio_context_free;
import static org.bytedeco.ffmpeg.global.avutil.AV_TIME_BASE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_malloc;

import dev.packlight.bytes.ByteSource;
import dev.packlight.media.Rounding;
import dev.packlight.media.Timescale;
import dev.packlight.player.PlayerException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.ffmpeg.avformat.Write_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes packets out of bytes with libavformat, through callbacks of our own; it opens no file and no address itself.
 *
 * <p>Streams are not probed beforehand (which would cost twenty times the opening): a transport stream's appear
 * with their first packet.
 */
public final class Demuxer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Demuxer.class);
    private static final int BUFFER_BYTES = 64 << 10;
    private static final int AVSEEK_SIZE = 0x10000;
    private static final int EINVAL = 22;
    /** Containers of media alone: playlists and lists of files would have FFmpeg open addresses of its own. */
    private static final String FORMATS = "mov,mpegts,mpeg,matroska,flv,avi,asf,ogg,wav,aac,loas,mp3,ac3,eac3,flac,caf,"
            + "aiff,h264,hevc,mpegvideo,obu,ivf,webvtt";

    private final ByteSource source;
    private final AVFormatContext context;
    private final AVIOContext io;
    private final Read_packet_Pointer_BytePointer_int read;
    private final Seek_Pointer_long_int seek;
    /** Not called position: the callbacks below inherit a field of that name. */
    private long readPosition;
    /** Why the bytes could not be read, as a sentence. */
    private Optional<String> failure = Optional.empty();

    private Optional<Deadline> opening;

    private Demuxer(ByteSource source, Deadline opening) throws PlayerException {
        this.source = source;
        this.opening = Optional.of(opening);
        this.read = new Reader();
        this.seek = new Seeker();
        BytePointer buffer = new BytePointer(av_malloc(BUFFER_BYTES)).capacity(BUFFER_BYTES);
        this.io = avio_alloc_context(
                buffer, BUFFER_BYTES, 0, null, read, (Write_packet_Pointer_BytePointer_int) null, seek);
        this.context = avformat_alloc_context();
        context.pb(io);
        context.flags(context.flags() | AVFMT_FLAG_CUSTOM_IO);
        int code = opened();
        this.opening = Optional.empty();
        if (code < 0) {
            freeIo();
            throw code == -EINVAL && failure.isEmpty()
                    ? new PlayerException("The media is in no container that the player reads.")
                    : failed("opened", code);
        }
    }

    private int opened() {
        try (AVDictionary options = new AVDictionary(null)) {
            av_dict_set(options, "format_whitelist", FORMATS, 0);
            int code = avformat_open_input(context, (String) null, (AVInputFormat) null, options);
            av_dict_free(options);
            return code;
        }
    }

    /** Reads the tables of {@code source}, which must not take longer than {@code deadline}. */
    public static Demuxer open(ByteSource source, Deadline deadline) throws PlayerException {
        FFmpeg.ensureLoaded();
        return new Demuxer(source, deadline);
    }

    /** What went wrong first is what went wrong. */
    private void fail(String sentence) {
        failure = failure.or(() -> Optional.of(sentence));
    }

    private PlayerException failed(String done, int code) {
        return new PlayerException(
                failure.orElseGet(() -> "The media cannot be " + done + ": " + FFmpeg.error(code) + "."));
    }

    /** Reads the next packet; false at the end. */
    boolean read(AVPacket packet) throws PlayerException {
        int code = av_read_frame(context, packet);
        if (code == avutil.AVERROR_EOF()) {
            return false;
        }
        if (code < 0) {
            throw failed("read on", code);
        }
        return true;
    }

    AVStream stream(int index) {
        return context.streams(index);
    }

    int streamCount() {
        return context.nb_streams();
    }

    /** Duration of the longest stream; 0 where unknown. */
    public long durationTicks() {
        long longest = 0;
        for (int i = 0; i < streamCount(); i++) {
            AVStream stream = stream(i);
            longest = Math.max(
                    longest,
                    TimeBase.of(stream.time_base()).ticks(stream.duration()).orElse(0));
        }
        return longest;
    }

    /** Goes to the key frame at or before this media time. */
    public void seek(long ticks) throws PlayerException {
        long microseconds = Timescale.PRESENTATION.rescale(ticks, new Timescale(AV_TIME_BASE), Rounding.NEAREST);
        int code = av_seek_frame(context, -1, microseconds, AVSEEK_FLAG_BACKWARD);
        if (code < 0) {
            throw failed("searched", code);
        }
    }

    @Override
    public void close() {
        try (PointerPointer<AVFormatContext> holder = new PointerPointer<>(1)) {
            holder.put(context);
            avformat_close_input(holder);
        }
        freeIo();
    }

    private void freeIo() {
        avutil.av_free(io.buffer());
        try (PointerPointer<AVIOContext> holder = new PointerPointer<>(1)) {
            holder.put(io);
            avio_context_free(holder);
        }
        read.close();
        seek.close();
    }

    private final class Reader extends Read_packet_Pointer_BytePointer_int {
        @Override
        public int call(Pointer opaque, BytePointer target, int length) {
            try {
                if (failure.isPresent()) {
                    return avutil.AVERROR_EIO();
                }
                if (opening.isPresent() && opening.get().isOver()) {
                    fail("The tables of the media had not come whole in time.");
                    return avutil.AVERROR_EIO();
                }
                ByteBuffer bytes = target.position(0).capacity(length).asByteBuffer();
                int n = readPosition >= source.size() ? -1 : source.read(readPosition, bytes);
                if (n <= 0) {
                    return avutil.AVERROR_EOF();
                }
                readPosition += n;
                return n;
            } catch (IOException e) {
                fail(String.valueOf(e.getMessage()));
                return avutil.AVERROR_EIO();
            } catch (RuntimeException | Error e) {
                LOG.error("media could not be read", e);
                fail(String.valueOf(PlayerException.of(e).getMessage()));
                return avutil.AVERROR_EIO();
            }
        }
    }

    private final class Seeker extends Seek_Pointer_long_int {
        @Override
        public long call(Pointer opaque, long offset, int whence) {
            if ((whence & AVSEEK_SIZE) != 0) {
                return source.size();
            }
            long base = whence == 1 ? readPosition : whence == 2 ? source.size() : 0;
            readPosition = Math.clamp(base + offset, 0, source.size());
            return readPosition;
        }
    }
}
