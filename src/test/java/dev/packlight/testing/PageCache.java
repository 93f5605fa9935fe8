package dev.packlight.testing;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Takes files out of the memory of the system, as if they had not been read for long (Linux). */
public final class PageCache {

    private static final int O_RDONLY = 0;
    private static final int DONTNEED = 4;
    private static final Linker LINKER = Linker.nativeLinker();

    private PageCache() {}

    @SuppressWarnings("restricted")
    private static MethodHandle function(String name, FunctionDescriptor form) {
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), form);
    }

    /** Drops all pages of {@code file}. */
    public static void drop(Path file) throws Exception {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocateFrom(file.toString());
            int handle = (int) function(
                            "open",
                            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT))
                    .invoke(name, O_RDONLY);
            var unused = (int) function(
                            "posix_fadvise",
                            FunctionDescriptor.of(
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_LONG,
                                    ValueLayout.JAVA_LONG,
                                    ValueLayout.JAVA_INT))
                    .invoke(handle, 0L, 0L, DONTNEED);
            unused = (int) function("close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT))
                    .invoke(handle);
        } catch (Throwable e) {
            throw new IllegalStateException("pages could not be dropped", e);
        }
    }
}
