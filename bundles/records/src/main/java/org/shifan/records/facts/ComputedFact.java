// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.facts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import org.shifan.api.core.Subject;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactPeriod;
import org.shifan.api.fact.FactType;
import org.shifan.api.fact.FactValue;
import org.shifan.api.fact.Unit;
import org.shifan.api.text.Messages;
import org.shifan.records.facts.Totals.Kind;
import org.shifan.records.store.Measure;

/** The facts that are computed from records: what each is, and how it is made. */
// The checker does not know that records and copied sets are immutable.
@SuppressWarnings("ImmutableEnumChecker")
enum ComputedFact {
    EXPORT_VALUE("export.value", Unit.USD, "四(二)", Kind.EXPORTS) {
        @Override
        BigDecimal value(Totals totals) {
            return totals.exportValue();
        }
    },
    EXPORTER_COUNT("exporter.count", Unit.COUNT, "四(一)", true, Kind.EXPORTS) {
        @Override
        BigDecimal value(Totals totals) {
            return BigDecimal.valueOf(totals.exporters());
        }
    },
    EXPORT_PER_EXPORTER("export.per-exporter", Unit.USD, "四(一)", true, Kind.EXPORTS) {
        @Override
        BigDecimal value(Totals totals) {
            BigDecimal exporters = BigDecimal.valueOf(totals.exporters());
            return exporters.signum() == 0 ? null : totals.exportValue().divide(exporters, 2, RoundingMode.HALF_UP);
        }
    },
    MARKET_COUNT("market.count", Unit.COUNT, "四(二)", Kind.EXPORTS) {
        @Override
        BigDecimal value(Totals totals) {
            return BigDecimal.valueOf(totals.marketCount());
        }
    },
    LEADERS_SHARE("leaders.share", Unit.PERCENT, "四(一)", true, Kind.EXPORTS) {
        @Override
        BigDecimal value(Totals totals) {
            return quotient(totals.largest(LEADERS), 2, totals.exportValue());
        }
    },
    INSPECTION_BATCHES("inspection.batches", Unit.COUNT, "四(三)", Measure.BATCHES, Kind.INSPECTIONS),
    INSPECTION_FAILED("inspection.failed", Unit.COUNT, "四(三)", Measure.BATCHES_FAILED, Kind.INSPECTIONS),
    INSPECTION_FAIL_RATE("inspection.fail-rate", Unit.PERCENT, "四(三)", Kind.INSPECTIONS) {
        @Override
        BigDecimal value(Totals totals) {
            return quotient(totals.event(Measure.BATCHES_FAILED), 2, totals.event(Measure.BATCHES));
        }
    },
    INSPECTION_VALUE("inspection.value", Unit.USD, "四(三)", Measure.VALUE_INSPECTED, Kind.INSPECTIONS),
    INSPECTION_VALUE_FAIL_RATE("inspection.value.fail-rate", Unit.PERCENT, "四(三)", Kind.INSPECTIONS) {
        @Override
        BigDecimal value(Totals totals) {
            return quotient(totals.event(Measure.VALUE_FAILED), 2, totals.event(Measure.VALUE_INSPECTED));
        }
    },
    INCIDENT_COUNT("incident.count", Unit.COUNT, "四(三)", Kind.INCIDENTS) {
        @Override
        BigDecimal value(Totals totals) {
            return totals.incidents();
        }
    },
    INCIDENT_RATE("incident.rate", Unit.PER_100M_USD, "四(三)", Kind.EXPORTS, Kind.INCIDENTS) {
        @Override
        BigDecimal value(Totals totals) {
            return quotient(totals.incidents(), 8, totals.exportValue());
        }
    },
    NOTIFICATIONS("incident.notifications.count", Unit.COUNT, "四(三)", Measure.NOTIFICATIONS, Kind.INCIDENTS),
    RECALLS("incident.recalls.count", Unit.COUNT, "四(三)", Measure.RECALLS, Kind.INCIDENTS),
    RETURNS("incident.returns.count", Unit.COUNT, "四(三)", Measure.RETURNS, Kind.INCIDENTS),
    RETURNS_ALL("incident.returns.all.count", Unit.COUNT, "四(三)", Measure.RETURNS_ANY, Kind.INCIDENTS),
    MAJOR("incident.major.count", Unit.COUNT, "四(三)", Measure.MAJORS, Kind.INCIDENTS),
    MALICE("incident.malice.count", Unit.COUNT, "六(六)", Measure.MALICE, Kind.INCIDENTS),
    UNDETERMINED("incident.undetermined.count", Unit.COUNT, "六(六)", Measure.UNDETERMINED, Kind.INCIDENTS),
    SAMPLING_LOTS("sampling.lots", Unit.COUNT, "四(三)", Measure.SAMPLES, Kind.SAMPLINGS),
    SAMPLING_FAILED("sampling.failed", Unit.COUNT, "四(三)", Measure.SAMPLES_FAILED, Kind.SAMPLINGS),
    SAMPLING_PASS_RATE("sampling.pass-rate", Unit.PERCENT, "四(三)", Kind.SAMPLINGS) {
        @Override
        BigDecimal value(Totals totals) {
            BigDecimal lots = totals.event(Measure.SAMPLES);
            return quotient(lots.subtract(totals.event(Measure.SAMPLES_FAILED)), 2, lots);
        }
    };

    static final Messages M = Messages.of(ComputedFact.class);

    private static final int LEADERS = 3;

    /** The scale to which quotients are rounded, half up, as the meanings of these facts say. */
    private static final int SCALE = 6;

    private final FactId id;
    private final Unit unit;
    private final String clause;
    private final boolean zonesOnly;
    private final Measure measure;
    private final Set<Kind> kinds;

    ComputedFact(String id, Unit unit, String clause, Kind first, Kind... more) {
        this(id, unit, clause, false, null, first, more);
    }

    ComputedFact(String id, Unit unit, String clause, Measure measure, Kind first) {
        this(id, unit, clause, false, measure, first);
    }

    ComputedFact(String id, Unit unit, String clause, boolean zonesOnly, Kind first) {
        this(id, unit, clause, zonesOnly, null, first);
    }

    ComputedFact(String id, Unit unit, String clause, boolean zonesOnly, Measure measure, Kind first, Kind... more) {
        this.id = FactId.of(id);
        this.unit = unit;
        this.clause = clause;
        this.zonesOnly = zonesOnly;
        this.measure = measure;
        this.kinds = Set.copyOf(EnumSet.of(first, more));
    }

    FactId id() {
        return id;
    }

    Set<Kind> kinds() {
        return kinds;
    }

    FactDefinition definition() {
        return new FactDefinition(
                id,
                M.text("fact." + id + ".title"),
                M.text("fact." + id + ".meaning"),
                FactType.NUMBER,
                unit,
                countsEvents() ? FactPeriod.EVENTS : FactPeriod.YEAR,
                zonesOnly ? Set.of(Subject.Kind.ZONE) : Set.of(Subject.Kind.ZONE, Subject.Kind.ENTERPRISE),
                M.text("fact.owed-by"),
                clause);
    }

    /** Whether it is a sum over dated records, which is made over any days as well as over a year. */
    final boolean countsEvents() {
        return this == INCIDENT_COUNT || (measure != null && !kinds.contains(Kind.EXPORTS));
    }

    /** Makes the fact: missing when the bureau has not delivered the year, or when it cannot be computed. */
    final FactValue of(Totals totals, Subject subject, int year) {
        for (Kind kind : Kind.values()) {
            if (kinds.contains(kind) && !totals.covers(kind)) {
                return FactValue.missing(M.message(
                        "records.fact.not-delivered",
                        M.text("records.kind." + kind.name().toLowerCase(Locale.ROOT)),
                        year,
                        subject));
            }
        }
        BigDecimal value = value(totals);
        return value == null
                ? FactValue.missing(M.message("records.fact.not-computable", id, year, subject))
                : FactValue.known(plain(value), totals.sources(kinds));
    }

    /** The value, or null when a divisor is zero. */
    BigDecimal value(Totals totals) {
        return totals.event(measure);
    }

    /** A quotient times a power of ten; null for a divisor of zero. */
    private static BigDecimal quotient(BigDecimal dividend, int tens, BigDecimal divisor) {
        return divisor.signum() == 0
                ? null
                : dividend.scaleByPowerOfTen(tens).divide(divisor, SCALE, RoundingMode.HALF_UP);
    }

    /** One writing for one value, so that equal facts have equal digests. */
    static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
