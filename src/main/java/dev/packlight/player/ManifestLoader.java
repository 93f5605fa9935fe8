package dev.packlight.player;

import dev.packlight.dash.Mpd;
import dev.packlight.dash.MpdParser;
import dev.packlight.hls.HlsParser;
import dev.packlight.hls.HlsPlaylist;
import dev.packlight.media.MediaFormatException;
import dev.packlight.player.StreamManifest.Representation;
import dev.packlight.player.StreamManifest.Segment;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Loads a manifest of any known protocol, with the playlists it refers to. */
final class ManifestLoader {

    private final Fetcher fetcher;

    ManifestLoader(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    /** The manifest at {@code uri}; empty where the resource is no manifest but media. */
    Optional<StreamManifest> load(URI uri) throws PlayerException, InterruptedException {
        Fetcher.Download download = fetcher.get(uri, 0, -1);
        String type = download.contentType();
        if (type.startsWith("video/") || type.startsWith("audio/") && !type.contains("mpegurl")) {
            return Optional.empty();
        }
        String text = new String(download.bytes(), StandardCharsets.UTF_8);
        try {
            return Optional.of(text.startsWith("#EXTM3U") ? hls(uri, text) : dash(uri, text));
        } catch (MediaFormatException e) {
            throw new PlayerException("The manifest cannot be played: " + e.getMessage() + ".", e);
        }
    }

    private StreamManifest hls(URI uri, String text)
            throws MediaFormatException, PlayerException, InterruptedException {
        return switch (HlsParser.parse(text)) {
            case HlsPlaylist.Media media -> {
                Representation only = representation("", 0, 0, 0, "", uri, media);
                yield new StreamManifest(media.durationSeconds(), List.of(only), List.of());
            }
            case HlsPlaylist.Multivariant multivariant -> multivariant(uri, multivariant);
        };
    }

    private StreamManifest multivariant(URI uri, HlsPlaylist.Multivariant master)
            throws MediaFormatException, PlayerException, InterruptedException {
        Map<URI, HlsPlaylist.Media> loaded = new HashMap<>();
        List<Representation> video = new ArrayList<>();
        List<Representation> audio = new ArrayList<>();
        double duration = 0;
        for (HlsPlaylist.Variant v : master.variants()) {
            URI address = uri.resolve(v.uri());
            HlsPlaylist.Media media = media(address, loaded);
            duration = Math.max(duration, media.durationSeconds());
            Representation r = representation(
                    v.heightPixels() > 0 ? v.heightPixels() + "p" : "audio",
                    v.bandwidthBps(),
                    v.widthPixels(),
                    v.heightPixels(),
                    v.codecs(),
                    address,
                    media);
            (v.heightPixels() > 0 || v.codecs().contains("avc") ? video : audio).add(r);
        }
        String group = master.variants().getFirst().audioGroup();
        for (HlsPlaylist.Rendition r : master.renditions()) {
            if (r.type().equals("AUDIO") && r.groupId().equals(group)) {
                URI address = uri.resolve(r.uri());
                Representation sound = representation(r.name(), 0, 0, 0, "", address, media(address, loaded));
                audio.add(r.isDefault() ? 0 : audio.size(), sound);
            }
        }
        return manifest(duration, video, audio);
    }

    private HlsPlaylist.Media media(URI uri, Map<URI, HlsPlaylist.Media> loaded)
            throws MediaFormatException, PlayerException, InterruptedException {
        HlsPlaylist.Media known = loaded.get(uri);
        if (known == null) {
            if (!(HlsParser.parse(new String(fetcher.get(uri).bytes(), StandardCharsets.UTF_8))
                    instanceof HlsPlaylist.Media media)) {
                throw new PlayerException("The playlist " + uri + " lists variants where segments are wanted.");
            }
            if (media.segments().stream().anyMatch(segment -> !segment.key().equals("NONE"))) {
                throw new PlayerException("The stream is encrypted, which this player does not decrypt.");
            }
            loaded.put(uri, media);
            known = media;
        }
        return known;
    }

    private static Representation representation(
            String label, long bandwidth, int width, int height, String codecs, URI base, HlsPlaylist.Media media) {
        List<Segment> segments = new ArrayList<>();
        double at = 0;
        for (HlsPlaylist.Segment s : media.segments()) {
            segments.add(new Segment(
                    base.resolve(s.uri()),
                    at,
                    s.durationSeconds(),
                    s.range().map(HlsPlaylist.ByteRange::offset).orElse(0L),
                    s.range().map(HlsPlaylist.ByteRange::length).orElse(-1L)));
            at += s.durationSeconds();
        }
        Optional<URI> init = media.segments().stream()
                .findFirst()
                .flatMap(HlsPlaylist.Segment::map)
                .map(base::resolve);
        return new Representation(label, bandwidth, width, height, codecs, init, segments);
    }

    private static StreamManifest dash(URI uri, String text) throws MediaFormatException, PlayerException {
        Mpd mpd = MpdParser.parse(text);
        List<Representation> video = new ArrayList<>();
        List<Representation> audio = new ArrayList<>();
        for (Mpd.Representation r : mpd.representations()) {
            List<Segment> segments = r.segments().stream()
                    .map(s -> new Segment(
                            uri.resolve(s.uri()),
                            (double) s.time().startTicks() / s.ticksPerSecond(),
                            (double) s.time().durationTicks() / s.ticksPerSecond(),
                            0,
                            -1))
                    .toList();
            String label = r.contentType().equals("video") ? r.heightPixels() + "p" : r.language();
            Representation found = new Representation(
                    label,
                    r.bandwidthBps(),
                    r.widthPixels(),
                    r.heightPixels(),
                    r.codecs(),
                    r.initialization().map(uri::resolve),
                    segments);
            if (r.contentType().equals("video")) {
                video.add(found);
            } else if (r.contentType().equals("audio")) {
                audio.add(found);
            }
        }
        return manifest(mpd.durationSeconds(), video, audio);
    }

    private static StreamManifest manifest(double duration, List<Representation> video, List<Representation> audio)
            throws PlayerException {
        video.removeIf(r -> r.segments().isEmpty());
        audio.removeIf(r -> r.segments().isEmpty());
        if (video.isEmpty() && audio.isEmpty()) {
            throw new PlayerException("The manifest lists no segments.");
        }
        video.sort(Comparator.comparingLong(Representation::bandwidthBps));
        return new StreamManifest(duration, video, audio);
    }
}
