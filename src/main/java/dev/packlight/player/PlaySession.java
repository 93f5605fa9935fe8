package dev.packlight.player;

import dev.packlight.bytes.ByteSource;
import dev.packlight.player.PlayerState.RungInfo;
import dev.packlight.player.PlayerState.Statistics;
import dev.packlight.player.PlayerState.Status;
import dev.packlight.player.StreamManifest.Representation;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One loaded source: its manifest, its pipeline, and the thread that shows pictures when the clock says so. */
final class PlaySession implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PlaySession.class);
    private static final long TICK_NANOS = 2_000_000;
    private static final double LATE_SECONDS = 0.1;
    private static final double EARLY_SECONDS = 0.002;
    private static final double CLOCK_TOLERANCE_SECONDS = 0.03;
    private static final int READY_PICTURES = 3;
    private static final double FILE_AHEAD_SECONDS = 3;

    private final PlaySource source;
    private final FrameSink sink;
    private final SessionLog log;
    private final Fetcher fetcher = new Fetcher();
    private final ThroughputEstimator estimator = new ThroughputEstimator();
    private final PlaybackClock clock = new PlaybackClock(System::nanoTime);
    private final Timeline timeline = new Timeline();
    private final long startNanos = System.nanoTime();
    private final AtomicInteger shown = new AtomicInteger();
    private final AtomicInteger dropped = new AtomicInteger();
    private final AtomicInteger rebuffers = new AtomicInteger();
    private final AtomicInteger switches = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger errors = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final Thread thread;

    private volatile AbrController controller = new ThroughputAbr();
    private volatile StreamManifest manifest = new StreamManifest(0, List.of(), List.of());
    private volatile Optional<ByteSource> file = Optional.empty();
    private volatile Pipeline pipeline;
    private volatile boolean wantsPlay = true;
    private volatile double seekTo = -1;
    private volatile double volume = 1;
    private volatile Status status = Status.LOADING;
    private volatile String message = "";
    private volatile double fileDuration;
    private volatile int currentRung = -1;
    private volatile long startupMs = -1;
    private volatile double offsetMs;
    private volatile boolean closed;
    private Optional<SoundOutput> output = Optional.empty();
    private double writtenUntil = Double.NaN;
    private Sound pendingSound;
    private int pendingFrom;
    private boolean pictureDue = true;

    PlaySession(PlaySource source, FrameSink sink, SessionLog log) {
        this.source = source;
        this.sink = sink;
        this.log = log;
        this.thread = Thread.ofPlatform().daemon().name("player").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    AbrController controller() {
        return controller;
    }

    ThroughputEstimator estimator() {
        return estimator;
    }

    boolean soundAlone() {
        return manifest.video().isEmpty();
    }

    double elapsedMs() {
        return (System.nanoTime() - startNanos) / 1e6;
    }

    void loaded(SessionLog.Load load) {
        requests.incrementAndGet();
        bytes.addAndGet(load.bytes());
        log.add(load);
    }

    void failedRequest() {
        errors.incrementAndGet();
    }

    void switched(double mediaSeconds, String from, String to, String reason) {
        switches.incrementAndGet();
        log.add(new SessionLog.Switch(elapsedMs(), mediaSeconds, from, to, reason));
    }

    void wantPlay(boolean play) {
        wantsPlay = play;
    }

    void seek(double seconds) {
        seekTo = Math.clamp(seconds, 0, Math.max(0, duration() - 0.05));
    }

    void volume(double level) {
        volume = Math.clamp(level, 0, 1);
    }

    void lock(OptionalInt rung) {
        controller = rung.isPresent() ? AbrController.fixed(rung.getAsInt()) : new ThroughputAbr();
    }

    private double duration() {
        return manifest.durationSeconds() > 0 ? manifest.durationSeconds() : fileDuration;
    }

    private void run() {
        try {
            FFmpeg.ensureLoaded();
            open();
            output = SoundOutput.open();
            startPipeline(0);
            while (!closed) {
                step();
                LockSupport.parkNanos(TICK_NANOS);
            }
        } catch (PlayerException e) {
            fail(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | LinkageError e) {
            LOG.error("playback of {} failed", source.label(), e);
            fail(new PlayerException("The player failed: " + e + ".", e));
        } finally {
            release();
        }
    }

    private void fail(PlayerException e) {
        message = e.getMessage();
        status = Status.FAILED;
        clock.stop();
    }

    private void open() throws PlayerException, InterruptedException {
        switch (source) {
            case PlaySource.Stored stored -> openFile(stored.bytes());
            case PlaySource.Address address -> {
                Optional<StreamManifest> loaded = isMediaFile(address) ? Optional.empty() : new ManifestLoader(fetcher).load(address.uri());
                if (loaded.isPresent()) {
                    manifest = loaded.get();
                    return;
                }
                try {
                    openFile(new HttpSource(address.uri()));
                } catch (IOException e) {
                    throw new PlayerException("The file cannot be loaded: " + e.getMessage() + ".", e);
                }
            }
        }
    }

    private static boolean isMediaFile(PlaySource.Address address) {
        return address.uri().getPath().matches("(?i).*\\.(mp4|m4v|m4a|mov)");
    }

    private void openFile(ByteSource bytesOfFile) throws PlayerException {
        file = Optional.of(bytesOfFile);
        try (Demuxer demuxer = Demuxer.open(bytesOfFile)) {
            fileDuration = demuxer.durationSeconds();
        }
    }

    private void startPipeline(double seconds) {
        Pipeline fresh = new Pipeline(timeline, seconds, this::fail);
        pipeline = fresh;
        clock.stop();
        clock.set(seconds);
        writtenUntil = Double.NaN;
        pendingSound = null;
        pictureDue = true;
        output.ifPresent(SoundOutput::flush);
        status = status == Status.LOADING ? Status.LOADING : Status.BUFFERING;
        fresh.startDecoders();
        if (file.isPresent()) {
            fresh.start("player-file", () -> feedFile(fresh, seconds));
            return;
        }
        if (!manifest.video().isEmpty()) {
            fresh.start("player-fetch-video", () -> feedTrack(fresh, manifest.video(), true, seconds));
        }
        if (!manifest.audio().isEmpty()) {
            fresh.start("player-fetch-audio", () -> feedTrack(fresh, manifest.audio().subList(0, 1), false, seconds));
        } else if (manifest.video().isEmpty()) {
            fresh.audioPackets().end();
        }
    }

    private void feedTrack(Pipeline into, List<Representation> rungs, boolean video, double seconds) throws PlayerException, InterruptedException {
        PacketQueue own = video ? into.videoPackets() : into.audioPackets();
        new SegmentFetcher(this, fetcher, rungs, video, into.feed(), own, this::bufferSeconds).run(seconds);
        own.end();
        if (video && manifest.audio().isEmpty()) {
            into.audioPackets().end();
        }
        if (!video && manifest.video().isEmpty()) {
            into.videoPackets().end();
        }
    }

    private void feedFile(Pipeline into, double seconds) throws PlayerException, InterruptedException {
        try (Demuxer demuxer = Demuxer.open(file.orElseThrow())) {
            timeline.anchor(0, 0);
            if (seconds > 0) {
                demuxer.seek(seconds);
            }
            into.feed().drain(demuxer, 0, seconds, true, () -> into.videoPackets().awaitRoom(FILE_AHEAD_SECONDS));
        }
        into.videoPackets().end();
        into.audioPackets().end();
    }

    /** One turn of the loop: seek, sound, picture, state. */
    private void step() {
        if (status == Status.FAILED) {
            return;
        }
        double target = seekTo;
        if (target >= 0) {
            seekTo = -1;
            pipeline.close();
            startPipeline(target);
        }
        run(pipeline);
    }

    private void run(Pipeline p) {
        if (status == Status.LOADING || status == Status.BUFFERING) {
            if (!ready(p)) {
                return;
            }
            status = wantsPlay ? Status.PLAYING : Status.PAUSED;
        }
        if (status == Status.PAUSED && wantsPlay) {
            status = Status.PLAYING;
        } else if (status == Status.PLAYING && !wantsPlay) {
            status = Status.PAUSED;
            clock.stop();
            output.ifPresent(SoundOutput::stop);
        }
        if (status == Status.PAUSED || status == Status.ENDED) {
            showFirst(p);
            return;
        }
        clock.start();
        output.ifPresent(SoundOutput::start);
        hear(p);
        see(p);
        boolean over = p.picturesEnded() && p.soundsEnded() && pendingSound == null;
        if (over) {
            status = Status.ENDED;
            wantsPlay = false;
            clock.stop();
        } else if (starved(p)) {
            status = Status.BUFFERING;
            rebuffers.incrementAndGet();
            clock.stop();
            output.ifPresent(SoundOutput::stop);
        }
    }

    private boolean ready(Pipeline p) {
        boolean pictures = p.pictures().size() >= READY_PICTURES || p.picturesEnded() || onlySound(p);
        boolean sounds = !p.sounds().isEmpty() || p.soundsEnded() || noSound(p);
        return pictures && sounds && (!p.pictures().isEmpty() || !p.sounds().isEmpty() || p.picturesEnded() && p.soundsEnded());
    }

    private boolean onlySound(Pipeline p) {
        return (file.isPresent() || soundAlone()) && p.pictures().isEmpty() && p.sounds().size() > READY_PICTURES;
    }

    private boolean noSound(Pipeline p) {
        return manifest.audio().isEmpty() && p.pictures().size() >= READY_PICTURES && p.sounds().isEmpty();
    }

    private boolean starved(Pipeline p) {
        return p.pictures().isEmpty() && !p.picturesEnded() && !soundAlone() && p.videoPackets().bufferedSeconds() == 0 && !onlySound(p) && p.sounds().isEmpty();
    }

    private void showFirst(Pipeline p) {
        if (pictureDue) {
            Picture first = p.pictures().peek();
            if (first != null) {
                show(p.pictures().poll());
            }
        }
    }

    private void see(Pipeline p) {
        double now = clock.seconds();
        Picture due = null;
        while (p.pictures().peek() != null && p.pictures().peek().seconds() <= now + EARLY_SECONDS) {
            if (due != null && now - due.seconds() > LATE_SECONDS) {
                dropped.incrementAndGet();
            } else if (due != null) {
                show(due);
            }
            due = p.pictures().poll();
        }
        if (due != null) {
            offsetMs = (due.seconds() - clock.seconds()) * 1000;
            show(due);
        } else if (pictureDue) {
            showFirst(p);
        }
    }

    private void show(Picture picture) {
        pictureDue = false;
        currentRung = picture.rung();
        if (closed) {
            return;
        }
        sink.show(picture.bgra(), picture.widthPixels(), picture.heightPixels());
        shown.incrementAndGet();
        if (startupMs < 0) {
            startupMs = Math.round(elapsedMs());
        }
    }

    private void hear(Pipeline p) {
        if (output.isEmpty()) {
            while (p.sounds().peek() != null && p.sounds().peek().endSeconds() <= clock.seconds()) {
                p.sounds().poll();
            }
            if (p.soundsEnded()) {
                pendingSound = null;
            }
            return;
        }
        SoundOutput device = output.get();
        while (true) {
            if (pendingSound == null) {
                pendingSound = p.sounds().poll();
                pendingFrom = 0;
                if (pendingSound == null) {
                    return;
                }
                pendingSound = scaled(pendingSound);
            }
            pendingFrom += device.write(pendingSound.pcm(), pendingFrom);
            if (pendingFrom < pendingSound.pcm().length) {
                break;
            }
            writtenUntil = pendingSound.endSeconds();
            pendingSound = null;
        }
        if (!Double.isNaN(writtenUntil)) {
            double heard = writtenUntil - device.pendingSeconds();
            if (Math.abs(heard - clock.seconds()) > CLOCK_TOLERANCE_SECONDS) {
                clock.set(heard);
            }
        }
    }

    private Sound scaled(Sound sound) {
        if (volume >= 0.999) {
            return sound;
        }
        byte[] pcm = sound.pcm().clone();
        for (int i = 0; i + 1 < pcm.length; i += 2) {
            int sample = (int) ((short) (pcm[i] & 0xFF | pcm[i + 1] << 8) * volume);
            pcm[i] = (byte) sample;
            pcm[i + 1] = (byte) (sample >> 8);
        }
        return new Sound(sound.seconds(), pcm);
    }

    private double bufferSeconds() {
        Pipeline p = pipeline;
        if (p == null) {
            return 0;
        }
        return soundAlone() && file.isEmpty() ? p.audioPackets().bufferedSeconds() : p.videoPackets().bufferedSeconds();
    }

    PlayerState state() {
        List<RungInfo> rungs = manifest.video().stream().map(r -> new RungInfo(r.label(), r.bandwidthBps(), r.widthPixels(), r.heightPixels(), r.codecs())).toList();
        double position = duration() > 0 ? Math.min(duration(), clock.seconds()) : clock.seconds();
        String note = message.isEmpty() && output.isEmpty() && (status == Status.PLAYING || status == Status.PAUSED) ? "No sound device; a silent clock paces the picture." : message;
        return new PlayerState(status, note, Math.max(0, position), duration(), bufferSeconds(), rungs, currentRung < 0 || rungs.isEmpty() ? OptionalInt.empty() : OptionalInt.of(currentRung),
                estimator.estimateBps(), new Statistics(shown.get(), dropped.get(), rebuffers.get(), switches.get(), requests.get(), errors.get(), bytes.get(), startupMs, offsetMs));
    }

    private void release() {
        Pipeline last = pipeline;
        if (last != null) {
            last.close();
        }
        output.ifPresent(SoundOutput::close);
        fetcher.close();
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
