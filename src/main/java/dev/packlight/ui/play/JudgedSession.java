package dev.packlight.ui.play;

import dev.packlight.checks.Subject;
import dev.packlight.media.Ticks;
import dev.packlight.player.PlayerState.RungInfo;
import dev.packlight.player.SessionLog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a player's log says to those who judge sessions. */
final class JudgedSession {

    private JudgedSession() {}

    static Subject.Session of(SessionLog log, List<RungInfo> rungs) {
        List<Subject.Request> requests = new ArrayList<>();
        List<Subject.Picture> pictures = new ArrayList<>();
        for (SessionLog.Load load : log.loads()) {
            Subject.Request request = new Subject.Request(load.address().toString(), load.startTicks(), load.status());
            requests.add(request);
            if (load.video()) {
                pictures.add(picture(load, request, rungs));
            }
        }
        for (SessionLog.Failure failure : log.failures()) {
            int status = failure.status() / 100 == 2 ? 0 : failure.status();
            requests.add(new Subject.Request(failure.address().toString(), ticks(failure.endMs()), status));
        }
        requests.sort(Comparator.comparingLong(Subject.Request::atTicks));
        List<Subject.Stall> stalls = log.stalls().stream()
                .map(stall -> new Subject.Stall(ticks(stall.atMs()), stall.mediaTicks(), ticks(stall.lastedMs())))
                .toList();
        return new Subject.Session("session", requests, pictures, stalls);
    }

    private static Subject.Picture picture(SessionLog.Load load, Subject.Request request, List<RungInfo> rungs) {
        long declaredBps = load.rung() < rungs.size() ? rungs.get(load.rung()).bandwidthBps() : 0;
        long took = load.endTicks() - load.startTicks();
        return new Subject.Picture(request, load.label(), declaredBps, load.durationTicks(), took, load.bytes());
    }

    private static long ticks(double ms) {
        return Math.round(ms * Ticks.PER_MILLISECOND);
    }
}
