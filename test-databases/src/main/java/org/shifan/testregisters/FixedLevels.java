// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.testregisters;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.shifan.api.code.DateRange;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Grants;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;

/** Levels of zones that never change. */
public final class FixedLevels implements Grants {
    private final Map<Subject, Grant> held = new HashMap<>();

    public FixedLevels with(Subject subject, Level level) {
        LocalDate day = LocalDate.of(2014, 5, 1);
        held.put(
                subject,
                new Grant(
                        1,
                        subject,
                        Grant.Kind.ZONE_LEVEL,
                        level.code(),
                        DateRange.from(day),
                        Grant.Precision.DAY,
                        new Decision("bureau", day, "reason", ""),
                        null,
                        null));
        return this;
    }

    @Override
    public Optional<Grant> held(Subject subject, Grant.Kind kind, LocalDate on) {
        return Optional.ofNullable(held.get(subject));
    }

    @Override
    public Map<Subject, Grant> held(Collection<Subject> subjects, Grant.Kind kind, LocalDate on) {
        Map<Subject, Grant> out = new HashMap<>(held);
        out.keySet().retainAll(subjects);
        return out;
    }

    @Override
    public Map<Subject, Grant> bearers(Grant.Kind kind, LocalDate on) {
        return Map.copyOf(held);
    }

    @Override
    public List<Grant> history(Subject subject) {
        return List.of();
    }

    @Override
    public Level level(ZoneId zone, LocalDate on) {
        return held(Subject.zone(zone), Grant.Kind.ZONE_LEVEL, on)
                .map(grant -> Level.of(grant.value()))
                .orElse(Level.CULTIVATING);
    }

    @Override
    public Grant grant(
            Subject subject,
            Grant.Kind kind,
            String value,
            DateRange period,
            Grant.Precision precision,
            Decision decision) {
        throw new AssertionError("nobody asks for this here");
    }

    @Override
    public Grant withdraw(long id, LocalDate lastDay, Decision decision) {
        throw new AssertionError("nobody asks for this here");
    }

    @Override
    public Grant cancel(long id, Decision decision) {
        throw new AssertionError("nobody asks for this here");
    }

    @Override
    public List<Grant> cancelled(Subject subject) {
        return List.of();
    }
}
