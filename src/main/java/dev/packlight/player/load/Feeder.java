package dev.packlight.player.load;

import dev.packlight.media.Ticks;
import dev.packlight.player.PlayerException;
import dev.packlight.player.decode.Deadline;
import dev.packlight.player.decode.Demuxer;
import dev.packlight.player.decode.Feed;
import dev.packlight.player.decode.PacketQueue;
import dev.packlight.player.decode.Pipeline;
import dev.packlight.player.decode.Timeline;
import dev.packlight.player.load.SegmentFetcher.Track;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Starts what fills a pipeline from an opened source. */
public final class Feeder {

    private static final long FILE_AHEAD_TICKS = 3 * Ticks.PER_SECOND;

    private final Fetcher fetcher;
    private final Limits limits;
    private final SessionMeter meter;
    private final Supplier<AbrController> controller;

    public Feeder(Fetcher fetcher, Limits limits, SessionMeter meter, Supplier<AbrController> controller) {
        this.fetcher = fetcher;
        this.limits = limits;
        this.meter = meter;
        this.controller = controller;
    }

    /**
     * Fills {@code into} with what lies from this presentation time on.
     *
     * @param sound which of the source's tracks is heard
     */
    public void start(MediaSource source, int sound, Pipeline into, Timeline timeline, long ticks) {
        switch (source) {
            case MediaSource.Streamed streamed -> stream(streamed.manifest(), sound, into, ticks);
            case MediaSource.Whole whole -> {
                Pipeline.Work work = () -> file(whole, into, timeline, ticks);
                if (whole.bytes() instanceof HttpSource) {
                    into.start("player-file", work);
                } else {
                    into.startUninterrupted("player-file", work);
                }
            }
        }
    }

    private void stream(StreamManifest manifest, int sound, Pipeline into, long ticks) {
        PacketQueue video = into.videoPackets();
        PacketQueue audio = into.audioPackets();
        boolean soundApart = !manifest.video().isEmpty() && !manifest.audio().isEmpty();
        if (!manifest.video().isEmpty()) {
            List<PacketQueue> fed = soundApart ? List.of(video) : List.of(video, audio);
            track(
                    "player-fetch-video",
                    new Track(manifest.video(), controller, true, Feed.Anchor.THIS, fed),
                    into,
                    ticks);
        }
        if (!manifest.audio().isEmpty()) {
            Feed.Anchor anchor = soundApart ? Feed.Anchor.ANOTHER : Feed.Anchor.THIS;
            List<PacketQueue> fed = soundApart ? List.of(audio) : List.of(audio, video);
            int heard = Math.clamp(sound, 0, manifest.audio().size() - 1);
            track(
                    "player-fetch-audio",
                    new Track(manifest.audio().subList(heard, heard + 1), controller, false, anchor, fed),
                    into,
                    ticks);
        }
    }

    private void track(String name, Track track, Pipeline into, long ticks) {
        into.start(name, () -> {
            new SegmentFetcher(fetcher, limits, meter, track, into).run(ticks);
            track.fed().forEach(PacketQueue::end);
        });
    }

    private void file(MediaSource.Whole whole, Pipeline into, Timeline timeline, long ticks)
            throws PlayerException, InterruptedException {
        try (Demuxer demuxer = Demuxer.open(whole.bytes(), Deadline.in(limits.loading()))) {
            timeline.clock(0).anchor(0, 0);
            if (ticks > 0) {
                demuxer.seek(ticks);
            }
            into.feed().drain(demuxer, new Feed.Place(0, 0, ticks, Feed.Anchor.THIS), at -> paced(into, at));
        }
        into.videoPackets().end();
        into.audioPackets().end();
    }

    private static void paced(Pipeline into, OptionalLong ticks) throws InterruptedException {
        if (into.isClosed()) {
            throw new InterruptedException();
        }
        ticks.ifPresent(into.videoPackets()::fedUntil);
        ticks.ifPresent(into.audioPackets()::fedUntil);
        into.feed().awaitRoomInBoth(FILE_AHEAD_TICKS);
    }
}
