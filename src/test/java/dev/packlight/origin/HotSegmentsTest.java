package dev.packlight.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packlight.bytes.ArraySource;
import dev.packlight.delivery.Body;
import dev.packlight.testing.RunningOrigin;
import dev.packlight.testing.SampleAssets;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Segments that are made once for many: which are taken in, that bytes are the same, and memory is bounded. */
class HotSegmentsTest {

    private static final int BYTES = 100_000;

    private final AtomicInteger made = new AtomicInteger();
    private final byte[] content = new byte[BYTES];

    HotSegmentsTest() {
        new Random(1).nextBytes(content);
    }

    private Answer segment() {
        return answer(Body.of(new Body.Generated(new Body.Generator() {
            @Override
            public long length() {
                return BYTES;
            }

            @Override
            public Body.Producer open(long from) {
                made.incrementAndGet();
                return target -> {
                    target.put(content);
                    return false;
                };
            }
        })));
    }

    private static Answer answer(Body body) {
        return new Answer(200, "video/mp2t", body, Optional.empty(), "tag", 0, "");
    }

    private static KeptAnswers.Meaning meaning(int n) {
        return new KeptAnswers.Meaning("fingerprint", "segment " + n);
    }

    private static long directBytes() {
        return UnpooledByteBufAllocator.DEFAULT.metric().usedDirectMemory();
    }

    @Test
    void asked_again_isMadeOnceAndHoldsTheBytesAndItsParts() throws Exception {
        HotSegments hot = new HotSegments(1 << 20);
        assertThat(hot.asked(meaning(1), segment())).isFalse();
        assertThat(made).hasValue(0);
        assertThat(hot.asked(meaning(1), segment())).isTrue();
        assertThat(hot.asked(meaning(1), segment())).isTrue();
        assertThat(made).hasValue(1);
        Kept kept = hot.find(meaning(1)).orElseThrow();
        Body part = kept.answer().body().slice(1234, 56_789);
        ByteBuf bytes = kept.take(new Reply(206, part, "", false)).orElseThrow();
        assertThat(ByteBufUtil.getBytes(bytes)).isEqualTo(Arrays.copyOfRange(content, 1234, 56_789));
        bytes.release();
        hot.clear();
        assertThat(kept.take(new Reply(206, part, "", false))).isEmpty();
    }

    @Test
    void asked_afterMoreThanThereIsRoomFor_isNotTakenIn() throws Exception {
        HotSegments hot = new HotSegments(1 << 20);
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 200; i++) {
                hot.asked(meaning(1000 * round + i), segment());
            }
        }
        assertThat(made).hasValue(0);
    }

    @Test
    void asked_forManySegmentsTwice_staysWithinItsBoundAndGivesMemoryBack() throws Exception {
        long before = directBytes();
        HotSegments hot = new HotSegments(1 << 20);
        for (int i = 0; i < 100; i++) {
            hot.asked(meaning(i), segment());
            hot.asked(meaning(i), segment());
            assertThat(directBytes() - before).isLessThanOrEqualTo((1 << 20) + 2 * BYTES);
        }
        hot.clear();
        assertThat(directBytes()).isEqualTo(before);
    }

    @Test
    void asked_forWhatIsNotGeneratedOrTooLarge_isNotTakenIn() throws Exception {
        HotSegments small = new HotSegments(BYTES);
        HotSegments large = new HotSegments(1 << 20);
        Answer stored = answer(Body.of(Body.Stretches.of(new ArraySource(content), 0, BYTES)));
        for (int i = 0; i < 2; i++) {
            assertThat(small.asked(meaning(1), segment())).isFalse();
            assertThat(large.asked(meaning(2), stored)).isFalse();
        }
    }

    @Test
    void asked_forASegmentThatCannotBeMade_saysWhyAndLeaksNothing() throws Exception {
        long before = directBytes();
        HotSegments hot = new HotSegments(1 << 20);
        Answer broken = answer(Body.of(new Body.Generated(new Body.Generator() {
            @Override
            public long length() {
                return 1000;
            }

            @Override
            public Body.Producer open(long from) {
                return this::fail;
            }

            private boolean fail(ByteBuffer target) throws IOException {
                throw new IOException("the disk is gone");
            }
        })));
        hot.asked(meaning(1), broken);
        assertThatThrownBy(() -> hot.asked(meaning(1), broken))
                .isInstanceOf(IOException.class)
                .hasMessage("the disk is gone");
        assertThat(directBytes()).isEqualTo(before);
    }

    @Test
    void get_segmentManyTimes_wholeInPartAndByCondition_isTheSame() throws Exception {
        try (RunningOrigin origin = new RunningOrigin(SampleAssets.AURORA)) {
            URI segment = origin.first(origin.urls("aurora").get("hls-ts"), "Fragments(video=0");
            HttpResponse<byte[]> first = origin.get(segment);
            byte[] whole = first.body();
            String tag = first.headers().firstValue("etag").orElseThrow();
            for (int i = 0; i < 4; i++) {
                HttpResponse<byte[]> again = origin.get(segment);
                assertThat(again.body()).isEqualTo(whole);
                assertThat(again.headers().firstValue("etag")).hasValue(tag);
                HttpResponse<byte[]> part = origin.get(segment, "Range", "bytes=1000-2999");
                assertThat(part.statusCode()).isEqualTo(206);
                assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole, 1000, 3000));
                assertThat(part.headers().firstValue("content-range")).hasValue("bytes 1000-2999/" + whole.length);
                assertThat(origin.get(segment, "If-None-Match", tag).statusCode())
                        .isEqualTo(304);
                assertThat(origin.get(segment, "Range", "bytes=" + whole.length + "-")
                                .statusCode())
                        .isEqualTo(416);
                HttpResponse<byte[]> head = origin.send("HEAD", segment);
                assertThat(head.body()).isEmpty();
                assertThat(head.headers().firstValueAsLong("content-length")).hasValue(whole.length);
            }
        }
    }
}
