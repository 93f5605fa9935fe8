package dev.packlight.matrix;

import dev.packlight.codec.Carriage;
import dev.packlight.dash.Mpd;
import dev.packlight.dash.MpdParser;
import dev.packlight.delivery.BodyReader;
import dev.packlight.delivery.DeliveryRequest;
import dev.packlight.delivery.DeliveryResponse;
import dev.packlight.delivery.PackagingFormat;
import dev.packlight.delivery.Presentation;
import dev.packlight.hls.HlsParser;
import dev.packlight.hls.HlsPlaylist;
import dev.packlight.testing.F4fReader;
import dev.packlight.testing.SmoothReader;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that a format sends for an asset, found from its top manifest alone.
 *
 * @param streams bytes by the address of each stream: init segment first where there is one
 * @param smooth fragments by stream, for Smooth Streaming
 */
record Walk(Map<String, byte[]> streams, Map<String, List<SmoothReader.Fragment>> smooth) {

    /** More than any of the test files needs; longer films are cut off there by their own walk. */
    private static final int MAX_BYTES = 64 << 20;

    static Walk of(PackagingFormat format, Presentation presentation) throws Exception {
        return new Walker(format, presentation).walk();
    }

    private static final class Walker {
        private final PackagingFormat format;
        private final Presentation presentation;
        private final Map<String, byte[]> streams = new LinkedHashMap<>();

        Walker(PackagingFormat format, Presentation presentation) {
            this.format = format;
            this.presentation = presentation;
        }

        Walk walk() throws Exception {
            String top = "/L/" + format.locatorPath(presentation.asset());
            byte[] body = fetch(top);
            if (format.carriage() == Carriage.FILE) {
                streams.put(top, body);
                return new Walk(streams, Map.of());
            }
            String text = new String(body, StandardCharsets.UTF_8);
            if (text.startsWith("WEBVTT")) {
                for (String address : text.lines()
                        .filter(l -> l.contains("#xywh"))
                        .map(l -> l.substring(0, l.indexOf('#')))
                        .distinct()
                        .limit(3)
                        .toList()) {
                    streams.put(address, fetch(base(top) + address));
                }
            } else if (text.startsWith("#EXTM3U")) {
                hls(top, text);
            } else if (text.contains("<MPD")) {
                dash(top, text);
            } else if (text.contains("<SmoothStreamingMedia")) {
                return new Walk(streams, SmoothReader.fragments(text, address -> fetch(base(top) + address)));
            } else {
                streams.putAll(F4fReader.streams(text, address -> fetch(base(top) + address)));
            }
            return new Walk(streams, Map.of());
        }

        private void hls(String top, String text) throws Exception {
            HlsPlaylist.Multivariant master = (HlsPlaylist.Multivariant) HlsParser.parse(text);
            List<String> playlists = new ArrayList<>(
                    master.variants().stream().map(HlsPlaylist.Variant::uri).toList());
            master.renditions().forEach(r -> playlists.add(r.uri()));
            for (String uri : playlists.stream().distinct().toList()) {
                String address = base(top) + uri;
                HlsPlaylist.Media media =
                        (HlsPlaylist.Media) HlsParser.parse(new String(fetch(address), StandardCharsets.UTF_8));
                ByteArrayOutputStream all = new ByteArrayOutputStream();
                if (!media.segments().isEmpty()
                        && media.segments().getFirst().map().isPresent()) {
                    all.write(fetch(
                            base(address) + media.segments().getFirst().map().get()));
                }
                for (HlsPlaylist.Segment segment : media.segments()) {
                    append(all, fetch(base(address) + segment.uri()));
                }
                streams.put(uri, all.toByteArray());
            }
        }

        private void dash(String top, String text) throws Exception {
            for (Mpd.Representation representation : MpdParser.parse(text).representations()) {
                if (representation.contentType().equals("image")) {
                    continue;
                }
                ByteArrayOutputStream all = new ByteArrayOutputStream();
                if (representation.initialization().isPresent()) {
                    all.write(fetch(base(top) + representation.initialization().get()));
                }
                for (Mpd.Segment segment : representation.segments()) {
                    append(all, fetch(base(top) + segment.uri()));
                }
                if (!representation.contentType().equals(Mpd.TRICK_PLAY)) {
                    streams.put(representation.segments().getFirst().uri(), all.toByteArray());
                }
            }
        }

        private static void append(ByteArrayOutputStream all, byte[] bytes) throws Exception {
            if (all.size() < MAX_BYTES) {
                all.write(bytes);
            }
        }

        private byte[] fetch(String address) throws Exception {
            DeliveryRequest request = DeliveryRequest.parse(address);
            if (!format.claims(request)) {
                throw new AssertionError(format.id() + " does not claim its own address " + address);
            }
            DeliveryResponse response = format.respond(presentation, request);
            byte[] bytes = BodyReader.bytes(response.body());
            if (bytes.length != response.body().length()) {
                throw new AssertionError(address + " has " + bytes.length + " bytes, "
                        + response.body().length() + " were announced");
            }
            return bytes;
        }

        private static String base(String address) {
            return address.substring(0, address.lastIndexOf('/') + 1);
        }
    }
}
