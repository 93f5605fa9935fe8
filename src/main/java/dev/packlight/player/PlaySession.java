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
    private static final int READY_PICTURES = 3;
    private static final double FILE_AHEAD_SECONDS = 3;

    private final PlaySource source;
    private final SessionLog log;
    private final Presenter presenter;
    private final Fetcher fetcher = new Fetcher();
    private final ThroughputEstimator estimator = new ThroughputEstimator();
    private final Timeline timeline = new Timeline();
    private final long startNanos = System.nanoTime();
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
    private volatile Status status = Status.LOADING;
    private volatile String message = "";
    private volatile double fileDuration;
    private volatile boolean closed;

    PlaySession(PlaySource source, FrameSink sink, SessionLog log) {
        this.source = source;
        this.log = log;
        this.presenter = new Presenter(sink);
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
        presenter.volume(Math.clamp(level, 0, 1));
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
            presenter.open();
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
        presenter.hold();
    }

    private void open() throws PlayerException, InterruptedException {
        switch (source) {
            case PlaySource.Stored stored -> openFile(stored.bytes());
            case PlaySource.Address address -> {
                Optional<StreamManifest> loaded =
                        isMediaFile(address) ? Optional.empty() : new ManifestLoader(fetcher).load(address.uri());
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
        presenter.moveTo(seconds);
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
            fresh.start(
                    "player-fetch-audio",
                    () -> feedTrack(fresh, manifest.audio().subList(0, 1), false, seconds));
        } else if (manifest.video().isEmpty()) {
            fresh.audioPackets().end();
        }
    }

    private void feedTrack(Pipeline into, List<Representation> rungs, boolean video, double seconds)
            throws PlayerException, InterruptedException {
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
            into.feed()
                    .drain(demuxer, 0, seconds, true, () -> into.videoPackets().awaitRoom(FILE_AHEAD_SECONDS));
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
            presenter.hold();
        }
        if (status == Status.PAUSED || status == Status.ENDED) {
            presenter.showFirst(p);
            return;
        }
        presenter.present(p);
        if (presenter.isOver(p)) {
            status = Status.ENDED;
            wantsPlay = false;
            presenter.hold();
        } else if (starved(p)) {
            status = Status.BUFFERING;
            rebuffers.incrementAndGet();
            presenter.hold();
        }
    }

    private boolean ready(Pipeline p) {
        boolean pictures = p.pictures().size() >= READY_PICTURES || p.picturesEnded() || onlySound(p);
        boolean sounds = !p.sounds().isEmpty() || p.soundsEnded() || noSound(p);
        return pictures
                && sounds
                && (!p.pictures().isEmpty() || !p.sounds().isEmpty() || p.picturesEnded() && p.soundsEnded());
    }

    private boolean onlySound(Pipeline p) {
        return (file.isPresent() || soundAlone())
                && p.pictures().isEmpty()
                && p.sounds().size() > READY_PICTURES;
    }

    private boolean noSound(Pipeline p) {
        return manifest.audio().isEmpty()
                && p.pictures().size() >= READY_PICTURES
                && p.sounds().isEmpty();
    }

    private boolean starved(Pipeline p) {
        return p.pictures().isEmpty()
                && !p.picturesEnded()
                && !soundAlone()
                && p.videoPackets().bufferedSeconds() == 0
                && !onlySound(p)
                && p.sounds().isEmpty();
    }

    private double bufferSeconds() {
        Pipeline p = pipeline;
        if (p == null) {
            return 0;
        }
        return soundAlone() && file.isEmpty()
                ? p.audioPackets().bufferedSeconds()
                : p.videoPackets().bufferedSeconds();
    }

    PlayerState state() {
        List<RungInfo> rungs = manifest.video().stream()
                .map(r -> new RungInfo(r.label(), r.bandwidthBps(), r.widthPixels(), r.heightPixels(), r.codecs()))
                .toList();
        double position = duration() > 0 ? Math.min(duration(), presenter.seconds()) : presenter.seconds();
        int currentRung = presenter.rung();
        String note =
                message.isEmpty() && !presenter.hasDevice() && (status == Status.PLAYING || status == Status.PAUSED)
                        ? "No sound device; a silent clock paces the picture."
                        : message;
        return new PlayerState(
                status,
                note,
                Math.max(0, position),
                duration(),
                bufferSeconds(),
                rungs,
                currentRung < 0 || rungs.isEmpty() ? OptionalInt.empty() : OptionalInt.of(currentRung),
                estimator.estimateBps(),
                new Statistics(
                        presenter.shown(),
                        presenter.dropped(),
                        rebuffers.get(),
                        switches.get(),
                        requests.get(),
                        errors.get(),
                        bytes.get(),
                        startupMs(),
                        presenter.offsetMs()));
    }

    private long startupMs() {
        long first = presenter.firstShownNanos();
        return first == 0 ? -1 : Math.round((first - startNanos) / 1e6);
    }

    private void release() {
        Pipeline last = pipeline;
        if (last != null) {
            last.close();
        }
        presenter.close();
        fetcher.close();
    }

    @Override
    public void close() {
        closed = true;
        presenter.mute();
        thread.interrupt();
    }
}
