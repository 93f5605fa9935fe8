package dev.packlight.player.load;

import dev.packlight.media.Ticks;
import dev.packlight.player.Caption;
import dev.packlight.player.PlayerException;
import dev.packlight.player.decode.Timeline;
import dev.packlight.player.load.StreamManifest.Representation;
import dev.packlight.subtitles.Cue;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The subtitles of a source that are chosen, loaded around the position by a thread of their own. */
public final class Captions implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Captions.class);
    private static final long AHEAD_TICKS = 20 * Ticks.PER_SECOND;
    private static final long LOOK_MS = 50;
    /** Settings of WebVTT that put a cue to the upper edge (W3C WebVTT §4.4). */
    private static final String AT_TOP = ".*\\bline:(?:[0-3]|[0-3]?\\d%)(?:[ ,].*)?";

    private final Fetcher fetcher;
    private final Limits limits;
    private final Timeline timeline;
    private final LongSupplier position;
    private volatile List<Representation> tracks = List.of();
    private volatile @Nullable Chosen chosen;
    private volatile String trouble = "";

    /** One track, and what is known of it. */
    private record Chosen(int index, Representation track, Map<Integer, List<Cue>> cues, Thread thread) {}

    /** @param position where the film is */
    public Captions(Fetcher fetcher, Limits limits, Timeline timeline, LongSupplier position) {
        this.fetcher = fetcher;
        this.limits = limits;
        this.timeline = timeline;
        this.position = position;
    }

    /** Offers those of an opened source. */
    public void offer(MediaSource source) {
        tracks = source instanceof MediaSource.Streamed streamed
                ? streamed.manifest().text()
                : List.of();
    }

    /** Those that are shown; empty where none are. */
    public OptionalInt chosen() {
        Chosen now = chosen;
        return now == null ? OptionalInt.empty() : OptionalInt.of(now.index());
    }

    /** One sentence where they cannot be shown, else empty. */
    public String trouble() {
        return trouble;
    }

    public synchronized void choose(OptionalInt wanted) {
        close();
        trouble = "";
        if (wanted.isPresent() && wanted.getAsInt() >= 0 && wanted.getAsInt() < tracks.size()) {
            Representation track = tracks.get(wanted.getAsInt());
            Map<Integer, List<Cue>> cues = new ConcurrentHashMap<>();
            Thread thread = Thread.ofPlatform().daemon().name("player-text").unstarted(() -> load(track, cues));
            chosen = new Chosen(wanted.getAsInt(), track, cues, thread);
            thread.start();
        }
    }

    private void load(Representation track, Map<Integer, List<Cue>> cues) {
        CaptionReader reader = new CaptionReader(fetcher, limits, timeline, track);
        try {
            while (!Thread.currentThread().isInterrupted()) {
                int next = track.segmentAt(position.getAsLong());
                while (next < track.segments().size() && cues.containsKey(next)) {
                    next++;
                }
                if (next < track.segments().size()
                        && track.segments().get(next).time().startTicks() < position.getAsLong() + AHEAD_TICKS) {
                    cues.put(next, reader.read(track.segments().get(next)));
                } else {
                    Thread.sleep(LOOK_MS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (PlayerException e) {
            trouble = String.valueOf(e.getMessage());
            LOG.warn("{}: {}", track.label(), e.getMessage());
        } catch (Throwable e) {
            trouble = "The subtitles cannot be read, for a reason that the log tells.";
            LOG.error("subtitles {}", track.label(), e);
        }
    }

    /** What is to be read at this presentation time. */
    public List<Caption> at(long ticks) {
        Chosen now = chosen;
        return now == null
                ? List.of()
                : now.cues().getOrDefault(now.track().segmentAt(ticks), List.of()).stream()
                        .filter(cue -> cue.startTicks() <= ticks && ticks < cue.endTicks())
                        .map(cue ->
                                new Caption(cue.plain().strip(), cue.settings().matches(AT_TOP)))
                        .distinct()
                        .toList();
    }

    @Override
    public synchronized void close() {
        Chosen before = chosen;
        chosen = null;
        if (before != null) {
            before.thread().interrupt();
        }
    }
}
