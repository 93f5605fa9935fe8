package dev.packlight.origin;

import java.time.InstantSource;

/** What every connection of a running origin uses. */
record OriginServices(
        Router router,
        KeptAnswers kept,
        AccessLog log,
        InstantSource clock,
        HostNames names,
        ConnectionLimits limits) {}
