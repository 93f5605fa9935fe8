package dev.packlight.origin;

import java.time.InstantSource;

/** What every connection of a running origin uses. */
record OriginServices(
        Router router,
        KeyDelivery keys,
        KeptAnswers kept,
        AccessLog log,
        InstantSource clock,
        HostNames names,
        ConnectionLimits limits) {}
