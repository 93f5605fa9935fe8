package dev.packlight.packaging;

import dev.packlight.delivery.Body;
import dev.packlight.delivery.Rendition;
import dev.packlight.isobmff.SampleEncryption;
import dev.packlight.media.SampleTable;
import dev.packlight.protection.Protection.Samples;
import dev.packlight.protection.SampleCipher;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The samples of a fragment, each encrypted by itself while it is sent: what begins in the middle begins with its sample. */
record EncryptedSamples(
        Rendition rendition, SampleProtection rule, Samples protection, int first, SampleEncryption encryption)
        implements Body.Generator {

    private static final int[] NOTHING = {};

    @Override
    public long length() {
        SampleTable samples = rendition.track().samples();
        long bytes = 0;
        for (int i = 0; i < encryption.entries().size(); i++) {
            bytes += samples.size(first + i);
        }
        return bytes;
    }

    @Override
    public Body.Producer open(long from) {
        SampleTable samples = rendition.track().samples();
        int skipped = 0;
        long at = 0;
        while (skipped < encryption.entries().size() && at + samples.size(first + skipped) <= from) {
            at += samples.size(first + skipped++);
        }
        return new Encryption(skipped).dropping(from - at);
    }

    private final class Encryption implements Body.Producer {

        private final SampleCipher cipher = SampleCipher.of(protection);
        private int next;
        private byte[] sample = {};
        private int at;

        Encryption(int skipped) {
            this.next = skipped;
        }

        @Override
        public boolean fill(ByteBuffer target) throws IOException {
            while (target.hasRemaining() && (at < sample.length || encryptNext())) {
                int bytes = Math.min(target.remaining(), sample.length - at);
                target.put(sample, at, bytes);
                at += bytes;
            }
            return at < sample.length || next < encryption.entries().size();
        }

        private boolean encryptNext() throws IOException {
            if (next == encryption.entries().size()) {
                return false;
            }
            SampleTable samples = rendition.track().samples();
            int number = first + next;
            sample = rendition.source().readFully(samples.offset(number), samples.size(number));
            at = 0;
            int[] subsamples = encryption.entries().get(next).subsamples();
            int[] ranges = subsamples.length == 0 ? new int[] {0, sample.length} : subsamples;
            cipher.encrypt(sample, rule.iv(number), sample.length == 0 ? NOTHING : ranges, rule.pattern());
            next++;
            return true;
        }
    }
}
