// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import org.shifan.api.core.Actor;
import org.shifan.api.operations.SettingListener;

/**
 * Who said to change a setting, until it holds. Apart from {@link SettingWatch}, which asks the settings what holds: they tell
 * this one, and neither can wait for the other.
 */
@Component(service = {SettingListener.class, SettingHands.class})
public final class SettingHands implements SettingListener {
    /** Within this time what somebody wrote holds, or never will. */
    private static final Duration SOON = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<String, Announced> announced = new HashMap<>();

    private record Announced(String value, Actor who, Instant at) {}

    @Activate
    public SettingHands() {
        this(Clock.systemUTC());
    }

    SettingHands(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void changing(String pid, String key, String value, Actor who) {
        announced.put(pid + "/" + key, new Announced(value, who, clock.instant()));
    }

    /** Who said to make this value hold; nobody when it came about otherwise. */
    synchronized Actor behind(String pid, String key, String value) {
        announced.values().removeIf(each -> each.at().plus(SOON).isBefore(clock.instant()));
        Announced by = announced.get(pid + "/" + key);
        return by != null && by.value().equals(value) ? by.who() : Actor.named("");
    }
}
