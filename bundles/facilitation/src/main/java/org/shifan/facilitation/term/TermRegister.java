// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.term;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.core.BureauDirectory;
import org.shifan.api.core.Decision;
import org.shifan.api.facilitation.SetTerm;
import org.shifan.api.facilitation.SetTerm.Kind;
import org.shifan.api.facilitation.SetTerms;
import org.shifan.api.facilitation.Treatment.Effect;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.schema.SchemaReady;
import org.shifan.facilitation.RulesRegistry;
import org.shifan.facilitation.reference.MeasureTable.Measure;
import org.shifan.facilitation.store.RegisterEntity;
import org.shifan.facilitation.store.TermEntity;

import static org.shifan.facilitation.FacilitationMessages.refuse;

/** The register of terms that bureaus set, in FAC_TERM. */
@Component(service = SetTerms.class)
public final class TermRegister implements SetTerms {
    private static final String DIGITS = "([0-9]{2}){1,5}";

    private final JpaTemplate jpa;
    private final RulesRegistry rules;
    private final BureauDirectory bureaus;
    private final Permissions permissions;
    private final Clock clock;

    /** @param ready the promise that the tables are there */
    @Activate
    public TermRegister(
            @Reference(target = "(shifan.schema=facilitation)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-facilitation)") JpaTemplate jpa,
            @Reference RulesRegistry rules,
            @Reference BureauDirectory bureaus,
            @Reference Permissions permissions) {
        this(jpa, rules, bureaus, permissions, Clock.systemUTC());
    }

    /** Not public: Declarative Services would take it for the one above, which has as many arguments. */
    TermRegister(JpaTemplate jpa, RulesRegistry rules, BureauDirectory bureaus, Permissions permissions, Clock clock) {
        this.jpa = jpa;
        this.rules = rules;
        this.bureaus = bureaus;
        this.permissions = permissions;
        this.clock = clock;
    }

    @Override
    public SetTerm set(
            BureauCode bureau,
            String measure,
            String hs,
            Kind kind,
            String value,
            DateRange period,
            Decision decision) {
        bureaus.require(bureau);
        permissions.require("term.set", Place.of(bureau));
        String id = measure(measure);
        String goods = hs == null ? "" : hs.strip();
        if (!goods.isEmpty() && !goods.matches(DIGITS)) {
            throw refuse("facilitation.ground.hs", goods);
        }
        String asked = value(kind, value == null ? "" : value.strip());
        if (period.from().isBefore(decision.on())) {
            throw refuse("facilitation.term.past", period.from(), decision.on());
        }
        return jpa.txExpr(TransactionType.Required, em -> {
            RegisterEntity.write(em);
            Instant at = clock.instant();
            SetTerm replaced = null;
            for (TermEntity row : all(em, bureau, null)) {
                SetTerm other = row.term();
                if (!same(other, id, goods, kind) || !held(other).overlaps(period)) {
                    continue;
                }
                if (!other.period().from().isBefore(period.from())) {
                    throw refuse("facilitation.term.later", other.id(), other.period(), period);
                }
                row.replaced(period.from().minusDays(1), decision, at);
                replaced = other;
            }
            TermEntity row = new TermEntity(
                    RegisterEntity.next(em, TermEntity.class),
                    new SetTerm(0, bureau, id, goods, kind, asked, period, decision, 0, null, null),
                    replaced,
                    at);
            em.persist(row);
            return row.term();
        });
    }

    /** A measure that takes terms, by its name in the rules. */
    private String measure(String name) {
        List<Measure> all = rules.book()
                .orElseThrow(() -> refuse("facilitation.term.no-rules"))
                .data()
                .measures()
                .all();
        return all.stream()
                .filter(each -> each.id().equalsIgnoreCase(name == null ? "" : name.strip()))
                .filter(each -> each.effect() == Effect.CONVENIENCE || each.effect() == Effect.PROCEDURE)
                .map(Measure::id)
                .findFirst()
                .orElseThrow(() -> refuse(
                        "facilitation.term.measure",
                        name == null ? "" : name,
                        String.join(
                                ", ",
                                all.stream()
                                        .filter(each -> each.effect() == Effect.CONVENIENCE
                                                || each.effect() == Effect.PROCEDURE)
                                        .map(Measure::id)
                                        .toList())));
    }

    /** The value in the one form in which it is kept. */
    private static String value(Kind kind, String value) {
        switch (kind) {
            case NOT_GRANTED -> {
                if (!value.isEmpty()) {
                    throw refuse("facilitation.term.no-value", kind.code(), value);
                }
            }
            case CLASS_AT_LEAST -> {
                if (!value.matches("[1-4]")) {
                    throw refuse("facilitation.term.class", value);
                }
            }
            case VALUE_AT_MOST -> {
                if (!value.matches("[0-9]{1,12}(\\.[0-9]{1,2})?")) {
                    throw refuse("facilitation.term.usd", value);
                }
                return new BigDecimal(value).stripTrailingZeros().toPlainString();
            }
            case MARKET_NOT -> {
                TreeSet<String> codes = new TreeSet<>();
                Arrays.stream(value.split("[\\s,]+"))
                        .filter(code -> !code.isEmpty())
                        .forEach(code -> codes.add(
                                CountryCode.of(code.toUpperCase(Locale.ROOT)).value()));
                if (codes.isEmpty()) {
                    throw refuse("facilitation.term.markets");
                }
                return String.join(" ", codes);
            }
        }
        return value;
    }

    private static boolean same(SetTerm one, String measure, String hs, Kind kind) {
        return one.measure().equals(measure)
                && one.hs().equals(hs)
                && one.kind() == kind
                && (one.lastDay() == null
                        || !one.lastDay().isBefore(one.period().from()));
    }

    private static DateRange held(SetTerm term) {
        return DateRange.of(term.period().from(), term.lastDay());
    }

    @Override
    public SetTerm end(long id, LocalDate lastDay, Decision decision) {
        return jpa.txExpr(TransactionType.Required, em -> {
            RegisterEntity.write(em);
            TermEntity row = em.find(TermEntity.class, id);
            if (row == null) {
                throw refuse("facilitation.term.unknown", id);
            }
            SetTerm term = row.term();
            permissions.require("term.set", Place.of(term.bureau()));
            if (term.ended() != null) {
                throw refuse("facilitation.term.ended", id, term.endedOn());
            }
            LocalDate earliest = decision.on().minusDays(1);
            LocalDate before = term.period().from().minusDays(1);
            if (lastDay.isBefore(earliest)
                    || lastDay.isBefore(before)
                    || (term.period().to() != null
                            && !lastDay.isBefore(term.period().to()))) {
                throw refuse("facilitation.term.end", id, lastDay, term.period(), earliest);
            }
            row.end(RegisterEntity.next(em, TermEntity.class, "endNumber"), lastDay, decision, clock.instant());
            return row.term();
        });
    }

    @Override
    public List<SetTerm> terms(BureauCode bureau, LocalDate on) {
        return jpa.txExpr(
                TransactionType.Required,
                em -> all(em, bureau, on).stream().map(TermEntity::term).toList());
    }

    private static List<TermEntity> all(EntityManager em, BureauCode bureau, LocalDate on) {
        TypedQuery<TermEntity> query = em.createQuery(
                "select t from TermEntity t where 1 = 1"
                        + (bureau == null ? "" : " and t.bureau = :bureau")
                        + (on == null
                                ? ""
                                : " and t.from <= :on and (t.to is null or t.to >= :on)"
                                        + " and (t.lastDay is null or t.lastDay >= :on)")
                        + " order by t.id",
                TermEntity.class);
        if (bureau != null) {
            query.setParameter("bureau", bureau.value());
        }
        if (on != null) {
            query.setParameter("on", on);
        }
        return query.getResultList();
    }
}
