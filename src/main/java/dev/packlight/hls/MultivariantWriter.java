package dev.packlight.hls;

import static dev.packlight.hls.PlaylistText.quoted;

import dev.packlight.codec.StreamInfo;
import dev.packlight.delivery.Derivation;
import dev.packlight.delivery.LanguageTag;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Rates;
import dev.packlight.delivery.Rendition;
import dev.packlight.delivery.TextRendition;
import dev.packlight.delivery.UnservableException;
import dev.packlight.media.FrameRate;
import dev.packlight.media.Timescale;
import dev.packlight.packaging.Container.KeyFrame;
import dev.packlight.packaging.Multiplex;
import dev.packlight.packaging.Thumbnails;
import dev.packlight.segmentation.Cut;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes the multivariant playlist (RFC 8216 §4.3.4), every rate in it measured. */
final class MultivariantWriter {

    private static final String AUDIO_GROUP = "audio";
    private static final String SUBTITLES_GROUP = "subs";

    private final HlsForm form;
    private final HlsParameters parameters;
    private final Presentation presentation;
    private final Optional<Rendition> muxedAudio;
    private final List<Rendition> video;
    private final Map<String, List<Rendition>> audioGroups;
    private final PlaylistText text = new PlaylistText();

    MultivariantWriter(HlsForm form, HlsParameters parameters, Presentation presentation) throws UnservableException {
        this.form = form;
        this.parameters = parameters;
        this.presentation = presentation;
        this.muxedAudio = form.soundInside(presentation, parameters.audioTrack());
        this.video = presentation.video().stream().filter(form::carries).toList();
        this.audioGroups = groups(form.separateSound(presentation));
        if (video.isEmpty() && audioGroups.isEmpty()) {
            throw form.notCarried(presentation);
        }
        for (Rendition rendition : video) {
            form.container().require(multiplex(rendition));
        }
        for (List<Rendition> group : audioGroups.values()) {
            for (Rendition rendition : group) {
                form.container().require(multiplex(rendition));
            }
        }
    }

    /** One group for each codec, so that a player keeps to one that it can decode. */
    private static Map<String, List<Rendition>> groups(List<Rendition> audio) {
        Map<String, List<Rendition>> byCodec = audio.stream()
                .collect(Collectors.groupingBy(r -> r.codec().name(), LinkedHashMap::new, Collectors.toList()));
        if (byCodec.size() <= 1) {
            return audio.isEmpty() ? Map.of() : Map.of(AUDIO_GROUP, audio);
        }
        Map<String, List<Rendition>> named = new LinkedHashMap<>();
        byCodec.forEach((codec, renditions) ->
                named.put(AUDIO_GROUP + "-" + codec.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""), renditions));
        return named;
    }

    String write() {
        text.line("#EXT-X-VERSION:" + form.version());
        if (form.hasIndependentSegments(presentation)) {
            text.line(PlaylistText.INDEPENDENT_SEGMENTS);
        }
        if (video.isEmpty()) {
            subtitles();
            audioGroups
                    .values()
                    .forEach(group -> group.forEach(rendition -> variant(rendition, Optional.empty(), Rates.NONE)));
            return text.toString();
        }
        audioGroups.forEach((group, renditions) -> {
            for (int i = 0; i < renditions.size(); i++) {
                media(group, renditions.get(i), i == 0);
            }
        });
        subtitles();
        if (audioGroups.isEmpty()) {
            video.forEach(rendition -> variant(rendition, Optional.empty(), Rates.NONE));
        }
        audioGroups.forEach((group, renditions) -> {
            Rates largest = largest(renditions);
            video.forEach(rendition -> variant(rendition, Optional.of(group), largest));
        });
        if (parameters.audioOnly()) {
            audioGroups.forEach((group, renditions) -> variant(renditions.getFirst(), Optional.of(group), Rates.NONE));
        }
        video.forEach(this::keyFrameVariant);
        Thumbnails.of(presentation).ifPresent(this::images);
        return text.toString();
    }

    private Rates largest(List<Rendition> sounds) {
        return new Rates(
                sounds.stream().mapToLong(r -> rates(r).peakBps()).max().orElse(0),
                sounds.stream().mapToLong(r -> rates(r).averageBps()).max().orElse(0));
    }

    /**
     * Sheets of thumbnails (HLS image playlists, Roku extension 0.4); players that do not know the tag pass it over.
     */
    private void images(Thumbnails thumbnails) {
        text.line("#EXT-X-IMAGE-STREAM-INF:BANDWIDTH=" + thumbnails.bandwidthBps() + ",RESOLUTION="
                + thumbnails.layout().tileWidth() + "x" + thumbnails.layout().tileHeight() + ",CODECS=\"jpeg\",URI="
                + quoted(parameters.spelled(thumbnails.address(
                        "Manifest", "", "", parameters.filter().isEmpty() ? "" : ",filter=" + parameters.filter()))));
    }

    private void media(String group, Rendition rendition, boolean first) {
        StreamInfo.Audio audio = rendition.audio();
        String channels = audio.jointObjects() > 0 ? audio.jointObjects() + "/JOC" : String.valueOf(audio.channels());
        String characteristics =
                rendition.asset().describesVideo() ? ",CHARACTERISTICS=\"public.accessibility.describes-video\"" : "";
        text.line("#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=" + quoted(group) + ",NAME=" + quoted(rendition.label())
                + language(rendition.asset().language()) + ",DEFAULT=" + (first ? "YES" : "NO") + ",AUTOSELECT=YES"
                + characteristics + ",CHANNELS=" + quoted(channels) + ",URI=" + quoted(uri(rendition, "")));
    }

    private static String language(String code) {
        return code.equals("und") ? "" : ",LANGUAGE=" + quoted(LanguageTag.of(code));
    }

    private void subtitles() {
        for (TextRendition t : presentation.texts()) {
            text.line("#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID=" + quoted(SUBTITLES_GROUP) + ",NAME=" + quoted(t.label())
                    + language(t.language()) + ",DEFAULT=" + (t.isDefault() ? "YES" : "NO")
                    + ",AUTOSELECT=YES,FORCED=" + (t.forced() ? "YES" : "NO")
                    + (t.characteristics().isEmpty() ? "" : ",CHARACTERISTICS=" + quoted(t.characteristics()))
                    + ",URI="
                    + quoted(parameters.playlist(t.bitrateBps(), t.trackName(), false, "")));
        }
    }

    private void variant(Rendition rendition, Optional<String> group, Rates loudest) {
        Rates rates = rates(rendition).plus(loudest);
        List<Rendition> sound = rendition.isVideo()
                ? group.map(audioGroups::get).or(() -> muxedAudio.map(List::of)).orElse(List.of())
                : List.of();
        text.line("#EXT-X-STREAM-INF:BANDWIDTH=" + rates.peakBps() + ",AVERAGE-BANDWIDTH=" + rates.averageBps()
                + ",CODECS=" + quoted(codecs(rendition, sound))
                + (rendition.isVideo()
                        ? picture(rendition)
                                + FrameRate.of(rendition.track())
                                        .map(rate ->
                                                ",FRAME-RATE=" + rate.decimal().toPlainString())
                                        .orElse("")
                        : "")
                + group.map(g -> ",AUDIO=" + quoted(g)).orElse("")
                + (presentation.texts().isEmpty() ? "" : ",SUBTITLES=" + quoted(SUBTITLES_GROUP)));
        text.line(uri(rendition, ""));
    }

    /** Size, and range and layered codecs where they are not the common ones. */
    private String picture(Rendition rendition) {
        StreamInfo.Video info = rendition.video();
        boolean dynamic =
                video.stream().anyMatch(r -> !r.video().colour().videoRange().equals("SDR"));
        return (info.supplementalCodecs().isEmpty() ? "" : ",SUPPLEMENTAL-CODECS=" + quoted(info.supplementalCodecs()))
                + ",RESOLUTION=" + resolution(rendition)
                + (dynamic ? ",VIDEO-RANGE=" + info.colour().videoRange() : "");
    }

    private void keyFrameVariant(Rendition rendition) {
        List<KeyFrame> frames = MediaPlaylistWriter.shown(form.keyFrames(multiplex(rendition)), rendition);
        if (frames.isEmpty()) {
            return;
        }
        Cut cut = form.container().cut(rendition);
        long[] starts = MediaPlaylistWriter.starts(frames, rendition);
        Rates rates = Rates.measure(
                frames.size(),
                i -> frames.get(i).lengthBytes(),
                i -> (i + 1 < starts.length ? starts[i + 1] : cut.endTicks(cut.count() - 1)) - starts[i],
                form.targetSeconds(presentation) * Timescale.PRESENTATION.ticksPerSecond());
        text.line("#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=" + rates.peakBps() + ",AVERAGE-BANDWIDTH=" + rates.averageBps()
                + ",CODECS=" + quoted(form.container().codecs(rendition)) + picture(rendition) + ",URI="
                + quoted(uri(rendition, ",type=keyframes")));
    }

    private String codecs(Rendition rendition, List<Rendition> sound) {
        List<String> all = new ArrayList<>(List.of(form.container().codecs(rendition)));
        sound.forEach(r -> all.add(form.container().codecs(r)));
        if (!presentation.texts().isEmpty()) {
            form.text().codecs().ifPresent(all::add);
        }
        return all.stream().distinct().collect(Collectors.joining(","));
    }

    /** Shown size: pixel shape and rotation applied. */
    static String resolution(Rendition rendition) {
        StreamInfo.Video video = rendition.video();
        long width = Math.round((double) video.widthPixels()
                * video.sampleAspect().width()
                / video.sampleAspect().height());
        boolean turned = rendition.track().rotationDegrees() % 180 != 0;
        return turned ? video.heightPixels() + "x" + width : width + "x" + video.heightPixels();
    }

    /** Names the rates of a rendition among what is kept of its presentation. */
    private record RatesKey(String token, String track, long bitrateBps, Optional<String> sound)
            implements Derivation<Rates> {
        @Override
        public long footprintBytes(Rates rates) {
            return 2 * Long.BYTES;
        }
    }

    private Rates rates(Rendition rendition) {
        return presentation.derive(
                new RatesKey(
                        form.token(),
                        rendition.trackName(),
                        rendition.bitrateBps(),
                        muxedAudio.map(Rendition::trackName)),
                () -> measure(rendition));
    }

    private Rates measure(Rendition rendition) {
        Multiplex multiplex = multiplex(rendition);
        Cut cut = form.container().cut(rendition);
        return Rates.measure(
                cut.count(),
                i -> form.container().bytes(multiplex, i),
                cut::durationTicks,
                form.targetSeconds(presentation) * Timescale.PRESENTATION.ticksPerSecond());
    }

    private Multiplex multiplex(Rendition rendition) {
        return new Multiplex(presentation, rendition, rendition.isVideo() ? muxedAudio : Optional.empty());
    }

    private String uri(Rendition rendition, String more) {
        return parameters.playlist(rendition.bitrateBps(), rendition.trackName(), rendition.isVideo(), more);
    }
}
