// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.fact;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.shifan.api.core.Grant;
import org.shifan.core.store.FactQueries;

/** What the registers say about one zone on one day. */
final class ZoneDay {
    private final LocalDate on;
    private final Map<String, Boolean> members = new HashMap<>();
    private final Map<Grant.Kind, Map<String, FactQueries.Held>> held = new HashMap<>();
    private FactQueries.Title provincial;
    private boolean everHadMembers;

    ZoneDay(LocalDate on) {
        this.on = on;
    }

    void add(FactQueries.Member member) {
        members.put(member.enterprise(), member.synthetic());
    }

    /** Of several grants of a kind, the one that is added last counts. */
    void add(Grant.Kind kind, FactQueries.Held grant) {
        held.computeIfAbsent(kind, k -> new HashMap<>()).put(grant.enterprise(), grant);
    }

    void add(FactQueries.Title title) {
        provincial = title;
    }

    void hadMembers() {
        everHadMembers = true;
    }

    LocalDate on() {
        return on;
    }

    boolean everHadMembers() {
        return everHadMembers;
    }

    int members() {
        return members.size();
    }

    boolean syntheticMembers() {
        return members.containsValue(true);
    }

    /** What members hold of this kind, by enterprise. */
    Map<String, FactQueries.Held> held(Grant.Kind kind) {
        return held.getOrDefault(kind, Map.of());
    }

    boolean syntheticHeld(Grant.Kind kind) {
        return held(kind).values().stream().anyMatch(FactQueries.Held::synthetic);
    }

    Optional<FactQueries.Title> provincial() {
        return Optional.ofNullable(provincial);
    }
}
