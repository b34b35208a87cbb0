// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.work;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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
import org.shifan.api.work.Work;
import org.shifan.lifecycle.store.WorkStore;

import static org.shifan.lifecycle.LifecycleMessages.M;

/** How many members have signed an agreement of their association (R15). */
@Component(service = FactProvider.class)
public final class SelfDisciplineFacts implements BulkFactProvider {
    static final FactId SIGNED = FactId.of("self-discipline.signed.share");
    private static final String AGREEMENT = "agreement";
    private static final int SCALE = 6;

    private final WorkStore store;
    private final WorkKinds kinds;
    private final Memberships memberships;

    @Activate
    public SelfDisciplineFacts(
            @Reference WorkStore store, @Reference WorkKinds kinds, @Reference Memberships memberships) {
        this.store = store;
        this.kinds = kinds;
        this.memberships = memberships;
    }

    @Override
    public List<FactDefinition> facts() {
        return List.of(new FactDefinition(
                SIGNED,
                M.text("work.fact.signed.title"),
                M.text("work.fact.signed.meaning"),
                FactType.NUMBER,
                Unit.PERCENT,
                FactPeriod.YEAR,
                Set.of(Subject.Kind.ZONE),
                M.text("role.association"),
                "五(三)"));
    }

    @Override
    public Map<Subject, Map<FactId, FactValue>> facts(
            Set<FactId> facts, List<Subject> subjects, int year, LocalDate asOf, FactReader others) {
        LocalDate last = WorkLines.last(year, asOf);
        Map<Subject, List<Work>> agreements = WorkLines.on(store, kinds, AGREEMENT, last);
        Map<Subject, Map<FactId, FactValue>> out = new LinkedHashMap<>();
        for (Subject subject : subjects) {
            out.put(subject, Map.of(SIGNED, signed(subject, agreements.getOrDefault(subject, List.of()), last)));
        }
        return out;
    }

    private FactValue signed(Subject zone, List<Work> agreements, LocalDate last) {
        if (agreements.isEmpty()) {
            return FactValue.missing(M.message("work.fact.no-agreement", zone, last));
        }
        Set<OrganisationCode> members = memberships.members(zone.zoneId(), last);
        if (members.isEmpty()) {
            return FactValue.missing(M.message("work.fact.no-member", zone, last));
        }
        long signed = agreements.stream()
                .flatMap(work -> work.lines().stream())
                .filter(line -> line.step().equals("sign") && !line.on().isAfter(last))
                .map(line -> OrganisationCode.of(line.details().get("enterprise")))
                .distinct()
                .filter(members::contains)
                .count();
        BigDecimal share = BigDecimal.valueOf(100 * signed)
                .divide(BigDecimal.valueOf(members.size()), SCALE, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return FactValue.known(
                share.scale() < 0 ? share.setScale(0) : share,
                new FactValue.Source(
                        agreements.stream().map(work -> "work " + work.id()).collect(Collectors.joining(", ")),
                        "",
                        false));
    }
}
