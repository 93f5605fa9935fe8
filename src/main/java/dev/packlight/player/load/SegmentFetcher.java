package dev.packlight.player.load;

import dev.packlight.delivery.StreamListing.Part;
import dev.packlight.delivery.StreamListing.Segment;
import dev.packlight.media.Ticks;
import dev.packlight.player.PlayerException;
import dev.packlight.player.SessionLog;
import dev.packlight.player.decode.Deadline;
import dev.packlight.player.decode.Demuxer;
import dev.packlight.player.decode.Feed;
import dev.packlight.player.decode.PacketQueue;
import dev.packlight.player.decode.Pipeline;
import dev.packlight.player.load.StreamManifest.Representation;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Downloads the segments of one track in order, each at the rung that the controller chooses. */
final class SegmentFetcher {

    private static final long TARGET_TICKS = 12 * Ticks.PER_SECOND;
    /** Behind the start of a segment, so that rounding does not find its neighbour. */
    private static final long INSIDE_TICKS = 10 * Ticks.PER_MILLISECOND;

    /** Init segments that are kept: those of all rungs, in two periods. */
    private static final int INITS = 24;

    private final Fetcher fetcher;
    private final Limits limits;
    private final SessionMeter meter;
    private final Track track;
    private final Pipeline into;
    private final Map<Part, byte[]> inits = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Part, byte[]> eldest) {
            return size() > INITS;
        }
    };
    private int rung = -1;
    private int empty;

    /**
     * What is downloaded.
     *
     * @param rungs by ascending bandwidth
     * @param controller asked before each segment
     * @param isVideo whether its downloads measure the network and may change rung
     * @param anchor whether its media decides the timeline
     * @param fed the queues that get all they will get from it; the first says how much is loaded ahead
     */
    record Track(
            List<Representation> rungs,
            Supplier<AbrController> controller,
            boolean isVideo,
            Feed.Anchor anchor,
            List<PacketQueue> fed) {

        Track {
            rungs = List.copyOf(rungs);
            fed = List.copyOf(fed);
        }
    }

    SegmentFetcher(Fetcher fetcher, Limits limits, SessionMeter meter, Track track, Pipeline into) {
        this.fetcher = fetcher;
        this.limits = limits;
        this.meter = meter;
        this.track = track;
        this.into = into;
    }

    /** Runs from the segment that holds {@code startTicks} to the last. */
    void run(long startTicks) throws PlayerException, InterruptedException {
        long at = startTicks;
        while (true) {
            for (PacketQueue queue : track.fed()) {
                into.feed().awaitRoom(queue, TARGET_TICKS, this::isReplaced);
            }
            at = replaced().orElse(at);
            choose(at);
            Representation representation = track.rungs().get(rung);
            int index = representation.segmentAt(at);
            Segment segment = representation.segments().get(index);
            load(representation, segment);
            track.fed().forEach(queue -> queue.fedUntil(segment.time().endTicks()));
            if (index + 1 >= representation.segments().size()) {
                into.feed().awaitTaken(track.fed().getFirst(), () -> !mayChange() || isReplaced());
                OptionalLong again = replaced();
                if (again.isEmpty()) {
                    return;
                }
                at = again.getAsLong();
            } else {
                at = representation.segments().get(index + 1).time().startTicks() + INSIDE_TICKS;
            }
        }
    }

    private boolean mayChange() {
        return track.isVideo() && track.rungs().size() > 1;
    }

    private boolean isReplaced() {
        return replaceableFrom().isPresent();
    }

    /** Where segments wait that nobody has begun with and that are of another rung than the only one wanted. */
    private OptionalLong replaceableFrom() {
        OptionalInt only = track.isVideo() ? track.controller().get().only() : OptionalInt.empty();
        if (only.isEmpty()) {
            return OptionalLong.empty();
        }
        int wanted = Math.clamp(only.getAsInt(), 0, track.rungs().size() - 1);
        long begun =
                track.fed().stream().mapToLong(PacketQueue::takenTicks).max().orElse(Long.MIN_VALUE);
        return track.fed().stream()
                .map(queue -> queue.replaceableFrom(begun, wanted))
                .flatMapToLong(OptionalLong::stream)
                .min();
    }

    /** Forgets those, and says where to go on. */
    private OptionalLong replaced() {
        OptionalLong from = replaceableFrom();
        from.ifPresent(ticks -> track.fed().forEach(queue -> queue.dropFrom(ticks)));
        return from.isPresent() ? OptionalLong.of(from.getAsLong() + INSIDE_TICKS) : from;
    }

    private void choose(long mediaTicks) {
        if (!track.isVideo()) {
            rung = 0;
            return;
        }
        List<Representation> rungs = track.rungs();
        long[] bandwidths =
                rungs.stream().mapToLong(Representation::bandwidthBps).toArray();
        AbrController.Decision decision = track.controller()
                .get()
                .choose(new AbrController.Situation(
                        bandwidths, rung, meter.estimator().estimateBps(), bufferTicks()));
        if (rung >= 0 && decision.rung() != rung) {
            meter.switched(
                    mediaTicks,
                    rungs.get(rung).label(),
                    rungs.get(decision.rung()).label(),
                    decision.reason());
        }
        rung = decision.rung();
    }

    private long bufferTicks() {
        return into.videoPackets().bufferedTicks();
    }

    private void load(Representation representation, Segment segment) throws PlayerException, InterruptedException {
        double startMs = meter.elapsedMs();
        Optional<byte[]> init = segment.init().isPresent()
                ? Optional.of(init(representation.base(), segment.init().get()))
                : Optional.empty();
        URI address = representation.address(segment);
        Fetcher.Download download =
                fetcher.persistently(Fetcher.Wanted.media(address, segment.range(), limits.segment()));
        if (track.isVideo()) {
            meter.estimator().add(download.bytes().length, download.totalMs() / 1000);
        }
        meter.loaded(new SessionLog.Load(
                track.isVideo(),
                rung,
                representation.label(),
                segment.time().startTicks(),
                segment.time().durationTicks(),
                address,
                download.status(),
                startMs,
                download.firstByteMs(),
                download.totalMs(),
                download.bytes().length,
                download.throughputBps(),
                meter.estimator().estimateBps(),
                bufferTicks()));
        Pieces bytes = init.map(i -> new Pieces(i, download.bytes())).orElseGet(() -> new Pieces(download.bytes()));
        try (Demuxer demuxer = Demuxer.open(bytes, Deadline.in(limits.loading()))) {
            Feed.Place place =
                    new Feed.Place(rung, segment.clock(), segment.time().startTicks(), track.anchor());
            count(into.feed().drain(demuxer, place, ticks -> {}), address);
        }
    }

    private void count(int packets, URI address) throws PlayerException {
        empty = packets > 0 ? 0 : empty + 1;
        if (empty >= Limits.EMPTY_SEGMENTS) {
            throw new PlayerException("The last " + empty + " segments, up to " + Addresses.brief(address)
                    + ", hold neither picture nor sound.");
        }
    }

    /** Kept by its whole address: playlists of several rungs may write the same one. */
    private byte[] init(URI base, Part part) throws PlayerException, InterruptedException {
        URI address = Addresses.resolved(base, part.address());
        Part resolved = new Part(address.toString(), part.range());
        byte[] known = inits.get(resolved);
        if (known == null) {
            known = fetcher.persistently(Fetcher.Wanted.init(address, part.range(), limits.segment()))
                    .bytes();
            inits.put(resolved, known);
        }
        return known;
    }
}
