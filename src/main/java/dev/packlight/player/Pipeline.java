package dev.packlight.player;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;

import dev.packlight.player.PacketQueue.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything between a start position and the queues of pictures and sounds: downloads, demuxing, decoding.
 *
 * <p>A seek ends one pipeline and starts another; each owns its threads and native memory.
 */
final class Pipeline implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);
    private static final int PICTURES = 8;
    private static final int SOUNDS = 64;

    private final PacketQueue videoPackets = new PacketQueue();
    private final PacketQueue audioPackets = new PacketQueue();
    private final BlockingQueue<Picture> pictures = new ArrayBlockingQueue<>(PICTURES);
    private final BlockingQueue<Sound> sounds = new ArrayBlockingQueue<>(SOUNDS);
    private final List<Thread> threads = new ArrayList<>();
    private final Feed feed;
    private final Timeline timeline;
    private final double startSeconds;
    private final Consumer<PlayerException> failed;
    private volatile boolean picturesEnded;
    private volatile boolean soundsEnded;
    private volatile boolean closed;

    Pipeline(Timeline timeline, double startSeconds, Consumer<PlayerException> failed) {
        this.timeline = timeline;
        this.startSeconds = startSeconds;
        this.failed = failed;
        this.feed = new Feed(videoPackets, audioPackets, timeline);
    }

    Feed feed() {
        return feed;
    }

    PacketQueue videoPackets() {
        return videoPackets;
    }

    PacketQueue audioPackets() {
        return audioPackets;
    }

    BlockingQueue<Picture> pictures() {
        return pictures;
    }

    BlockingQueue<Sound> sounds() {
        return sounds;
    }

    boolean picturesEnded() {
        return picturesEnded && pictures.isEmpty();
    }

    boolean soundsEnded() {
        return soundsEnded && sounds.isEmpty();
    }

    /** Starts both decoders. */
    void startDecoders() {
        start("player-video", () -> decodePictures());
        start("player-audio", () -> decodeSounds());
    }

    /** Work that may fail. */
    @FunctionalInterface
    interface Work {
        void run() throws PlayerException, InterruptedException;
    }

    void start(String name, Work work) {
        Thread thread = Thread.ofPlatform().daemon().name(name).unstarted(() -> {
            try {
                work.run();
            } catch (PlayerException e) {
                if (!closed) {
                    failed.accept(e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException | LinkageError e) {
                LOG.error("{} failed", name, e);
                failed.accept(new PlayerException("The player failed: " + e + ".", e));
            }
        });
        threads.add(thread);
        thread.start();
    }

    private void decodePictures() throws PlayerException, InterruptedException {
        try (PictureConverter converter = new PictureConverter()) {
            decode(videoPackets, (frame, seconds, rung) -> {
                if (seconds >= startSeconds - 0.001 || Double.isNaN(seconds)) {
                    pictures.put(new Picture(
                            seconds,
                            converter.convert(frame, frame.width(), frame.height()),
                            frame.width(),
                            frame.height(),
                            rung));
                }
            });
        }
        picturesEnded = true;
    }

    private void decodeSounds() throws PlayerException, InterruptedException {
        try (SoundConverter converter = new SoundConverter()) {
            decode(audioPackets, (frame, seconds, rung) -> {
                byte[] pcm = converter.convert(frame);
                if (seconds >= startSeconds - 0.001) {
                    sounds.put(new Sound(seconds, pcm));
                }
            });
        }
        soundsEnded = true;
    }

    private interface Frames {
        void accept(AVFrame frame, double seconds, int rung) throws PlayerException, InterruptedException;
    }

    private void decode(PacketQueue packets, Frames frames) throws PlayerException, InterruptedException {
        Decoder decoder = null;
        PacketQueue.Format format = null;
        try {
            for (Item item = packets.take(); item != null; item = packets.take()) {
                if (format != item.format()) {
                    finish(decoder, format, frames);
                    decoder = Decoder.open(item.format());
                    format = item.format();
                }
                int rung = format.rung();
                double offset = timeline.offsetSeconds();
                try {
                    decoder.decode(item.packet(), (frame, seconds) -> frames.accept(frame, seconds + offset, rung));
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

    private void finish(Decoder decoder, PacketQueue.Format format, Frames frames)
            throws PlayerException, InterruptedException {
        if (decoder != null) {
            double offset = timeline.offsetSeconds();
            try (decoder) {
                decoder.drain((frame, seconds) -> frames.accept(frame, seconds + offset, format.rung()));
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        threads.forEach(Thread::interrupt);
        videoPackets.close();
        audioPackets.close();
        boolean interrupted = false;
        for (Thread thread : threads) {
            try {
                thread.join(2000);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (threads.stream().noneMatch(Thread::isAlive)) {
            feed.free();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
