package dev.packlight.player;

import dev.packlight.player.StreamManifest.Representation;
import dev.packlight.player.StreamManifest.Segment;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** Downloads the segments of one track in order, each at the rung that the controller chooses. */
final class SegmentFetcher {

    private static final double TARGET_SECONDS = 12;
    private static final int ATTEMPTS = 3;
    private static final long RETRY_MS = 400;

    private final PlaySession session;
    private final Fetcher fetcher;
    private final List<Representation> rungs;
    private final boolean video;
    private final Feed feed;
    private final PacketQueue paced;
    private final DoubleSupplier bufferSeconds;
    private final Map<URI, byte[]> inits = new HashMap<>();
    private int rung = -1;

    SegmentFetcher(
            PlaySession session,
            Fetcher fetcher,
            List<Representation> rungs,
            boolean video,
            Feed feed,
            PacketQueue paced,
            DoubleSupplier bufferSeconds) {
        this.session = session;
        this.fetcher = fetcher;
        this.rungs = rungs;
        this.video = video;
        this.feed = feed;
        this.paced = paced;
        this.bufferSeconds = bufferSeconds;
    }

    /** Runs from the segment that holds {@code startSeconds} to the last. */
    void run(double startSeconds) throws PlayerException, InterruptedException {
        double at = startSeconds;
        while (true) {
            paced.awaitRoom(TARGET_SECONDS);
            choose(at);
            Representation representation = rungs.get(rung);
            int index = representation.segmentAt(at);
            Segment segment = representation.segments().get(index);
            load(representation, segment);
            if (index + 1 >= representation.segments().size()) {
                return;
            }
            at = representation.segments().get(index + 1).startSeconds() + 0.01;
        }
    }

    private void choose(double mediaSeconds) {
        if (!video) {
            rung = 0;
            return;
        }
        long[] bandwidths =
                rungs.stream().mapToLong(Representation::bandwidthBps).toArray();
        AbrController.Decision decision = session.controller()
                .choose(new AbrController.Situation(
                        bandwidths, rung, session.estimator().estimateBps(), bufferSeconds.getAsDouble()));
        if (rung >= 0 && decision.rung() != rung) {
            session.switched(
                    mediaSeconds,
                    rungs.get(rung).label(),
                    rungs.get(decision.rung()).label(),
                    decision.reason());
        }
        rung = decision.rung();
    }

    private void load(Representation representation, Segment segment) throws PlayerException, InterruptedException {
        double startMs = session.elapsedMs();
        Optional<byte[]> init = representation.init().isPresent()
                ? Optional.of(init(representation.init().get()))
                : Optional.empty();
        Fetcher.Download download = retried(segment);
        if (video) {
            session.estimator().add(download.bytes().length, download.totalMs() / 1000);
        }
        session.loaded(new SessionLog.Load(
                video,
                rung,
                representation.label(),
                segment.startSeconds(),
                segment.durationSeconds(),
                startMs,
                download.firstByteMs(),
                download.totalMs(),
                download.bytes().length,
                download.throughputBps(),
                session.estimator().estimateBps(),
                bufferSeconds.getAsDouble()));
        ArraySource bytes =
                init.map(i -> new ArraySource(i, download.bytes())).orElseGet(() -> new ArraySource(download.bytes()));
        try (Demuxer demuxer = Demuxer.open(bytes)) {
            feed.drain(demuxer, rung, segment.startSeconds(), video || session.soundAlone(), () -> {});
        }
    }

    private byte[] init(URI uri) throws PlayerException, InterruptedException {
        byte[] known = inits.get(uri);
        if (known == null) {
            known = fetcher.get(uri).bytes();
            inits.put(uri, known);
        }
        return known;
    }

    private Fetcher.Download retried(Segment segment) throws PlayerException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return fetcher.get(segment.uri(), segment.offset(), segment.length());
            } catch (PlayerException e) {
                session.failedRequest();
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                Thread.sleep(RETRY_MS * attempt);
            }
        }
    }
}
