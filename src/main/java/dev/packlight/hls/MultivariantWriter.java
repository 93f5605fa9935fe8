package dev.packlight.hls;

import static dev.packlight.hls.PlaylistText.quoted;

import dev.packlight.codec.StreamInfo;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Rates;
import dev.packlight.delivery.Rendition;
import dev.packlight.delivery.UnservableException;
import dev.packlight.delivery.UnservableException.Reason;
import dev.packlight.hls.Container.KeyFrame;
import dev.packlight.hls.Container.Stream;
import dev.packlight.media.Timescale;
import dev.packlight.segmentation.Cut;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes the multivariant playlist (RFC 8216 §4.3.4), every rate in it measured. */
final class MultivariantWriter {

    private static final String AUDIO_GROUP = "audio";

    private final Container container;
    private final String token;
    private final Presentation presentation;
    private final Optional<String> audioTrack;
    private final Optional<Rendition> muxedAudio;
    private final List<Rendition> video;
    private final List<Rendition> audio;
    private final PlaylistText text = new PlaylistText();

    MultivariantWriter(Container container, String token, Presentation presentation, Optional<String> audioTrack) throws UnservableException {
        this.container = container;
        this.token = token;
        this.presentation = presentation;
        this.audioTrack = audioTrack;
        this.muxedAudio = HlsFormat.muxed(container, presentation, audioTrack);
        this.video = presentation.video().stream().filter(container::carries).toList();
        this.audio = container.separateAudio(presentation).stream().filter(container::carries).toList();
        if (video.isEmpty() && audio.isEmpty()) {
            throw notCarried(presentation, "HLS");
        }
    }

    static UnservableException notCarried(Presentation presentation, String format) {
        return new UnservableException(Reason.OUTPUT_FORMAT_NOT_SUPPORTED, format + " cannot carry the codecs of '" + presentation.asset().name() + "' in this container.",
                "Use another format of this asset; the Stream place lists those that work.");
    }

    String write() {
        text.line("#EXT-X-VERSION:" + container.version()).line("#EXT-X-INDEPENDENT-SEGMENTS");
        if (video.isEmpty()) {
            audio.forEach(rendition -> variant(rendition, Rates.NONE));
            return text.toString();
        }
        Rates loudest = new Rates(audio.stream().mapToLong(r -> rates(r).peakBps()).max().orElse(0), audio.stream().mapToLong(r -> rates(r).averageBps()).max().orElse(0));
        for (int i = 0; i < audio.size(); i++) {
            media(audio.get(i), i == 0);
        }
        video.forEach(rendition -> variant(rendition, loudest));
        video.forEach(this::keyFrameVariant);
        return text.toString();
    }

    private void media(Rendition rendition, boolean first) {
        String language = rendition.asset().language().equals("und") ? "" : ",LANGUAGE=" + quoted(rendition.asset().language());
        text.line("#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=" + quoted(AUDIO_GROUP) + ",NAME=" + quoted(rendition.label()) + language
                + ",DEFAULT=" + (first ? "YES" : "NO") + ",AUTOSELECT=YES,CHANNELS=" + quoted(String.valueOf(rendition.audio().channels())) + ",URI=" + quoted(uri(rendition, "")));
    }

    private void variant(Rendition rendition, Rates loudest) {
        Rates rates = rates(rendition).plus(loudest);
        String group = rendition.isVideo() && !audio.isEmpty() ? ",AUDIO=" + quoted(AUDIO_GROUP) : "";
        text.line("#EXT-X-STREAM-INF:BANDWIDTH=" + rates.peakBps() + ",AVERAGE-BANDWIDTH=" + rates.averageBps() + ",CODECS=" + quoted(codecs(rendition))
                + (rendition.isVideo() ? ",RESOLUTION=" + resolution(rendition) + ",FRAME-RATE=" + rendition.track().frameRate().toPlainString() : "") + group);
        text.line(uri(rendition, ""));
    }

    private void keyFrameVariant(Rendition rendition) {
        List<KeyFrame> frames = container.keyFrames(stream(rendition));
        if (frames.isEmpty()) {
            return;
        }
        Cut cut = container.cut(rendition);
        long[] starts = MediaPlaylistWriter.starts(frames, rendition);
        Rates rates = Rates.measure(frames.size(), i -> frames.get(i).lengthBytes(), i -> (i + 1 < starts.length ? starts[i + 1] : cut.end(cut.count() - 1)) - starts[i],
                targetSeconds(container, presentation) * Timescale.PRESENTATION.ticksPerSecond());
        text.line("#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=" + rates.peakBps() + ",AVERAGE-BANDWIDTH=" + rates.averageBps() + ",CODECS=" + quoted(rendition.info().rfc6381())
                + ",RESOLUTION=" + resolution(rendition) + ",URI=" + quoted(uri(rendition, ",type=keyframes")));
    }

    private String codecs(Rendition rendition) {
        List<Rendition> sound = rendition.isVideo() ? muxedAudio.map(List::of).orElse(audio) : List.of();
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(rendition), sound.stream())
                .map(r -> r.info().rfc6381()).distinct().collect(Collectors.joining(","));
    }

    /** Shown size: pixel shape and rotation applied. */
    static String resolution(Rendition rendition) {
        StreamInfo.Video video = rendition.video();
        long width = Math.round((double) video.widthPixels() * video.sampleAspect().width() / video.sampleAspect().height());
        boolean turned = rendition.track().rotationDegrees() % 180 != 0;
        return turned ? video.heightPixels() + "x" + width : width + "x" + video.heightPixels();
    }

    private Rates rates(Rendition rendition) {
        return presentation.derive(List.of("rates", token, rendition.trackName(), rendition.bitrate(), audioTrack), key -> measure(rendition));
    }

    private Rates measure(Rendition rendition) {
        Stream stream = stream(rendition);
        Cut cut = container.cut(rendition);
        return Rates.measure(cut.count(), i -> container.segmentBytes(stream, i), cut::durationTicks,
                targetSeconds(container, presentation) * Timescale.PRESENTATION.ticksPerSecond());
    }

    private Stream stream(Rendition rendition) {
        return new Stream(presentation, rendition, rendition.isVideo() ? muxedAudio : Optional.empty());
    }

    /** One target duration for all renditions: the longest segment, rounded to the nearest second. */
    static long targetSeconds(Container container, Presentation presentation) {
        return presentation.renditions().stream().filter(container::carries)
                .mapToLong(r -> PlaylistText.wholeSeconds(container.cut(r).longestTicks())).max().orElse(1);
    }

    private String uri(Rendition rendition, String more) {
        return "QualityLevels(" + rendition.bitrate() + ")/Manifest(" + rendition.trackName() + ",format=" + token + more
                + (rendition.isVideo() ? audioTrack.map(name -> ",audioTrack=" + name).orElse("") : "") + ")";
    }
}
