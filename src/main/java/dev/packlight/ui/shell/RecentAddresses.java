package dev.packlight.ui.shell;

import dev.packlight.ui.common.Memory;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Addresses that were opened, the latest first; kept for the next start. */
record RecentAddresses(Memory memory) {

    private static final String SETTING = "recentAddresses";
    private static final int MOST = 20;

    List<String> all() {
        return memory.of(SETTING)
                .orElse("")
                .lines()
                .filter(line -> !line.isBlank())
                .limit(MOST)
                .toList();
    }

    void add(URI address) {
        List<String> addresses = new ArrayList<>(List.of(address.toString()));
        all().stream().filter(a -> !a.equals(address.toString())).forEach(addresses::add);
        keep(addresses);
    }

    void remove(String address) {
        keep(all().stream().filter(a -> !a.equals(address)).toList());
    }

    private void keep(List<String> addresses) {
        memory.keep(SETTING, addresses.stream().limit(MOST).collect(Collectors.joining("\n")));
    }
}
