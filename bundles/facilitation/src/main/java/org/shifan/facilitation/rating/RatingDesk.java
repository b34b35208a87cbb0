// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.rating;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.DateRange;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Grants;
import org.shifan.api.core.Subject;
import org.shifan.api.facilitation.Rating;
import org.shifan.api.facilitation.Rating.Element;
import org.shifan.api.facilitation.Rating.Finding;
import org.shifan.api.facilitation.Rating.Mark;
import org.shifan.api.facilitation.Ratings;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.identity.Server;
import org.shifan.api.schema.SchemaReady;
import org.shifan.facilitation.store.RatingEntity;
import org.shifan.facilitation.store.Readers;
import org.shifan.facilitation.store.RegisterEntity;

import static org.shifan.facilitation.FacilitationMessages.M;
import static org.shifan.facilitation.FacilitationMessages.refuse;

/** Ratings in FAC_RATING; the class itself is a grant in the register of titles. */
@Component(service = Ratings.class)
public final class RatingDesk implements Ratings {
    private final JpaTemplate jpa;
    private final EnterpriseRegistry enterprises;
    private final Grants grants;
    private final Permissions permissions;
    private final Clock clock;

    /** @param ready the promise that the tables are there */
    @Activate
    public RatingDesk(
            @Reference(target = "(shifan.schema=facilitation)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-facilitation)") JpaTemplate jpa,
            @Reference EnterpriseRegistry enterprises,
            @Reference Grants grants,
            @Reference Permissions permissions) {
        this(jpa, enterprises, grants, permissions, Clock.systemUTC());
    }

    /** Not public: Declarative Services would take it for the one above, which has as many arguments. */
    RatingDesk(JpaTemplate jpa, EnterpriseRegistry enterprises, Grants grants, Permissions permissions, Clock clock) {
        this.jpa = jpa;
        this.enterprises = enterprises;
        this.grants = grants;
        this.permissions = permissions;
        this.clock = clock;
    }

    @Override
    public Rating rate(
            OrganisationCode code,
            Map<Element, Finding> findings,
            String enterpriseClass,
            DateRange period,
            Decision decision) {
        Enterprise enterprise = enterprises.require(code.value());
        permissions.require("enterprise.rate", Place.of(enterprise));
        List<Element> missing = Arrays.stream(Element.values())
                .filter(element -> !findings.containsKey(element))
                .toList();
        if (!missing.isEmpty()) {
            throw refuse("facilitation.rating.incomplete", words(missing));
        }
        List<Element> silent = findings.entrySet().stream()
                .filter(each -> each.getValue().mark() != Mark.GOOD
                        && each.getValue().words().isEmpty())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (!silent.isEmpty()) {
            throw refuse("facilitation.rating.words", words(silent));
        }
        if (!enterpriseClass.matches("[1-4]")) {
            throw refuse("facilitation.rating.class", enterpriseClass);
        }
        later(enterprise, period).ifPresent(other -> {
            throw refuse("facilitation.rating.later", enterprise.code(), other.value(), other.period());
        });
        // The grant is made within this transaction: what the register of titles refuses is no rating either.
        return jpa.txExpr(TransactionType.Required, em -> {
            RegisterEntity.write(em);
            RatingEntity row = new RatingEntity(
                    RegisterEntity.next(em, RatingEntity.class),
                    enterprise.code(),
                    findings,
                    enterpriseClass,
                    period,
                    decision,
                    clock.instant());
            em.persist(row);
            row.granted(Server.does(() -> grant(enterprise, enterpriseClass, period, decision)));
            em.flush();
            return row.rating();
        });
    }

    /** A class that begins within the period: it is not for this rating to end it. */
    private Optional<Grant> later(Enterprise enterprise, DateRange period) {
        return grants.history(Subject.enterprise(enterprise.code())).stream()
                .filter(grant -> grant.kind().equals(Grant.Kind.ENTERPRISE_CLASS)
                        && !grant.period().from().isBefore(period.from())
                        && (grant.endedOn() == null
                                || !grant.endedOn().isBefore(grant.period().from()))
                        && period.contains(grant.period().from()))
                .findFirst();
    }

    private static String words(List<Element> elements) {
        return elements.stream()
                .map(element -> element.code() + " "
                        + M.text("rating-element." + element.code()).zh())
                .collect(Collectors.joining(", "));
    }

    private long grant(Enterprise enterprise, String enterpriseClass, DateRange period, Decision decision) {
        Subject subject = Subject.enterprise(enterprise.code());
        grants.held(subject, Grant.Kind.ENTERPRISE_CLASS, period.from())
                .filter(held -> held.period().from().isBefore(period.from()))
                .ifPresent(held -> grants.withdraw(held.id(), period.from().minusDays(1), decision));
        return grants.grant(
                        subject, Grant.Kind.ENTERPRISE_CLASS, enterpriseClass, period, Grant.Precision.DAY, decision)
                .id();
    }

    @Override
    public List<Rating> history(OrganisationCode enterprise) {
        new Readers(permissions, enterprises, Readers.TREATMENTS).require(enterprise, null, null);
        return jpa.txExpr(
                TransactionType.Required,
                em -> em
                        .createQuery(
                                "select r from RatingEntity r where r.enterprise = :enterprise order by r.id",
                                RatingEntity.class)
                        .setParameter("enterprise", enterprise.value())
                        .getResultList()
                        .stream()
                        .map(RatingEntity::rating)
                        .toList());
    }
}
