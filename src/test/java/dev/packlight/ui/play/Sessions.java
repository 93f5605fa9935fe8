package dev.packlight.ui.play;

import dev.packlight.media.Ticks;
import dev.packlight.player.PlayerState;
import dev.packlight.player.PlayerState.RungInfo;
import dev.packlight.player.PlayerState.Statistics;
import dev.packlight.player.PlayerState.Status;
import dev.packlight.player.SessionLog;
import java.net.URI;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;

/** Sessions that nobody played, for the charts. */
final class Sessions {

    static final List<RungInfo> RUNGS = List.of(
            rung("234p", 300_000),
            rung("360p", 700_000),
            rung("540p", 1_400_000),
            rung("720p", 2_500_000),
            rung("1080p", 6_100_000));

    private Sessions() {}

    private static RungInfo rung(String label, long bps) {
        return new RungInfo(label, bps, 640, 360, "avc1.64001f");
    }

    /** A segment of four seconds of picture every four seconds, at rungs that go up and down. */
    static SessionLog log(int segments) {
        SessionLog log = new SessionLog();
        Random random = new Random(7);
        for (int i = 0; i < segments; i++) {
            int rung = Math.abs(i / 9 % 8 - 4);
            long bytes = RUNGS.get(rung).bandwidthBps() / 2 * (80 + random.nextInt(40)) / 100;
            double totalMs = 300 + random.nextInt(900);
            log.add(load(i, rung, bytes, 60 + random.nextInt(20), totalMs));
            if (i > 0 && i % 9 == 0) {
                log.add(new SessionLog.Switch(i * 4000, i * 4 * Ticks.PER_SECOND, "540p", "720p", "throughput"));
            }
        }
        return log;
    }

    static SessionLog.Load load(int number, int rung, long bytes, double firstByteMs, double totalMs) {
        return new SessionLog.Load(
                true,
                rung,
                RUNGS.get(rung).label(),
                number * 4 * Ticks.PER_SECOND,
                4 * Ticks.PER_SECOND,
                URI.create("http://127.0.0.1:8765/films/tears/segment-" + number + ".m4s"),
                number % 13 == 12 ? 503 : 200,
                number * 4000.0,
                firstByteMs,
                totalMs,
                bytes,
                Math.round(bytes * 8000 / totalMs),
                RUNGS.get(rung).bandwidthBps() * 5 / 4,
                8 * Ticks.PER_SECOND);
    }

    /** Fills {@code history} with what the buffer may have been meanwhile. */
    static void fill(History history, long seconds) {
        for (long at = 0; at < seconds * 4; at++) {
            long buffer = Math.min(at * 800_000, 12 * Ticks.PER_SECOND) + Math.floorMod(-at, 16) * 2_000_000L;
            history.add(at * 2_500_000, state(at * 2_500_000, buffer));
        }
    }

    static PlayerState state(long positionTicks, long bufferTicks) {
        return new PlayerState(
                Status.PLAYING,
                "",
                positionTicks,
                600 * Ticks.PER_SECOND,
                bufferTicks,
                RUNGS,
                OptionalInt.of(0),
                1_000_000,
                Statistics.NONE);
    }
}
