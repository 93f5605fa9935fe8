package dev.packlight.player.decode;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_free;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;

import java.util.ArrayDeque;
import java.util.Deque;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;

/** Demuxed packets that wait for their decoder; whoever feeds it looks at its seconds and bytes before it goes on. */
public final class PacketQueue implements AutoCloseable {

    private final Deque<Item> items = new ArrayDeque<>();
    private double firstSeconds = Double.NaN;
    private double lastSeconds = Double.NaN;
    private double fedSeconds = Double.NEGATIVE_INFINITY;
    private long bytes;
    private boolean ended;
    private boolean closed;

    /** A packet and the stream it belongs to. */
    record Item(AVPacket packet, Format format, double seconds) {

        boolean isVideo() {
            return format.parameters().codec_type() == AVMEDIA_TYPE_VIDEO;
        }
    }

    /** How a stream is coded; shared by its packets. */
    static final class Format {
        private final AVCodecParameters parameters = avcodec_parameters_alloc();
        private final int timeBaseNum;
        private final int timeBaseDen;
        private final int rung;

        Format(AVStream stream, int rung) {
            avcodec_parameters_copy(parameters, stream.codecpar());
            this.timeBaseNum = stream.time_base().num();
            this.timeBaseDen = stream.time_base().den();
            this.rung = rung;
        }

        AVCodecParameters parameters() {
            return parameters;
        }

        int timeBaseNum() {
            return timeBaseNum;
        }

        int timeBaseDen() {
            return timeBaseDen;
        }

        int rung() {
            return rung;
        }

        void free() {
            avcodec_parameters_free(parameters);
        }
    }

    synchronized void put(Item item) {
        if (closed) {
            av_packet_free(item.packet());
            return;
        }
        items.addLast(item);
        bytes += item.packet().size();
        if (!Double.isNaN(item.seconds())) {
            firstSeconds = Double.isNaN(firstSeconds) ? item.seconds() : firstSeconds;
            lastSeconds = Double.isNaN(lastSeconds) ? item.seconds() : Math.max(lastSeconds, item.seconds());
        }
        notifyAll();
    }

    /** The next packet; null once all are out and no more will come. */
    synchronized Item take() throws InterruptedException {
        while (items.isEmpty() && !ended && !closed) {
            wait();
        }
        Item item = items.pollFirst();
        if (item != null) {
            bytes -= item.packet().size();
            firstSeconds = Double.isNaN(item.seconds()) ? firstSeconds : item.seconds();
        }
        return item;
    }

    /** Seconds between the oldest and the newest packet. */
    public synchronized double bufferedSeconds() {
        return items.isEmpty() || Double.isNaN(firstSeconds) ? 0 : Math.max(0, lastSeconds - firstSeconds);
    }

    synchronized boolean isEmpty() {
        return items.isEmpty();
    }

    /** Bytes of the packets that wait here. */
    synchronized long bytes() {
        return bytes;
    }

    /** All there is until {@code seconds} of presentation time has been put in. */
    public synchronized void fedUntil(double seconds) {
        fedSeconds = Math.max(fedSeconds, seconds);
    }

    /** Whether nothing waits here though everything until {@code seconds} was put in: the track has a gap, or ended. */
    public synchronized boolean hasNothingUntil(double seconds) {
        return items.isEmpty() && fedSeconds > seconds;
    }

    public synchronized void end() {
        ended = true;
        notifyAll();
    }

    @Override
    public synchronized void close() {
        closed = true;
        items.forEach(item -> av_packet_free(item.packet()));
        items.clear();
        bytes = 0;
        notifyAll();
    }
}
