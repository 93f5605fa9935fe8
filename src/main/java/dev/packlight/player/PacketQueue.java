package dev.packlight.player;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_free;

import java.util.ArrayDeque;
import java.util.Deque;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;

/** Demuxed packets that wait for their decoder; bounded by the seconds they last. */
final class PacketQueue implements AutoCloseable {

    private final Deque<Item> items = new ArrayDeque<>();
    private double firstSeconds = Double.NaN;
    private double lastSeconds = Double.NaN;
    private boolean ended;
    private boolean closed;

    /** A packet and the stream it belongs to. */
    record Item(AVPacket packet, Format format, double seconds) {}

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
        if (item != null && !Double.isNaN(item.seconds())) {
            firstSeconds = item.seconds();
        }
        notifyAll();
        return item;
    }

    /** Seconds between the oldest and the newest packet. */
    synchronized double bufferedSeconds() {
        return items.isEmpty() || Double.isNaN(firstSeconds) ? 0 : Math.max(0, lastSeconds - firstSeconds);
    }

    /** Waits until less than {@code seconds} wait here. */
    synchronized void awaitRoom(double seconds) throws InterruptedException {
        while (bufferedSeconds() >= seconds && !closed) {
            wait();
        }
    }

    synchronized void end() {
        ended = true;
        notifyAll();
    }

    @Override
    public synchronized void close() {
        closed = true;
        items.forEach(item -> av_packet_free(item.packet()));
        items.clear();
        notifyAll();
    }
}
