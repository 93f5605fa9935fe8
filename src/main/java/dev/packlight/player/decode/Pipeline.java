package dev.packlight.player.decode;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;

import dev.packlight.media.Ticks;
import dev.packlight.player.Picture;
import dev.packlight.player.PlayerException;
import dev.packlight.player.decode.PacketQueue.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/**
 * Everything between a start position and the queues of pictures and sounds: downloads, demuxing, decoding.
 *
 * <p>A seek ends one pipeline and starts another; each owns its threads and native memory.
 */
public final class Pipeline implements AutoCloseable {

    /** A fifth of a second at 25 pictures a second: room for the decoder's jitter. */
    public static final int PICTURES = 5;

    private static final int SOUNDS = 64;
    /** A quarter of a second at 25 pictures a second; then one is made however late it is. */
    private static final int SKIPPED = 6;
    /** For pictures that come without a time. */
    private static final long PICTURE_TICKS = 40 * Ticks.PER_MILLISECOND;
    /** Rounding from other timescales must not leave out the picture that was asked for. */
    private static final long ROUNDING_TICKS = Ticks.PER_MILLISECOND;

    private static final long JOIN_MS = 2000;

    private final PacketQueue videoPackets = new PacketQueue();
    private final PacketQueue audioPackets = new PacketQueue();
    private final BlockingQueue<Picture> pictures = new ArrayBlockingQueue<>(PICTURES);
    private final BlockingQueue<Sound> sounds = new ArrayBlockingQueue<>(SOUNDS);
    private final List<Thread> threads = new ArrayList<>();
    private final List<Thread> interruptible = new ArrayList<>();
    private final AtomicLong decoded = new AtomicLong();
    private final Feed feed;
    private final Timeline timeline;
    private final long startTicks;
    private final Screen screen;
    private final Consumer<PlayerException> failed;
    private volatile boolean picturesEnded;
    private volatile boolean soundsEnded;
    private volatile boolean closed;

    public Pipeline(Timeline timeline, long startTicks, Screen screen, Consumer<PlayerException> failed) {
        this.timeline = timeline;
        this.startTicks = startTicks;
        this.screen = screen;
        this.failed = failed;
        this.feed = new Feed(videoPackets, audioPackets, timeline);
    }

    /** What the decoder has to know of those who show its pictures. */
    public interface Screen {

        /** Where the pictures are drawn. */
        PictureRing ring();

        /** Whether a picture of this time would come too late to be worth making. */
        boolean isPast(long ticks);

        /** One was left out because of that. */
        void skipped();

        /** Called after each picture, in the order in which they are shown. */
        void decoded(long ticks) throws InterruptedException;
    }

    public Feed feed() {
        return feed;
    }

    public PacketQueue videoPackets() {
        return videoPackets;
    }

    public PacketQueue audioPackets() {
        return audioPackets;
    }

    public BlockingQueue<Picture> pictures() {
        return pictures;
    }

    public BlockingQueue<Sound> sounds() {
        return sounds;
    }

    public boolean picturesEnded() {
        return picturesEnded && pictures.isEmpty();
    }

    public boolean soundsEnded() {
        return soundsEnded && sounds.isEmpty();
    }

    /** Pictures and sounds decoded so far. */
    public long decoded() {
        return decoded.get();
    }

    public boolean isClosed() {
        return closed;
    }

    /** Starts both decoders. */
    public void startDecoders() {
        start("player-video", this::decodePictures);
        start("player-audio", this::decodeSounds);
    }

    /** Work that may fail. */
    @FunctionalInterface
    public interface Work {
        void run() throws PlayerException, InterruptedException;
    }

    /** Starts a thread that is interrupted at the end. */
    public void start(String name, Work work) {
        interruptible.add(startUninterrupted(name, work));
    }

    /** Starts a thread that looks at {@link #isClosed} itself: an interrupt closes the file that it reads. */
    public Thread startUninterrupted(String name, Work work) {
        Thread thread = Thread.ofPlatform().daemon().name(name).unstarted(() -> guarded(work));
        threads.add(thread);
        thread.start();
        return thread;
    }

    private void guarded(Work work) {
        try {
            work.run();
        } catch (PlayerException e) {
            report(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            report(PlayerException.of(e));
        }
    }

    private void report(PlayerException e) {
        if (!closed) {
            failed.accept(e);
        }
    }

    private void decodePictures() throws PlayerException, InterruptedException {
        try (PictureConverter converter = new PictureConverter()) {
            long[] last = {startTicks - PICTURE_TICKS};
            int[] skipped = {0};
            decode(videoPackets, (frame, said, rung) -> {
                long ticks = said.orElse(last[0] + PICTURE_TICKS);
                last[0] = ticks;
                decoded.incrementAndGet();
                screen.decoded(ticks);
                if (ticks < startTicks - ROUNDING_TICKS) {
                    return;
                }
                if (screen.isPast(ticks) && skipped[0]++ < SKIPPED) {
                    screen.skipped();
                    return;
                }
                skipped[0] = 0;
                put(converter.convert(frame, screen.ring(), ticks, rung));
            });
        }
        picturesEnded = true;
    }

    private void put(Picture picture) throws InterruptedException {
        try {
            pictures.put(picture);
        } catch (InterruptedException e) {
            picture.close();
            throw e;
        }
    }

    private void decodeSounds() throws PlayerException, InterruptedException {
        try (SoundConverter converter = new SoundConverter()) {
            decode(audioPackets, (frame, ticks, rung) -> {
                byte[] pcm = converter.convert(frame);
                decoded.incrementAndGet();
                if (ticks.isPresent() && ticks.getAsLong() >= startTicks - ROUNDING_TICKS) {
                    sounds.put(new Sound(ticks.getAsLong(), pcm));
                }
            });
        }
        soundsEnded = true;
    }

    private interface Frames {
        void accept(AVFrame frame, OptionalLong ticks, int rung) throws PlayerException, InterruptedException;
    }

    private void decode(PacketQueue packets, Frames frames) throws PlayerException, InterruptedException {
        @Nullable Decoder decoder = null;
        PacketQueue.@Nullable Format format = null;
        try {
            for (Item item = packets.take(); item != null; item = packets.take()) {
                if (decoder == null || format != item.format()) {
                    finish(decoder, format, frames);
                    decoder = Decoder.open(item.format());
                    format = item.format();
                }
                int rung = item.format().rung();
                Timeline.Clock clock = timeline.clock(item.format().clock());
                try {
                    decoder.decode(item.packet(), (frame, ticks) -> frames.accept(frame, clock.presented(ticks), rung));
                } finally {
                    av_packet_free(item.packet());
                }
            }
            finish(decoder, format, frames);
            decoder = null;
        } finally {
            if (decoder != null) {
                decoder.close();
            }
        }
    }

    private void finish(@Nullable Decoder decoder, PacketQueue.@Nullable Format format, Frames frames)
            throws PlayerException, InterruptedException {
        if (decoder != null && format != null) {
            Timeline.Clock clock = timeline.clock(format.clock());
            try (decoder) {
                decoder.drain((frame, ticks) -> frames.accept(frame, clock.presented(ticks), format.rung()));
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        interruptible.forEach(Thread::interrupt);
        videoPackets.close();
        audioPackets.close();
        if (areOver()) {
            feed.free();
        }
        for (Picture left = pictures.poll(); left != null; left = pictures.poll()) {
            left.close();
        }
    }

    private boolean areOver() {
        boolean interrupted = false;
        for (Thread thread : threads) {
            try {
                thread.join(JOIN_MS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return threads.stream().noneMatch(Thread::isAlive);
    }
}
