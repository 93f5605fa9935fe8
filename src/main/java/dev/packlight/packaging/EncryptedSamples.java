package dev.packlight.packaging;

import dev.packlight.delivery.Body;
import dev.packlight.isobmff.SampleEncryption;
import dev.packlight.media.SampleTable;
import dev.packlight.protection.SampleCipher;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The samples of a fragment, each encrypted by itself while it is sent: what begins in the middle begins with its
 * sample.
 */
record EncryptedSamples(SampleProtection rule, int first, SampleEncryption encryption) implements Body.Generator {

    private SampleTable samples() {
        return rule.rendition().track().samples();
    }

    @Override
    public long length() {
        SampleTable samples = samples();
        long bytes = 0;
        for (int i = 0; i < encryption.entries().size(); i++) {
            bytes += samples.sizeBytes(first + i);
        }
        return bytes;
    }

    @Override
    public Body.Producer open(long from) {
        SampleTable samples = samples();
        int skipped = 0;
        long at = 0;
        while (skipped < encryption.entries().size() && at + samples.sizeBytes(first + skipped) <= from) {
            at += samples.sizeBytes(first + skipped++);
        }
        return new Encryption(skipped).dropping(from - at);
    }

    private final class Encryption implements Body.Producer {

        private final SampleCipher cipher = rule.cipher();
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
            SampleTable samples = samples();
            int number = first + next;
            sample = rule.rendition().source().readFully(samples.offsetBytes(number), samples.sizeBytes(number));
            at = 0;
            int[] whole = {0, sample.length};
            int[] ranges =
                    encryption.hasSubsamples() ? encryption.entries().get(next).subsamples() : whole;
            cipher.encrypt(sample, rule.iv(number), ranges, rule.pattern());
            next++;
            return true;
        }
    }
}
