// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.market.facts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Memberships;
import org.shifan.api.core.Subject;
import org.shifan.api.fact.BulkFactProvider;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactPeriod;
import org.shifan.api.fact.FactProvider;
import org.shifan.api.fact.FactReader;
import org.shifan.api.fact.FactType;
import org.shifan.api.fact.FactValue;
import org.shifan.api.fact.Unit;
import org.shifan.api.identity.Server;
import org.shifan.api.market.Training;
import org.shifan.api.market.Trainings;
import org.shifan.api.market.Warning;
import org.shifan.market.store.RegisterEntity;
import org.shifan.market.store.Tables;
import org.shifan.market.warning.WarningDesk;

import static org.shifan.market.MarketMessages.M;

/** How many warnings of foreign markets were read in time, and how many members were trained (T1, T2). */
@Component(service = FactProvider.class)
public final class MarketFacts implements BulkFactProvider {
    static final FactId WARNED = FactId.of("market.warning.count");
    static final FactId READ = FactId.of("market.warning.read.share");
    static final FactId TRAINED = FactId.of("market.training.share");

    /** The scale to which shares are rounded, half up. */
    private static final int SCALE = 6;

    private final Tables tables;
    private final WarningDesk warnings;
    private final Trainings trainings;
    private final Memberships memberships;

    @Activate
    public MarketFacts(
            @Reference Tables tables,
            @Reference WarningDesk warnings,
            @Reference Trainings trainings,
            @Reference Memberships memberships) {
        this.tables = tables;
        this.warnings = warnings;
        this.trainings = trainings;
        this.memberships = memberships;
    }

    @Override
    public List<FactDefinition> facts() {
        return List.of(
                definition(WARNED, Unit.COUNT, Set.of(Subject.Kind.ZONE, Subject.Kind.ENTERPRISE)),
                definition(READ, Unit.PERCENT, Set.of(Subject.Kind.ZONE, Subject.Kind.ENTERPRISE)),
                definition(TRAINED, Unit.PERCENT, Set.of(Subject.Kind.ZONE)));
    }

    private static FactDefinition definition(FactId id, Unit unit, Set<Subject.Kind> subjects) {
        return new FactDefinition(
                id,
                M.text("market.fact." + id + ".title"),
                M.text("market.fact." + id + ".meaning"),
                FactType.NUMBER,
                unit,
                FactPeriod.YEAR,
                subjects,
                M.text("market.fact.owed-by"),
                "六(二)");
    }

    @Override
    public String revision() {
        return "register " + tables.read(RegisterEntity::revision);
    }

    @Override
    public Map<Subject, Map<FactId, FactValue>> facts(
            Set<FactId> facts, List<Subject> subjects, int year, LocalDate asOf, FactReader others) {
        LocalDate end = LocalDate.of(year, 12, 31);
        LocalDate last = asOf != null && asOf.isBefore(end) ? asOf : end;
        List<Warning> raised = warnings.raised(LocalDate.of(year, 1, 1), last);
        List<Training> held = facts.contains(TRAINED)
                ? Server.does(() -> trainings.trainings(null, null, year)).stream()
                        .filter(training -> !training.on().isAfter(last))
                        .toList()
                : List.of();
        Predicate<Warning> inTime = warning -> readInTime(warning, last, asOf);
        String revision = revision();
        Map<Subject, Map<FactId, FactValue>> out = new LinkedHashMap<>();
        for (Subject subject : subjects) {
            Map<FactId, FactValue> values = new LinkedHashMap<>();
            List<Warning> own = raised.stream()
                    .filter(warning -> concerns(warning, subject))
                    .toList();
            for (FactId fact : facts) {
                values.put(
                        fact,
                        fact.equals(TRAINED)
                                ? trained(subject, held, last, revision)
                                : warned(fact, subject, own, raised.isEmpty(), year, inTime, revision));
            }
            out.put(subject, values);
        }
        return out;
    }

    /** A zone's are those to itself and to its members. */
    private static boolean concerns(Warning warning, Subject subject) {
        return warning.subject().equals(subject)
                || (subject.kind() == Subject.Kind.ZONE && subject.zoneId().equals(warning.zone()));
    }

    private static FactValue warned(
            FactId fact,
            Subject subject,
            List<Warning> own,
            boolean none,
            int year,
            Predicate<Warning> inTime,
            String revision) {
        // A year in which nobody was warned of anything is one in which nothing was taken in.
        if (none) {
            return FactValue.missing(M.message("market.fact.not-delivered", year));
        }
        if (fact.equals(WARNED)) {
            return FactValue.known(own.size(), source("market.fact.source-warnings", own.size(), revision));
        }
        if (own.isEmpty()) {
            return FactValue.missing(M.message("market.fact.no-warnings", subject, year));
        }
        long read = own.stream().filter(inTime).count();
        return FactValue.known(share(read, own.size()), source("market.fact.source-warnings", own.size(), revision));
    }

    /**
     * Whether it was read in time, as far as that was known on the day of the evaluation. A term may end after the year in which it was
     * warned; what has no term is read in time within that year.
     */
    private static boolean readInTime(Warning warning, LocalDate last, LocalDate asOf) {
        LocalDate end = warning.due() == null ? last : warning.due();
        return warning.receipts().stream()
                .anyMatch(receipt -> !receipt.on().isAfter(end)
                        && (asOf == null || !receipt.on().isAfter(asOf)));
    }

    private FactValue trained(Subject zone, List<Training> held, LocalDate last, String revision) {
        Set<OrganisationCode> members = memberships.members(zone.zoneId(), last);
        if (members.isEmpty()) {
            return FactValue.missing(M.message("market.fact.no-members", zone, last));
        }
        long reached = held.stream()
                .flatMap(training -> training.participants().stream())
                .map(Training.Participant::enterprise)
                .distinct()
                .filter(members::contains)
                .count();
        return FactValue.known(
                share(reached, members.size()), source("market.fact.source-trainings", held.size(), revision));
    }

    private static BigDecimal share(long part, long whole) {
        BigDecimal share = BigDecimal.valueOf(part)
                .scaleByPowerOfTen(2)
                .divide(BigDecimal.valueOf(whole), SCALE, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return share.scale() < 0 ? share.setScale(0) : share;
    }

    private static FactValue.Source source(String key, int rows, String revision) {
        return new FactValue.Source(M.text(key).both() + ": " + rows, revision, false);
    }
}
