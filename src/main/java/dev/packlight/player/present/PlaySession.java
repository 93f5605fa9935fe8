package dev.packlight.player.present;

import dev.packlight.media.Ticks;
import dev.packlight.player.Caption;
import dev.packlight.player.FrameSink;
import dev.packlight.player.PlaySource;
import dev.packlight.player.PlayerException;
import dev.packlight.player.PlayerState;
import dev.packlight.player.PlayerState.RungInfo;
import dev.packlight.player.PlayerState.Status;
import dev.packlight.player.Resumption;
import dev.packlight.player.SessionLog;
import dev.packlight.player.decode.FFmpeg;
import dev.packlight.player.decode.PictureRing;
import dev.packlight.player.decode.Pipeline;
import dev.packlight.player.decode.Timeline;
import dev.packlight.player.load.AbrController;
import dev.packlight.player.load.Captions;
import dev.packlight.player.load.Feeder;
import dev.packlight.player.load.Fetcher;
import dev.packlight.player.load.MediaSource;
import dev.packlight.player.load.SessionMeter;
import dev.packlight.player.load.ThroughputAbr;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One loaded source: its pipeline, and the thread that shows pictures when the clock says so. */
final class PlaySession implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PlaySession.class);
    private static final long TICK_NANOS = 2_000_000;
    /** Before the end; a seek to the end itself would find no picture. */
    private static final long LAST_TICKS = 50 * Ticks.PER_MILLISECOND;
    /** Pictures that wait, one that is made, and those that the pane holds. */
    private static final int BUFFERS = Pipeline.PICTURES + 1 + 3;

    private final PlaySource source;
    private final Conditions conditions;
    private final SessionMeter meter;
    private final Presenter presenter;
    private final PictureRing ring = new PictureRing(BUFFERS);
    private final Fetcher fetcher;
    private final Feeder feeder;
    private final SessionTracks tracks;
    private final Timeline timeline = new Timeline();
    private final SeekRequest seek = new SeekRequest();
    private final AtomicReference<Optional<String>> failure = new AtomicReference<>(Optional.empty());
    private final Thread thread;

    private final Resumption start;
    private final Steps steps = new Steps();

    private volatile AbrController controller = new ThroughputAbr();
    private volatile Optional<MediaSource> media = Optional.empty();
    private volatile List<RungInfo> rungs = List.of();
    private volatile Optional<Pipeline> pipeline = Optional.empty();
    private volatile boolean wantsPlay;
    private volatile double speed = 1;
    private volatile Status status = Status.LOADING;
    private volatile boolean closed;
    private Patience patience;

    PlaySession(PlaySource source, Resumption start, FrameSink sink, SessionLog log, Conditions conditions) {
        this.source = source;
        this.start = start;
        this.wantsPlay = start.playing();
        this.conditions = conditions;
        this.meter = new SessionMeter(log);
        this.presenter = new Presenter(sink, System::nanoTime);
        this.fetcher = new Fetcher(conditions.limits(), meter::failedRequest);
        this.feeder = new Feeder(fetcher, conditions.limits(), meter, () -> controller);
        this.tracks = new SessionTracks(new Captions(fetcher, conditions.limits(), timeline, presenter::ticks));
        this.patience = new Patience(conditions.limits().standstill());
        this.thread = Thread.ofPlatform().daemon().name("player").unstarted(this::run);
    }

    void start() {
        try {
            thread.start();
        } catch (OutOfMemoryError e) {
            fail(PlayerException.of(e));
        }
    }

    void wantPlay(boolean play) {
        wantsPlay = play;
    }

    void seek(long ticks) {
        seek.wish(ticks);
    }

    /** Pauses, and shows another picture nearby. */
    void step(int pictures) {
        wantsPlay = false;
        steps.wish(pictures);
    }

    void speed(double factor) {
        speed = factor;
    }

    void volume(double level) {
        presenter.volume(Math.clamp(level, 0, 1));
    }

    void lock(OptionalInt rung) {
        controller = rung.isPresent() ? AbrController.fixed(rung.getAsInt()) : new ThroughputAbr();
    }

    /** Hears another track from the present position on. */
    void sound(int track) {
        tracks.sound(track);
        seek.wish(presenter.ticks());
    }

    /** Subtitles that belong over the present picture. */
    List<Caption> captions() {
        return tracks.captions(presenter.ticks());
    }

    /** What is heard and read beside the picture. */
    SessionTracks tracks() {
        return tracks;
    }

    private long durationTicks() {
        return media.map(MediaSource::durationTicks).orElse(0L);
    }

    private void run() {
        try {
            FFmpeg.ensureLoaded();
            open();
            presenter.open(SoundOutput.open());
            startPipeline(within(start.ticks()));
            while (!closed && failure.get().isEmpty()) {
                step();
                LockSupport.parkNanos(TICK_NANOS);
            }
        } catch (PlayerException e) {
            fail(e);
        } catch (InterruptedException e) {
            fail(new PlayerException("Loading was interrupted.", e));
        } catch (Throwable e) {
            fail(PlayerException.of(e));
        } finally {
            release();
        }
    }

    /** Ends the session with a sentence; the first one counts, and is logged. */
    private void fail(PlayerException e) {
        if (failure.compareAndSet(Optional.empty(), Optional.of(String.valueOf(e.getMessage()))) && !closed) {
            if (e instanceof PlayerException.Internal) {
                LOG.error("{} cannot be played: {}", source.label(), e.getMessage(), e.getCause());
            } else {
                LOG.warn("{} cannot be played: {}", source.label(), e.getMessage());
            }
        }
    }

    private void open() throws PlayerException, InterruptedException {
        MediaSource opened = MediaSource.open(source, fetcher, conditions.limits(), conditions.readers());
        rungs = opened.rungs();
        media = Optional.of(opened);
        tracks.offer(opened);
        start.among(rungs).ifPresent(rung -> lock(OptionalInt.of(rung)));
    }

    private void startPipeline(long ticks) {
        Pipeline fresh = new Pipeline(
                timeline, ticks, new SessionScreen(ring, presenter, steps.times(), conditions.decoding()), this::fail);
        pipeline = Optional.of(fresh);
        presenter.moveTo(ticks);
        steps.times().jump();
        status = status == Status.LOADING ? Status.LOADING : Status.BUFFERING;
        patience = new Patience(conditions.limits().standstill());
        fresh.startDecoders();
        feeder.start(media.orElseThrow(), tracks.sound(), fresh, timeline, ticks);
    }

    /** One turn of the loop: seek, sound, picture, state. */
    private void step() throws PlayerException {
        seek.take().ifPresent(wished -> {
            pipeline.ifPresent(Pipeline::close);
            startPipeline(within(wished));
        });
        presenter.speed(speed);
        show(pipeline.orElseThrow());
    }

    private long within(long ticks) {
        return Math.clamp(ticks, 0, Math.max(0, durationTicks() - LAST_TICKS));
    }

    private void show(Pipeline p) throws PlayerException {
        if (status == Status.LOADING || status == Status.BUFFERING) {
            presenter.catchUp(p);
            if (!presenter.isReady(p)) {
                patience.await(p.decoded());
                return;
            }
            status = wantsPlay ? Status.PLAYING : Status.PAUSED;
            meter.goesOn();
        }
        if (status == Status.PAUSED && wantsPlay) {
            status = Status.PLAYING;
        } else if (status == Status.PLAYING && !wantsPlay) {
            status = Status.PAUSED;
            presenter.hold();
        }
        if (status == Status.PAUSED || status == Status.ENDED) {
            presenter.showFirst(p);
            if (steps.take(presenter, p, seek)) {
                status = Status.PAUSED;
            }
            return;
        }
        presenter.present(p);
        if (presenter.isOver(p)) {
            status = Status.ENDED;
            wantsPlay = false;
            presenter.hold();
        } else if (presenter.isBehind(p)) {
            status = Status.BUFFERING;
            patience = new Patience(conditions.limits().standstill());
            meter.stalled(presenter.ticks());
            presenter.hold();
        }
    }

    PlayerState state() {
        long position = durationTicks() > 0 ? Math.min(durationTicks(), presenter.ticks()) : presenter.ticks();
        int currentRung = presenter.rung();
        Status now = failure.get().isPresent() ? Status.FAILED : status;
        return new PlayerState(
                now,
                message(now),
                Math.max(0, position),
                durationTicks(),
                bufferTicks(),
                rungs,
                currentRung < 0 || rungs.isEmpty() ? OptionalInt.empty() : OptionalInt.of(currentRung),
                meter.estimator().estimateBps(),
                presenter.statistics(meter));
    }

    private String message(Status now) {
        if (now == Status.FAILED) {
            return failure.get().orElse("");
        }
        return !presenter.hasDevice() && (now == Status.PLAYING || now == Status.PAUSED)
                ? "No sound device; a silent clock paces the picture."
                : "";
    }

    private long bufferTicks() {
        return pipeline.map(p -> Math.max(
                        p.videoPackets().bufferedTicks(),
                        rungs.isEmpty() ? p.audioPackets().bufferedTicks() : 0))
                .orElse(0L);
    }

    private void release() {
        pipeline.ifPresent(Pipeline::close);
        presenter.close();
        tracks.close();
        fetcher.close();
        ring.close();
    }

    @Override
    public void close() {
        closed = true;
        presenter.mute();
        if (source instanceof PlaySource.Address) {
            thread.interrupt();
        } else {
            LockSupport.unpark(thread);
        }
    }
}
