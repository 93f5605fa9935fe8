package dev.packlight.player.load;

import dev.packlight.player.load.StreamManifest.Representation;
import java.util.ArrayList;
import java.util.List;

/** Words by which people tell tracks of one kind apart. */
final class TrackWords {

    private TrackWords() {}

    static List<String> of(List<Representation> tracks) {
        List<String> words = new ArrayList<>();
        for (Representation track : tracks) {
            String name = track.label().isBlank() ? "track " + (words.size() + 1) : track.label();
            boolean shared =
                    tracks.stream().filter(t -> t.label().equals(track.label())).count() > 1;
            String full = shared ? detailed(name, track) : name;
            words.add(words.contains(full) ? full + " (" + (words.size() + 1) + ")" : full);
        }
        return List.copyOf(words);
    }

    private static String detailed(String name, Representation track) {
        return (name + " " + track.track().codecs()).strip()
                + (track.bandwidthBps() > 0 ? " " + Math.round(track.bandwidthBps() / 1000.0) + " kb/s" : "");
    }
}
