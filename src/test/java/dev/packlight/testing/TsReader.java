package dev.packlight.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads transport streams by the text of ISO/IEC 13818-1, apart from the writer, and checks as it reads. */
public final class TsReader {

    private final Map<Integer, Integer> counters = new HashMap<>();
    private final Map<Integer, Integer> streamTypes = new HashMap<>();
    private final List<Unit> units = new ArrayList<>();
    private final List<Long> clocks = new ArrayList<>();
    private int pmtPid = -1;
    private int clockPid = -1;

    /** One PES packet. */
    public static final class Unit {
        private final int pid;
        private final boolean randomAccess;
        private final List<byte[]> parts = new ArrayList<>();

        Unit(int pid, boolean randomAccess) {
            this.pid = pid;
            this.randomAccess = randomAccess;
        }

        public int pid() {
            return pid;
        }

        public boolean randomAccess() {
            return randomAccess;
        }

        public byte[] bytes() {
            int length = parts.stream().mapToInt(p -> p.length).sum();
            byte[] all = new byte[length];
            int at = 0;
            for (byte[] part : parts) {
                System.arraycopy(part, 0, all, at, part.length);
                at += part.length;
            }
            return all;
        }

        public long pts() {
            byte[] b = bytes();
            return time(b, 9);
        }

        public long dts() {
            byte[] b = bytes();
            return (b[7] & 0x40) != 0 ? time(b, 14) : time(b, 9);
        }

        public byte[] payload() {
            byte[] b = bytes();
            return Arrays.copyOfRange(b, 9 + (b[8] & 0xFF), b.length);
        }

        private static long time(byte[] b, int at) {
            return (long) (b[at] >> 1 & 7) << 30
                    | (b[at + 1] & 0xFF) << 22
                    | (b[at + 2] & 0xFE) << 14
                    | (b[at + 3] & 0xFF) << 7
                    | (b[at + 4] & 0xFE) >> 1;
        }
    }

    /** Reads one segment; continuity goes on from the segment before. */
    public void read(byte[] segment) {
        assertThat(segment.length % 188).isZero();
        assertThat(pid(segment, 0))
                .as("a segment starts with the program association")
                .isZero();
        for (int at = 0; at < segment.length; at += 188) {
            packet(segment, at);
        }
    }

    private static int pid(byte[] b, int at) {
        return (b[at + 1] & 0x1F) << 8 | b[at + 2] & 0xFF;
    }

    private void packet(byte[] b, int at) {
        assertThat(b[at]).as("sync byte at %d", at).isEqualTo((byte) 0x47);
        int pid = pid(b, at);
        boolean start = (b[at + 1] & 0x40) != 0;
        int control = b[at + 3] >> 4 & 3;
        int counter = b[at + 3] & 15;
        Integer before = counters.put(pid, counter);
        assertThat(counter)
                .as("continuity of pid %d at %d", pid, at)
                .isEqualTo(before == null ? counter : before + (control & 1) & 15);
        int from = at + 4;
        boolean randomAccess = false;
        if ((control & 2) != 0) {
            int length = b[from] & 0xFF;
            if (length > 0) {
                randomAccess = (b[from + 1] & 0x40) != 0;
                if ((b[from + 1] & 0x10) != 0) {
                    clockPid = pid;
                    clocks.add((b[from + 2] & 0xFFL) << 25
                            | (b[from + 3] & 0xFFL) << 17
                            | (b[from + 4] & 0xFFL) << 9
                            | (b[from + 5] & 0xFFL) << 1
                            | (b[from + 6] & 0x80) >> 7);
                }
            }
            from += 1 + length;
        }
        if ((control & 1) == 0) {
            assertThat(from).as("a packet without payload is full").isEqualTo(at + 188);
            return;
        }
        byte[] payload = Arrays.copyOfRange(b, from, at + 188);
        if (pid == 0) {
            pmtPid = (payload[11] & 0x1F) << 8 | payload[12] & 0xFF;
            checkCrc(payload);
        } else if (pid == pmtPid) {
            map(payload);
        } else {
            if (start) {
                assertThat(Arrays.copyOf(payload, 3)).isEqualTo(new byte[] {0, 0, 1});
                units.add(new Unit(pid, randomAccess));
            }
            for (int i = units.size() - 1; i >= 0; i--) {
                if (units.get(i).pid() == pid) {
                    units.get(i).parts.add(payload);
                    break;
                }
            }
        }
    }

    private void map(byte[] payload) {
        checkCrc(payload);
        int length = (payload[2] & 0x0F) << 8 | payload[3] & 0xFF;
        assertThat((payload[9] & 0x1F) << 8 | payload[10] & 0xFF).as("PCR pid").isPositive();
        for (int at = 13; at < 4 + length - 4; at += 5 + ((payload[at + 3] & 0x0F) << 8 | payload[at + 4] & 0xFF)) {
            streamTypes.put((payload[at + 1] & 0x1F) << 8 | payload[at + 2] & 0xFF, payload[at] & 0xFF);
        }
    }

    private static void checkCrc(byte[] payload) {
        int length = (payload[2] & 0x0F) << 8 | payload[3] & 0xFF;
        int crc = -1;
        for (int i = 1; i < 4 + length; i++) {
            for (int bit = 7; bit >= 0; bit--) {
                boolean top = crc < 0 ^ (payload[i] >> bit & 1) == 1;
                crc = crc << 1 ^ (top ? 0x04C11DB7 : 0);
            }
        }
        assertThat(crc).as("a section with its CRC sums to 0").isZero();
    }

    public List<Unit> units() {
        return units;
    }

    public List<Long> clocks() {
        return clocks;
    }

    public int clockPid() {
        return clockPid;
    }

    public Map<Integer, Integer> streamTypes() {
        return streamTypes;
    }
}
