package dev.packlight.player;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import dev.packlight.player.PacketQueue.Format;
import dev.packlight.player.PacketQueue.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;

/** Sorts the packets of demuxers into the queues of picture and sound. */
final class Feed {

    private final PacketQueue video;
    private final PacketQueue audio;
    private final Timeline timeline;
    private final Map<String, Format> formats = new ConcurrentHashMap<>();

    Feed(PacketQueue video, PacketQueue audio, Timeline timeline) {
        this.video = video;
        this.audio = audio;
        this.timeline = timeline;
    }

    /**
     * Puts everything that {@code demuxer} holds into the queues.
     *
     * @param rung what the packets are marked with
     * @param expectedStart presentation time at which the media should begin
     * @param mayAnchor whether this media decides the timeline
     */
    void drain(Demuxer demuxer, int rung, double expectedStart, boolean mayAnchor, Pace pace)
            throws PlayerException, InterruptedException {
        List<Item> before = new ArrayList<>();
        while (true) {
            AVPacket packet = av_packet_alloc();
            if (!demuxer.read(packet)) {
                av_packet_free(packet);
                break;
            }
            AVStream stream = demuxer.stream(packet.stream_index());
            int type = stream.codecpar().codec_type();
            double base = (double) stream.time_base().num() / stream.time_base().den();
            double seconds = packet.pts() == AV_NOPTS_VALUE ? Double.NaN : packet.pts() * base;
            if (type != AVMEDIA_TYPE_VIDEO && type != AVMEDIA_TYPE_AUDIO) {
                av_packet_free(packet);
                continue;
            }
            if (mayAnchor
                    && !timeline.isKnown()
                    && !Double.isNaN(seconds)
                    && (type == AVMEDIA_TYPE_VIDEO || audioDecides(demuxer))) {
                timeline.anchor(expectedStart, seconds);
            }
            Item item = new Item(
                    packet, formats.computeIfAbsent(rung + "/" + type, key -> new Format(stream, rung)), seconds);
            if (!timeline.isKnown() && mayAnchor) {
                before.add(item);
                continue;
            }
            before.forEach(this::put);
            before.clear();
            put(item);
            pace.await();
        }
        before.forEach(this::put);
    }

    /** Waits while enough is queued. */
    @FunctionalInterface
    interface Pace {
        void await() throws InterruptedException;
    }

    private static boolean audioDecides(Demuxer demuxer) {
        for (int i = 0; i < demuxer.streamCount(); i++) {
            if (demuxer.stream(i).codecpar().codec_type() == AVMEDIA_TYPE_VIDEO) {
                return false;
            }
        }
        return true;
    }

    private void put(Item item) {
        (item.format().parameters().codec_type() == AVMEDIA_TYPE_VIDEO ? video : audio).put(item);
    }

    /** After the decoders have stopped. */
    void free() {
        formats.values().forEach(Format::free);
        formats.clear();
    }
}
