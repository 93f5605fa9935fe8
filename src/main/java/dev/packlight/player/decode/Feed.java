package dev.packlight.player.decode;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;

import dev.packlight.media.Ticks;
import dev.packlight.player.PlayerException;
import dev.packlight.player.decode.PacketQueue.Format;
import dev.packlight.player.decode.PacketQueue.Item;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.jspecify.annotations.Nullable;

/** Sorts the packets of demuxers into the queues of picture and sound. */
public final class Feed {

    private static final long LOOK_MS = 10;
    /** Files whose sound lies further from its picture than this are not waited for. */
    private static final long INTERLEAVE_TICKS = 10 * Ticks.PER_SECOND;

    private final PacketQueue video;
    private final PacketQueue audio;
    private final Timeline timeline;
    private final Map<String, Format> formats = new ConcurrentHashMap<>();

    Feed(PacketQueue video, PacketQueue audio, Timeline timeline) {
        this.video = video;
        this.audio = audio;
        this.timeline = timeline;
    }

    /** Who decides what media time is in presentation time. */
    public enum Anchor {
        /** The media that is put in, if nobody has yet. */
        THIS,
        /** Another track; packets wait for it at their decoder. */
        ANOTHER
    }

    /**
     * Where media belongs.
     *
     * @param rung what its packets are marked with
     * @param clock of its media
     * @param expectedTicks presentation time at which it should begin
     */
    public record Place(int rung, int clock, long expectedTicks, Anchor anchor) {}

    /** Called after each packet, with its presentation time as far as it is known. */
    @FunctionalInterface
    public interface Step {
        void after(OptionalLong ticks) throws InterruptedException;
    }

    /**
     * Puts everything that {@code demuxer} holds into the queues.
     *
     * @return how many packets that was
     */
    public int drain(Demuxer demuxer, Place place, Step step) throws PlayerException, InterruptedException {
        Timeline.Clock clock = timeline.clock(place.clock());
        boolean decides = place.anchor() == Anchor.THIS;
        Deque<Item> before = new ArrayDeque<>();
        int count = 0;
        try {
            for (AVPacket packet = next(demuxer); packet != null; packet = next(demuxer)) {
                Item item = item(demuxer.stream(packet.stream_index()), packet, place);
                count++;
                before.add(item);
                if (decides
                        && !clock.isKnown()
                        && item.ticks().isPresent()
                        && (item.isVideo() || audioDecides(demuxer))) {
                    clock.anchor(place.expectedTicks(), item.ticks().getAsLong());
                }
                if (clock.isKnown() || !decides) {
                    putAll(before);
                    step.after(clock.isKnown() ? clock.presented(item.ticks()) : OptionalLong.empty());
                }
            }
            if (decides && !before.isEmpty()) {
                clock.anchor(place.expectedTicks(), place.expectedTicks());
            }
            putAll(before);
        } finally {
            before.forEach(item -> av_packet_free(item.packet()));
        }
        return count;
    }

    /** The next packet of picture or sound; null at the end. */
    private static @Nullable AVPacket next(Demuxer demuxer) throws PlayerException {
        AVPacket packet = av_packet_alloc();
        try {
            while (demuxer.read(packet)) {
                int type = demuxer.stream(packet.stream_index()).codecpar().codec_type();
                if (type == AVMEDIA_TYPE_VIDEO || type == AVMEDIA_TYPE_AUDIO) {
                    return packet;
                }
                av_packet_unref(packet);
            }
        } catch (PlayerException e) {
            av_packet_free(packet);
            throw e;
        }
        av_packet_free(packet);
        return null;
    }

    private Item item(AVStream stream, AVPacket packet, Place place) {
        String key =
                place.rung() + "/" + place.clock() + "/" + stream.codecpar().codec_type();
        Format format = formats.computeIfAbsent(key, k -> new Format(stream, place.rung(), place.clock()));
        OptionalLong ticks = TimeBase.of(stream.time_base()).ticks(packet.pts());
        if (ticks.isPresent()) {
            format.begins(place.expectedTicks(), ticks.getAsLong());
        }
        return new Item(packet, format, ticks, place.expectedTicks());
    }

    private static boolean audioDecides(Demuxer demuxer) {
        for (int i = 0; i < demuxer.streamCount(); i++) {
            if (demuxer.stream(i).codecpar().codec_type() == AVMEDIA_TYPE_VIDEO) {
                return false;
            }
        }
        return true;
    }

    private void putAll(Deque<Item> items) {
        while (!items.isEmpty()) {
            Item item = items.removeFirst();
            (item.isVideo() ? video : audio).put(item);
        }
    }

    /** Waits while so much of the track lies ready, or too many bytes of both, unless there is enough reason not to. */
    public void awaitRoom(PacketQueue track, long ticks, BooleanSupplier enough) throws InterruptedException {
        while ((track.bufferedTicks() >= ticks || isHeavy()) && !enough.getAsBoolean()) {
            Thread.sleep(LOOK_MS);
        }
    }

    /** Waits until the track's packets are taken, unless there is enough reason not to. */
    public void awaitTaken(PacketQueue track, BooleanSupplier enough) throws InterruptedException {
        while (!track.isEmpty() && !enough.getAsBoolean()) {
            Thread.sleep(LOOK_MS);
        }
    }

    /** Waits while so much of both tracks lies ready, a good deal of one, or too many bytes. */
    public void awaitRoomInBoth(long ticks) throws InterruptedException {
        while (isFull(ticks) || isHeavy()) {
            Thread.sleep(LOOK_MS);
        }
    }

    private boolean isFull(long ticks) {
        long most = Math.max(video.bufferedTicks(), audio.bufferedTicks());
        return most >= INTERLEAVE_TICKS || most >= ticks && !video.isEmpty() && !audio.isEmpty();
    }

    private boolean isHeavy() {
        return video.bytes() + audio.bytes() > DecodeLimits.QUEUED_BYTES;
    }

    /** After the decoders have stopped. */
    void free() {
        formats.values().forEach(Format::free);
        formats.clear();
    }
}
