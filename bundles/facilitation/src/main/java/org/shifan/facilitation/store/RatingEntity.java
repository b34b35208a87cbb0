// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

import javax.persistence.Column;
import javax.persistence.Embedded;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;
import org.shifan.api.facilitation.Rating;
import org.shifan.api.facilitation.Rating.Element;
import org.shifan.api.facilitation.Rating.Finding;
import org.shifan.api.facilitation.Rating.Mark;

/** A row of FAC_RATING; never changed. */
@Entity
@Table(name = "FAC_RATING")
public class RatingEntity {
    private static final int WORDS = 500;

    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "ENTERPRISE", nullable = false)
    private String enterprise;

    /** A line for each element: name, mark, words. */
    @Lob
    @Column(name = "FINDINGS", nullable = false)
    private String findings;

    @Column(name = "CLASS_GIVEN", nullable = false)
    private String given;

    @Column(name = "FROM_DAY", nullable = false)
    private LocalDate from;

    @Column(name = "TO_DAY")
    private LocalDate to;

    @Column(name = "GRANT_ID", nullable = false)
    private long grant;

    @Embedded
    private DecisionColumns rated;

    @Column(name = "RECORDED", nullable = false)
    private long recorded;

    protected RatingEntity() {}

    /** @throws org.shifan.api.text.ShifanException {@code facilitation.text.long} */
    public RatingEntity(
            long id,
            OrganisationCode enterprise,
            Map<Element, Finding> findings,
            String given,
            DateRange period,
            Decision decision,
            Instant at) {
        this.id = id;
        this.enterprise = enterprise.value();
        this.findings = new EnumMap<>(findings)
                .entrySet().stream()
                        .map(each -> each.getKey() + " " + each.getValue().mark() + " "
                                + DecisionColumns.within(
                                                each.getKey().code(),
                                                each.getValue().words(),
                                                WORDS)
                                        .replaceAll("\\s+", " "))
                        .collect(Collectors.joining("\n", "", "\n"));
        this.given = given;
        from = period.from();
        to = period.to();
        rated = new DecisionColumns(decision);
        recorded = at.toEpochMilli();
    }

    public void granted(long number) {
        grant = number;
    }

    public Rating rating() {
        Map<Element, Finding> found = new EnumMap<>(Element.class);
        findings.lines().forEach(line -> {
            String[] parts = line.split(" ", 3);
            found.put(Element.valueOf(parts[0]), new Finding(Mark.valueOf(parts[1]), parts[2]));
        });
        return new Rating(
                id, OrganisationCode.of(enterprise), found, given, DateRange.of(from, to), grant, rated.decision());
    }

    AuditedChange change() {
        Decision decision = rated.decision();
        return AuditedChange.added(
                AuditedChange.position(id),
                Instant.ofEpochMilli(recorded),
                decision.by(),
                "enterprise:" + enterprise,
                "enterprise.rated",
                AuditedChange.values(
                        "class", given,
                        "from", from,
                        "to", to,
                        "findings", findings,
                        "evidence", decision.evidence(),
                        "on", decision.on()),
                decision.reason());
    }
}
