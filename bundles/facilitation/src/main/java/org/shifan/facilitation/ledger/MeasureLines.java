// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.HsCode;
import org.shifan.api.core.Enterprise;
import org.shifan.api.facilitation.DeclaredGround;
import org.shifan.api.facilitation.DeclaredGrounds;
import org.shifan.api.facilitation.MeasureCheck;
import org.shifan.api.facilitation.MeasureChecks;
import org.shifan.api.facilitation.MeasureStop;
import org.shifan.api.facilitation.MeasureStops;
import org.shifan.api.facilitation.Monitoring;
import org.shifan.api.facilitation.MonitoringPlan;
import org.shifan.api.facilitation.ProjectConsignment;
import org.shifan.api.facilitation.ProjectConsignments;
import org.shifan.api.quality.ArchiveContributor;
import org.shifan.api.quality.ArchiveLine;
import org.shifan.api.quality.ArchiveLine.Chapter;
import org.shifan.api.schema.SchemaReady;
import org.shifan.api.text.Text;

import static org.shifan.facilitation.FacilitationMessages.M;

/** Measures that an enterprise used, those that stopped, and the grounds declared for it, for its quality archive (Q1). */
@Component
public final class MeasureLines implements ArchiveContributor {
    private final JpaTemplate jpa;
    private final MeasureStops stops;
    private final DeclaredGrounds grounds;
    private final Monitoring monitoring;
    private final ProjectConsignments consignments;
    private final MeasureChecks checks;

    /** @param ready the promise that the tables are there */
    @Activate
    public MeasureLines(
            @Reference(target = "(shifan.schema=facilitation)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-facilitation)") JpaTemplate jpa,
            @Reference MeasureStops stops,
            @Reference DeclaredGrounds grounds,
            @Reference Monitoring monitoring,
            @Reference ProjectConsignments consignments,
            @Reference MeasureChecks checks) {
        this.jpa = jpa;
        this.stops = stops;
        this.grounds = grounds;
        this.monitoring = monitoring;
        this.consignments = consignments;
        this.checks = checks;
    }

    @Override
    public Text title() {
        return M.text("facilitation.archive.title");
    }

    @Override
    public List<ArchiveLine> lines(Enterprise enterprise) {
        List<ArchiveLine> out = new ArrayList<>();
        used(enterprise).forEach((key, sum) -> out.add(key.line(sum, enterprise.synthetic())));
        for (MeasureStop stop : stops.stops(null, enterprise.code(), 0, Integer.MAX_VALUE)) {
            out.add(new ArchiveLine(
                    stop.on(),
                    null,
                    Chapter.OTHER,
                    stop.hs(),
                    M.message(told(stop), stop.measure(), stop.country(), stop.reason())
                            .text(),
                    "measure-stop " + stop.number(),
                    enterprise.synthetic()));
        }
        grounds.grounds(enterprise.code(), null).stream()
                .filter(ground -> enterprise.code().equals(ground.enterprise()))
                .forEach(ground -> out.add(declared(ground, enterprise.synthetic())));
        monitoring
                .plans(null, enterprise.code(), null, 0, Integer.MAX_VALUE)
                .forEach(plan -> out.add(monitored(plan, enterprise.synthetic())));
        consignments
                .consignments(null, enterprise.code(), null, 0, Integer.MAX_VALUE)
                .forEach(each -> out.add(sent(each, enterprise.synthetic())));
        checks.checks(null, enterprise.code(), false, 0, Integer.MAX_VALUE)
                .forEach(each -> out.add(checked(each, enterprise.synthetic())));
        return out;
    }

    /** A measure, a year of it and the heading of the goods. */
    private record Key(int year, String heading, String measure) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return toString().compareTo(other.toString());
        }

        ArchiveLine line(Sum sum, boolean synthetic) {
            return new ArchiveLine(
                    LocalDate.of(year, 1, 1),
                    LocalDate.of(year, 12, 31),
                    Chapter.OTHER,
                    HsCode.of(heading),
                    M.message(
                                    "facilitation.archive.used",
                                    measure,
                                    year,
                                    sum.uses(),
                                    sum.drawn(),
                                    sum.days().stripTrailingZeros().toPlainString())
                            .text(),
                    "",
                    synthetic);
        }
    }

    private record Sum(long uses, long drawn, BigDecimal days) {
        Sum plus(Sum other) {
            return new Sum(uses + other.uses, drawn + other.drawn, days.add(other.days));
        }
    }

    private Map<Key, Sum> used(Enterprise enterprise) {
        Map<Key, Sum> out = new TreeMap<>();
        jpa.txExpr(
                        TransactionType.Required,
                        em -> em.createQuery(
                                        "select u.month, u.hs, u.measure, count(u), sum(u.drawn), sum(u.days) from UseEntity u"
                                                + " where u.enterprise = :enterprise group by u.month, u.hs, u.measure",
                                        Object[].class)
                                .setParameter("enterprise", enterprise.code().value())
                                .getResultList())
                .forEach(row -> out.merge(
                        new Key(YearMonth.parse((String) row[0]).getYear(), ((String) row[1]).substring(0, 4), (String)
                                row[2]),
                        new Sum(((Number) row[3]).longValue(), ((Number) row[4]).longValue(), (BigDecimal) row[5]),
                        Sum::plus));
        return out;
    }

    private static String told(MeasureStop stop) {
        if (stop.mode() != null) {
            return "facilitation.archive.mode";
        }
        return stop.stopped() ? "facilitation.archive.stopped" : "facilitation.archive.back";
    }

    private static HsCode heading(String hs) {
        return hs.length() < 4 ? null : HsCode.of(hs.substring(0, 4));
    }

    private static ArchiveLine monitored(MonitoringPlan plan, boolean synthetic) {
        return new ArchiveLine(
                plan.period().from(),
                plan.lastDay(),
                Chapter.RISK,
                heading(plan.hs()),
                M.message("facilitation.archive.plan", plan.id(), plan.samples(), plan.taken(), plan.failed())
                        .text(),
                "monitoring-plan " + plan.id(),
                synthetic);
    }

    private static ArchiveLine sent(ProjectConsignment each, boolean synthetic) {
        return new ArchiveLine(
                each.on(),
                null,
                Chapter.OTHER,
                heading(each.hs().value()),
                M.message(
                                "facilitation.archive.consignment",
                                each.number(),
                                each.goods(),
                                each.quantity().stripTrailingZeros(),
                                each.unit(),
                                each.due(),
                                each.open().stripTrailingZeros())
                        .text(),
                "consignment " + each.number(),
                synthetic);
    }

    private static ArchiveLine checked(MeasureCheck each, boolean synthetic) {
        return new ArchiveLine(
                each.checkedOn(),
                null,
                each.passed() ? Chapter.OTHER : Chapter.RISK,
                heading(each.hs().value()),
                M.message(
                                "facilitation.archive.check",
                                each.number(),
                                each.declaration(),
                                each.measure(),
                                M.text("check-kind." + each.kind()),
                                each.passed()
                                        ? M.text("facilitation.archive.check.passed")
                                        : M.message(
                                                        "facilitation.archive.check.failed",
                                                        String.join(", ", each.failedItems()))
                                                .text())
                        .text(),
                "check " + each.number(),
                synthetic);
    }

    private static ArchiveLine declared(DeclaredGround ground, boolean synthetic) {
        return new ArchiveLine(
                ground.period().from(),
                ground.lastDay().orElse(null),
                ground.kind() == DeclaredGround.Kind.RISK_RAISED ? Chapter.RISK : Chapter.OTHER,
                heading(ground.hs()),
                M.message(
                                "facilitation.archive.ground",
                                M.text("ground-kind." + ground.kind()),
                                ground.hs().isEmpty() ? "*" : ground.hs(),
                                ground.declared().by(),
                                ground.declared().reason())
                        .text(),
                "ground " + ground.id(),
                synthetic);
    }
}
