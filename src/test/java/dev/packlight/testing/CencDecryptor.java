package dev.packlight.testing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Decrypts fragments by ISO/IEC 23001-7 alone; shares nothing with what encrypts them. */
public final class CencDecryptor {

    private static final Map<String, Integer> INSIDE = Map.ofEntries(
            Map.entry("moov", 0),
            Map.entry("trak", 0),
            Map.entry("mdia", 0),
            Map.entry("minf", 0),
            Map.entry("stbl", 0),
            Map.entry("stsd", 8),
            Map.entry("encv", 78),
            Map.entry("enca", 28),
            Map.entry("sinf", 0),
            Map.entry("schi", 0),
            Map.entry("moof", 0),
            Map.entry("traf", 0));

    private final SecretKeySpec key;
    private final Map<String, ByteBuffer> init = new HashMap<>();
    private long protectedBytes;

    public CencDecryptor(byte[] init, byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
        boxes(ByteBuffer.wrap(init), this.init, new HashMap<>());
    }

    public String scheme() {
        ByteBuffer schm = init.get("schm").duplicate();
        byte[] type = new byte[4];
        schm.get(schm.position() + 4, type);
        return new String(type, StandardCharsets.US_ASCII);
    }

    public UUID keyId() {
        ByteBuffer tenc = init.get("tenc");
        return new UUID(tenc.getLong(tenc.position() + 8), tenc.getLong(tenc.position() + 16));
    }

    /** Bytes that were decrypted so far. */
    public long protectedBytes() {
        return protectedBytes;
    }

    /** The samples of a segment, decrypted. */
    public List<byte[]> samples(byte[] segment) throws Exception {
        Map<String, ByteBuffer> found = new HashMap<>();
        Map<String, Integer> starts = new HashMap<>();
        boxes(ByteBuffer.wrap(segment), found, starts);
        ByteBuffer trun = found.get("trun").duplicate();
        int flags = trun.getInt() & 0xFFFFFF;
        int count = trun.getInt();
        int at = starts.get("moof") + trun.getInt();
        ByteBuffer auxiliary = found.containsKey("senc") ? auxiliary(segment, found, starts) : null;
        boolean hasSubsamples =
                auxiliary != null && (found.get("senc").getInt(found.get("senc").position()) & 2) != 0;
        List<byte[]> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            trun.position(trun.position() + ((flags & 0x100) != 0 ? 4 : 0));
            int size = trun.getInt();
            trun.position(trun.position() + ((flags & 0x400) != 0 ? 4 : 0) + ((flags & 0x800) != 0 ? 4 : 0));
            byte[] sample = Arrays.copyOfRange(segment, at, at + size);
            decrypt(sample, auxiliary, hasSubsamples);
            samples.add(sample);
            at += size;
        }
        return samples;
    }

    /** Where {@code saio} points to, which has to be inside {@code senc}. */
    private static ByteBuffer auxiliary(byte[] segment, Map<String, ByteBuffer> found, Map<String, Integer> starts) {
        ByteBuffer saio = found.get("saio");
        int at = starts.get("moof") + saio.getInt(saio.position() + 8);
        if (at != found.get("senc").position() + 8) {
            throw new AssertionError("saio points to " + at + ", senc's first entry is elsewhere");
        }
        ByteBuffer saiz = found.get("saiz");
        if (saiz.getInt(saiz.position() + 5)
                != found.get("senc").getInt(found.get("senc").position() + 4)) {
            throw new AssertionError("saiz and senc count differently");
        }
        ByteBuffer sizes = saiz.duplicate().position(saiz.position() + 9);
        int each = saiz.get(saiz.position() + 4) & 0xFF;
        int sum = 0;
        for (int i = saiz.getInt(saiz.position() + 5); i > 0; i--) {
            sum += each > 0 ? each : sizes.get() & 0xFF;
        }
        if (sum != found.get("senc").remaining() - 8) {
            throw new AssertionError("saiz tells of " + sum + " bytes, senc has "
                    + (found.get("senc").remaining() - 8));
        }
        return ByteBuffer.wrap(segment).position(at);
    }

    private void decrypt(byte[] sample, ByteBuffer auxiliary, boolean hasSubsamples) throws Exception {
        ByteBuffer tenc = init.get("tenc").duplicate();
        int version = tenc.getInt() >>> 24;
        int pattern = tenc.getShort() & 0xFF;
        tenc.get();
        int ivBytes = tenc.get();
        tenc.position(tenc.position() + 16);
        byte[] iv = new byte[16];
        if (ivBytes > 0) {
            auxiliary.get(iv, 0, ivBytes);
        } else {
            tenc.get(iv, 0, tenc.get());
        }
        int crypt = version > 0 ? pattern >> 4 : 0;
        int skip = version > 0 ? pattern & 15 : 0;
        boolean counter = scheme().equals("cenc");
        Cipher cipher = Cipher.getInstance(counter ? "AES/CTR/NoPadding" : "AES/CBC/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(iv));
        int at = 0;
        int pairs = hasSubsamples ? auxiliary.getShort() & 0xFFFF : 1;
        for (int i = 0; i < pairs; i++) {
            at += hasSubsamples ? auxiliary.getShort() & 0xFFFF : 0;
            int length = hasSubsamples ? auxiliary.getInt() : sample.length;
            protectedBytes += length;
            if (counter) {
                cipher.update(sample, at, length, sample, at);
            } else {
                cipher.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(iv));
                blocks(cipher, sample, at, at + length, crypt, skip);
            }
            at += length;
        }
        if (at != sample.length) {
            throw new AssertionError("subsamples end at " + at + " of " + sample.length);
        }
    }

    private static void blocks(Cipher cipher, byte[] sample, int from, int to, int crypt, int skip) throws Exception {
        int n = 0;
        for (int at = from; to - at >= 16; at += 16, n++) {
            if (skip == 0 || n % (crypt + skip) < crypt) {
                cipher.update(sample, at, 16, sample, at);
            }
        }
    }

    /** The payload of each box by its type, the last of each, and where each begins. */
    private static void boxes(ByteBuffer in, Map<String, ByteBuffer> found, Map<String, Integer> starts) {
        while (in.remaining() >= 8) {
            int start = in.position();
            int size = in.getInt();
            byte[] type = new byte[4];
            in.get(type);
            String name = new String(type, StandardCharsets.US_ASCII);
            ByteBuffer payload = in.duplicate().limit(start + size);
            found.put(name, payload.duplicate());
            starts.put(name, start);
            if (INSIDE.containsKey(name)) {
                boxes(payload.position(payload.position() + INSIDE.get(name)), found, starts);
            }
            in.position(start + size);
        }
    }
}
