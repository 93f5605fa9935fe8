package dev.packlight.player.decode;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_free;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;

/** Demuxed packets that wait for their decoder; whoever feeds it looks at its seconds and bytes before it goes on. */
public final class PacketQueue implements AutoCloseable {

    private final Deque<Item> items = new ArrayDeque<>();
    private OptionalLong firstTicks = OptionalLong.empty();
    private OptionalLong lastTicks = OptionalLong.empty();
    private long fedTicks = Long.MIN_VALUE;
    private long takenTicks = Long.MIN_VALUE;
    private long bytes;
    private boolean ended;
    private boolean closed;

    /**
     * A packet and the stream it belongs to.
     *
     * @param ticks media time; empty where the stream does not say
     * @param segmentTicks presentation time at which its segment begins
     */
    record Item(AVPacket packet, Format format, OptionalLong ticks, long segmentTicks) {

        boolean isVideo() {
            return format.parameters().codec_type() == AVMEDIA_TYPE_VIDEO;
        }

        /** About its presentation time, by which media of several clocks can be measured. */
        OptionalLong placedTicks() {
            return ticks.isPresent() ? OptionalLong.of(ticks.getAsLong() + format.shiftTicks()) : ticks;
        }
    }

    /** How a stream is coded; shared by its packets. */
    static final class Format {
        private final AVCodecParameters parameters = avcodec_parameters_alloc();
        private final TimeBase timeBase;
        private final int rung;
        private final int clock;
        private OptionalLong shiftTicks = OptionalLong.empty();

        Format(AVStream stream, int rung, int clock) {
            avcodec_parameters_copy(parameters, stream.codecpar());
            this.timeBase = TimeBase.of(stream.time_base());
            this.rung = rung;
            this.clock = clock;
        }

        /** Media that should begin at {@code expectedTicks} says {@code ticks}; the first call counts. */
        synchronized void begins(long expectedTicks, long ticks) {
            shiftTicks = OptionalLong.of(shiftTicks.orElse(expectedTicks - ticks));
        }

        synchronized long shiftTicks() {
            return shiftTicks.orElse(0);
        }

        int clock() {
            return clock;
        }

        AVCodecParameters parameters() {
            return parameters;
        }

        TimeBase timeBase() {
            return timeBase;
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
        item.placedTicks().ifPresent(ticks -> {
            firstTicks = OptionalLong.of(firstTicks.orElse(ticks));
            lastTicks = OptionalLong.of(Math.max(lastTicks.orElse(ticks), ticks));
        });
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
            takenTicks = item.segmentTicks();
            OptionalLong ticks = item.placedTicks();
            firstTicks = ticks.isPresent() ? ticks : firstTicks;
        }
        return item;
    }

    /** From the oldest to the newest packet. */
    public synchronized long bufferedTicks() {
        return items.isEmpty() || firstTicks.isEmpty()
                ? 0
                : Math.max(0, lastTicks.getAsLong() - firstTicks.getAsLong());
    }

    synchronized boolean isEmpty() {
        return items.isEmpty();
    }

    /** Bytes of the packets that wait here. */
    synchronized long bytes() {
        return bytes;
    }

    /** All there is until this presentation time has been put in. */
    public synchronized void fedUntil(long ticks) {
        fedTicks = Math.max(fedTicks, ticks);
    }

    /** Whether nothing waits here though everything until then was put in: the track has a gap, or ended. */
    public synchronized boolean hasNothingUntil(long ticks) {
        return items.isEmpty() && fedTicks > ticks;
    }

    /** Where the segment begins of which something was taken last. */
    public synchronized long takenTicks() {
        return takenTicks;
    }

    /** Where the first segment behind {@code ticks} begins that waits here and is of another rung, if one does. */
    public synchronized OptionalLong replaceableFrom(long ticks, int rung) {
        return items.stream()
                .filter(item -> item.segmentTicks() > ticks && item.format().rung() != rung)
                .mapToLong(Item::segmentTicks)
                .findFirst();
    }

    /** Forgets the segments that begin there or later, which will be put in anew. */
    public synchronized void dropFrom(long ticks) {
        items.removeIf(item -> {
            boolean dropped = item.segmentTicks() >= ticks;
            if (dropped) {
                bytes -= item.packet().size();
                av_packet_free(item.packet());
            }
            return dropped;
        });
        lastTicks = items.stream()
                .map(Item::ticks)
                .filter(OptionalLong::isPresent)
                .map(OptionalLong::getAsLong)
                .max(Long::compare)
                .map(OptionalLong::of)
                .orElse(firstTicks);
        fedTicks = Math.min(fedTicks, ticks);
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
