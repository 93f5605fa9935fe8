package dev.packlight.player.present;

import dev.packlight.delivery.ListingReader;
import dev.packlight.player.Caption;
import dev.packlight.player.FrameSink;
import dev.packlight.player.PlaySource;
import dev.packlight.player.PlayerEngine;
import dev.packlight.player.PlayerState;
import dev.packlight.player.Resumption;
import dev.packlight.player.SessionLog;
import dev.packlight.player.TrackChoice;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Our own player: streams whose manifests it is given readers for, and plain files. */
public final class StreamingPlayer implements PlayerEngine {

    private final FrameSink sink;
    private final Conditions conditions;
    private SessionLog log = new SessionLog();
    private @Nullable PlaySession session;
    private double volume = 1;
    private double speed = 1;

    /** @param readers of the protocols that it plays */
    public StreamingPlayer(FrameSink sink, List<ListingReader> readers) {
        this(sink, Conditions.normal(readers));
    }

    StreamingPlayer(FrameSink sink, Conditions conditions) {
        this.sink = sink;
        this.conditions = conditions;
    }

    @Override
    public synchronized SessionLog log() {
        return log;
    }

    @Override
    public synchronized void load(PlaySource source, Resumption where) {
        close();
        session = new PlaySession(source, where, sink, log, conditions);
        session.volume(volume);
        session.speed(speed);
        session.start();
    }

    @Override
    public synchronized void play() {
        if (session != null) {
            if (session.state().status() == PlayerState.Status.ENDED) {
                session.seek(0);
            }
            session.wantPlay(true);
        }
    }

    @Override
    public synchronized void pause() {
        if (session != null) {
            session.wantPlay(false);
        }
    }

    @Override
    public synchronized void seek(long ticks) {
        if (session != null) {
            session.seek(ticks);
        }
    }

    @Override
    public synchronized void step(int pictures) {
        if (session != null) {
            session.step(pictures);
        }
    }

    @Override
    public synchronized void speed(double factor) {
        speed = factor;
        if (session != null) {
            session.speed(factor);
        }
    }

    @Override
    public synchronized void volume(double level) {
        volume = level;
        if (session != null) {
            session.volume(level);
        }
    }

    @Override
    public synchronized void lock(OptionalInt rung) {
        if (session != null) {
            session.lock(rung);
        }
    }

    @Override
    public synchronized void sound(int track) {
        if (session != null) {
            session.sound(track);
        }
    }

    @Override
    public synchronized void text(OptionalInt track) {
        if (session != null) {
            session.tracks().text(track);
        }
    }

    @Override
    public synchronized TrackChoice tracks() {
        return session == null ? TrackChoice.NONE : session.tracks().choice();
    }

    @Override
    public synchronized List<Caption> captions() {
        return session == null ? List.of() : session.captions();
    }

    @Override
    public boolean plays(String mediaType) {
        return conditions.readers().stream()
                .anyMatch(reader -> reader.mediaType().equals(mediaType));
    }

    @Override
    public synchronized PlayerState state() {
        return session == null ? PlayerState.IDLE : session.state();
    }

    @Override
    public synchronized void close() {
        if (session != null) {
            session.close();
            session = null;
        }
        log = new SessionLog();
    }
}
