// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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
import org.shifan.api.text.ShifanException;
import org.shifan.lifecycle.LifecycleMessages;

/** The register of titles in memory, with its two refusals: overlap, and a level that is skipped. */
final class FakeGrants implements Grants {
    private final List<Grant> lines = new ArrayList<>();
    private final List<Grant> cancelled = new ArrayList<>();

    @Override
    public Optional<Grant> held(Subject subject, Grant.Kind kind, LocalDate on) {
        return lines.stream()
                .filter(g -> g.subject().equals(subject) && g.kind().equals(kind) && g.holdsOn(on))
                .max(Comparator.comparing(g -> Level.LADDER.indexOf(
                        g.kind().equals(Grant.Kind.ZONE_LEVEL) ? Level.of(g.value()) : Level.CULTIVATING)));
    }

    @Override
    public Map<Subject, Grant> held(Collection<Subject> subjects, Grant.Kind kind, LocalDate on) {
        Map<Subject, Grant> out = new HashMap<>();
        subjects.forEach(s -> held(s, kind, on).ifPresent(g -> out.put(s, g)));
        return out;
    }

    @Override
    public Map<Subject, Grant> bearers(Grant.Kind kind, LocalDate on) {
        return held(lines.stream().map(Grant::subject).toList(), kind, on);
    }

    @Override
    public List<Grant> history(Subject subject) {
        return lines.stream()
                .filter(g -> g.subject().equals(subject))
                .sorted(Comparator.comparing(g -> g.period().from()))
                .toList();
    }

    @Override
    public Level level(ZoneId zone, LocalDate on) {
        return held(Subject.zone(zone), Grant.Kind.ZONE_LEVEL, on)
                .map(g -> Level.of(g.value()))
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
        List<Grant> same = history(subject).stream()
                .filter(g -> g.kind().equals(kind) && g.value().equals(value))
                .toList();
        if (same.stream().anyMatch(g -> held(g).overlaps(period))) {
            throw refused("core.grant.overlap");
        }
        LocalDate before = period.from().minusDays(1);
        boolean national = kind.equals(Grant.Kind.ZONE_LEVEL) && value.equals(Level.NATIONAL.code());
        if (national && level(subject.zoneId(), before).equals(Level.CULTIVATING)) {
            throw refused("core.grant.level-skipped");
        }
        Grant line = new Grant(
                lines.size() + cancelled.size() + 1, subject, kind, value, period, precision, decision, null, null);
        lines.add(line);
        return line;
    }

    @Override
    public Grant withdraw(long id, LocalDate lastDay, Decision decision) {
        Grant g = line(id);
        if (g.ended() != null) {
            throw refused("core.grant.ended");
        }
        Grant ended = new Grant(
                id, g.subject(), g.kind(), g.value(), g.period(), g.precision(), g.granted(), decision, lastDay);
        lines.set(lines.indexOf(g), ended);
        return ended;
    }

    @Override
    public Grant cancel(long id, Decision decision) {
        Grant g = line(id);
        LocalDate before = g.period().from().minusDays(1);
        if (decision.on().isAfter(before)) {
            throw refused("core.grant.begun");
        }
        lines.remove(g);
        cancelled.add(new Grant(
                id, g.subject(), g.kind(), g.value(), g.period(), g.precision(), g.granted(), decision, before));
        return cancelled.get(cancelled.size() - 1);
    }

    @Override
    public List<Grant> cancelled(Subject subject) {
        return cancelled.stream().filter(g -> g.subject().equals(subject)).toList();
    }

    private Grant line(long id) {
        return lines.stream().filter(g -> g.id() == id).findFirst().orElseThrow();
    }

    private static DateRange held(Grant g) {
        return g.endedOn() == null ? g.period() : DateRange.of(g.period().from(), g.endedOn());
    }

    private static ShifanException refused(String code) {
        return new ShifanException(
                new org.shifan.api.text.Message(code, LifecycleMessages.M.text("title.none"), List.of()));
    }
}
