package dev.packlight.checks;

import dev.packlight.bytes.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;

/** An init segment and a media segment, one behind the other, as a decoder gets them. */
record Joined(ByteSource first, ByteSource second) implements ByteSource {

    @Override
    public long size() {
        return first.size() + second.size();
    }

    @Override
    public int read(long position, ByteBuffer target) throws IOException {
        return position < first.size() ? first.read(position, target) : second.read(position - first.size(), target);
    }
}
