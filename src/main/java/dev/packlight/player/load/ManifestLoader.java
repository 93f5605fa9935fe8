package dev.packlight.player.load;

import dev.packlight.dash.Mpd;
import dev.packlight.dash.MpdParser;
import dev.packlight.hls.HlsParser;
import dev.packlight.hls.HlsPlaylist;
import dev.packlight.media.MediaFormatException;
import dev.packlight.player.PlayerException;
import dev.packlight.player.decode.Deadline;
import dev.packlight.player.load.StreamManifest.Representation;
import dev.packlight.player.load.StreamManifest.Segment;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Loads a manifest of any known protocol, with the playlists it refers to, within one span of time. */
final class ManifestLoader {

    private final Fetcher fetcher;
    private final Limits limits;
    private final Deadline deadline;
    private final Map<URI, HlsPlaylist.Media> playlists = new HashMap<>();

    ManifestLoader(Fetcher fetcher, Limits limits) {
        this.fetcher = fetcher;
        this.limits = limits;
        this.deadline = Deadline.in(limits.loading());
    }

    /** The manifest at {@code uri}; empty where the resource is no manifest but media. */
    Optional<StreamManifest> load(URI uri) throws PlayerException, InterruptedException {
        Fetcher.Download download = fetch(uri);
        if (download.isMedia()) {
            return Optional.empty();
        }
        String text = new String(download.bytes(), StandardCharsets.UTF_8);
        try {
            return Optional.of(text.startsWith("#EXTM3U") ? hls(uri, text) : dash(uri, text));
        } catch (MediaFormatException e) {
            throw new PlayerException("The manifest cannot be played: " + e.getMessage() + ".", e);
        }
    }

    private Fetcher.Download fetch(URI uri) throws PlayerException, InterruptedException {
        if (deadline.isOver()) {
            throw new PlayerException(
                    "The playlists of the manifest had not come after " + Trouble.time(limits.loading()) + ".");
        }
        return fetcher.get(Fetcher.Wanted.manifest(uri, deadline.left(limits.manifest())));
    }

    private StreamManifest hls(URI uri, String text)
            throws MediaFormatException, PlayerException, InterruptedException {
        return switch (HlsParser.parse(text)) {
            case HlsPlaylist.Media media -> {
                StreamBudget budget = new StreamBudget();
                Representation only = representation("", 0, 0, 0, "", uri, clear(media), budget);
                yield budget.manifest(media.durationSeconds(), List.of(only), List.of());
            }
            case HlsPlaylist.Multivariant multivariant -> multivariant(uri, multivariant);
        };
    }

    private StreamManifest multivariant(URI uri, HlsPlaylist.Multivariant master)
            throws MediaFormatException, PlayerException, InterruptedException {
        StreamBudget budget = new StreamBudget();
        List<Representation> video = new ArrayList<>();
        List<Representation> audio = new ArrayList<>();
        double duration = 0;
        for (HlsPlaylist.Variant v : master.variants()) {
            URI address = Addresses.resolved(uri, v.uri());
            HlsPlaylist.Media media = media(address);
            duration = Math.max(duration, media.durationSeconds());
            Representation r = representation(
                    v.heightPixels() > 0 ? v.heightPixels() + "p" : "audio",
                    v.bandwidthBps(),
                    v.widthPixels(),
                    v.heightPixels(),
                    v.codecs(),
                    address,
                    media,
                    budget);
            (v.heightPixels() > 0 || v.codecs().contains("avc") ? video : audio).add(r);
        }
        String group = master.variants().getFirst().audioGroup();
        for (HlsPlaylist.Rendition r : master.renditions()) {
            if (r.type().equals("AUDIO") && r.groupId().equals(group)) {
                URI address = Addresses.resolved(uri, r.uri());
                Representation sound = representation(r.name(), 0, 0, 0, "", address, media(address), budget);
                audio.add(r.isDefault() ? 0 : audio.size(), sound);
            }
        }
        return budget.manifest(duration, video, audio);
    }

    private HlsPlaylist.Media media(URI uri) throws MediaFormatException, PlayerException, InterruptedException {
        HlsPlaylist.Media known = playlists.get(uri);
        if (known == null) {
            if (!(HlsParser.parse(new String(fetch(uri).bytes(), StandardCharsets.UTF_8))
                    instanceof HlsPlaylist.Media media)) {
                throw new PlayerException(
                        "The playlist " + Addresses.brief(uri) + " lists variants where segments are wanted.");
            }
            known = clear(media);
            playlists.put(uri, known);
        }
        return known;
    }

    private static HlsPlaylist.Media clear(HlsPlaylist.Media media) throws PlayerException {
        if (media.segments().stream().anyMatch(segment -> !segment.key().equals("NONE"))) {
            throw new PlayerException("The stream is encrypted, which this player does not decrypt.");
        }
        return media;
    }

    private static Representation representation(
            String label,
            long bandwidth,
            int width,
            int height,
            String codecs,
            URI base,
            HlsPlaylist.Media media,
            StreamBudget budget)
            throws PlayerException {
        budget.spend(media.segments().size());
        List<Segment> segments = new ArrayList<>(media.segments().size());
        double at = 0;
        for (HlsPlaylist.Segment s : media.segments()) {
            segments.add(new Segment(
                    s.uri(),
                    at,
                    s.durationSeconds(),
                    s.range().map(HlsPlaylist.ByteRange::offset).orElse(0L),
                    s.range().map(HlsPlaylist.ByteRange::length).orElse(-1L)));
            at += s.durationSeconds();
        }
        Optional<String> map = media.segments().stream().findFirst().flatMap(HlsPlaylist.Segment::map);
        return new Representation(label, bandwidth, width, height, codecs, base, resolved(base, map), segments);
    }

    private static Optional<URI> resolved(URI base, Optional<String> reference) throws PlayerException {
        return reference.isPresent() ? Optional.of(Addresses.resolved(base, reference.get())) : Optional.empty();
    }

    private static StreamManifest dash(URI uri, String text) throws MediaFormatException, PlayerException {
        Mpd mpd = MpdParser.parse(text);
        StreamBudget budget = new StreamBudget();
        List<Representation> video = new ArrayList<>();
        List<Representation> audio = new ArrayList<>();
        for (Mpd.Representation r : mpd.representations()) {
            if (r.contentType().equals("video")) {
                video.add(representation(r.heightPixels() + "p", uri, r, budget));
            } else if (r.contentType().equals("audio")) {
                audio.add(representation(r.language(), uri, r, budget));
            }
        }
        return budget.manifest(mpd.durationSeconds(), video, audio);
    }

    private static Representation representation(String label, URI base, Mpd.Representation r, StreamBudget budget)
            throws PlayerException {
        budget.spend(r.segments().size());
        List<Segment> segments = r.segments().stream()
                .map(s -> new Segment(
                        s.uri(),
                        (double) s.time().startTicks() / s.ticksPerSecond(),
                        (double) s.time().durationTicks() / s.ticksPerSecond(),
                        0,
                        -1))
                .toList();
        return new Representation(
                label,
                r.bandwidthBps(),
                r.widthPixels(),
                r.heightPixels(),
                r.codecs(),
                base,
                resolved(base, r.initialization()),
                segments);
    }
}
