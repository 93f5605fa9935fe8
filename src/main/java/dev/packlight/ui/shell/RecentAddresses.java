package dev.packlight.ui.shell;

import dev.packlight.catalog.Catalogue;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Addresses that were opened, the latest first; kept in the catalogue. */
record RecentAddresses(Catalogue settings) {

    private static final String SETTING = "recentAddresses";
    private static final int MOST = 20;

    List<String> all() {
        return settings.setting(SETTING)
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
        settings.setting(SETTING, addresses.stream().limit(MOST).collect(Collectors.joining("\n")));
    }
}
