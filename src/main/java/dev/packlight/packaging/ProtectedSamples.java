package dev.packlight.packaging;

import dev.packlight.codec.Carriage;
import dev.packlight.delivery.Body;
import dev.packlight.delivery.Derivation;
import dev.packlight.delivery.Rendition;
import dev.packlight.delivery.UnservableException;
import dev.packlight.isobmff.MediaSegment;
import dev.packlight.isobmff.SampleEncryption;
import dev.packlight.protection.Protection;
import dev.packlight.protection.Protection.Samples;
import dev.packlight.segmentation.Cut;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fragmented MP4 whose samples are encrypted where the presentation wants it (ISO/IEC 23001-7 §7, §8). */
public record ProtectedSamples(CmafContainer clear) implements Container {

    @Override
    public Carriage carriage() {
        return clear.carriage();
    }

    @Override
    public Optional<String> obstacle(Rendition rendition) {
        return clear.obstacle(rendition);
    }

    @Override
    public Optional<String> obstacle(Protection protection) {
        return protection instanceof Samples ? Optional.empty() : clear.obstacle(protection);
    }

    @Override
    public void require(Multiplex multiplex) throws UnservableException {
        clear.require(multiplex);
        if (multiplex.protection() instanceof Samples) {
            SampleProtection.require(multiplex.main());
        }
    }

    @Override
    public Cut cut(Rendition rendition) {
        return clear.cut(rendition);
    }

    @Override
    public String contentType(Rendition rendition) {
        return clear.contentType(rendition);
    }

    @Override
    public String codecs(Rendition rendition) {
        return clear.codecs(rendition);
    }

    @Override
    public Optional<byte[]> header(Multiplex multiplex) {
        return multiplex.protection() instanceof Samples samples
                ? Optional.of(clear.init(multiplex.main(), new SampleProtection(multiplex.main(), samples).track()))
                : clear.header(multiplex);
    }

    @Override
    public long bytes(Multiplex multiplex, int segment) {
        if (!(multiplex.protection() instanceof Samples)) {
            return clear.bytes(multiplex, segment);
        }
        Cut cut = cut(multiplex.main());
        return MediaSegment.headerBytes(cut, segment, encryption(multiplex, segment)) + cut.bytes(segment);
    }

    @Override
    public Body segment(Multiplex multiplex, int segment) {
        if (!(multiplex.protection() instanceof Samples samples)) {
            return clear.segment(multiplex, segment);
        }
        Cut cut = cut(multiplex.main());
        SampleEncryption encryption = encryption(multiplex, segment);
        return body(multiplex, samples, MediaSegment.header(cut, segment, encryption), segment, encryption);
    }

    @Override
    public List<KeyFrame> keyFrames(Multiplex multiplex) {
        if (!(multiplex.protection() instanceof Samples)) {
            return clear.keyFrames(multiplex);
        }
        Cut cut = cut(multiplex.main());
        List<KeyFrame> frames = new ArrayList<>();
        for (KeyFrame frame : clear.keyFrames(multiplex)) {
            long bytes = MediaSegment.headerBytes(cut, frame.segment(), encryption(multiplex, frame.segment()))
                    + cut.timing().track().samples().size(frame.sample());
            frames.add(new KeyFrame(frame.segment(), frame.sample(), 0, bytes));
        }
        return frames;
    }

    @Override
    public Optional<Body> keyFrame(Multiplex multiplex, int segment) {
        if (!(multiplex.protection() instanceof Samples samples)) {
            return clear.keyFrame(multiplex, segment);
        }
        SampleEncryption first = encryption(multiplex, segment).ofFirst();
        byte[] header = MediaSegment.keyFrameHeader(cut(multiplex.main()), segment, first);
        return Optional.of(body(multiplex, samples, header, segment, first));
    }

    private static Body body(
            Multiplex multiplex, Samples samples, byte[] header, int segment, SampleEncryption encryption) {
        Rendition main = multiplex.main();
        int first = main.fragments().firstSample(segment);
        return Body.of(
                new Body.Bytes(header, 0, header.length),
                new Body.Generated(
                        new EncryptedSamples(main, new SampleProtection(main, samples), samples, first, encryption)));
    }

    /** Names how a segment is encrypted among what is kept of its presentation. */
    private record Key(String track, long bitrate, int segment) implements Derivation<SampleEncryption> {
        @Override
        public long footprintBytes(SampleEncryption encryption) {
            return encryption.footprintBytes();
        }
    }

    private static SampleEncryption encryption(Multiplex multiplex, int segment) {
        Rendition main = multiplex.main();
        Cut cut = main.fragments();
        SampleProtection rule = new SampleProtection(main, (Samples) multiplex.protection());
        return multiplex
                .presentation()
                .derive(
                        new Key(main.trackName(), main.bitrate(), segment),
                        () -> rule.of(cut.firstSample(segment), cut.endSample(segment)));
    }

    @Override
    public Optional<TextContainer> text() {
        return clear.text();
    }
}
