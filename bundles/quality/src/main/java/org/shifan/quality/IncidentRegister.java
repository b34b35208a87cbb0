// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Bureau;
import org.shifan.api.core.BureauDirectory;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.quality.Attribution;
import org.shifan.api.quality.Incident;
import org.shifan.api.quality.IncidentQuery;
import org.shifan.api.quality.IncidentReport;
import org.shifan.api.quality.IncidentStep;
import org.shifan.api.quality.Incidents;
import org.shifan.api.quality.Match;
import org.shifan.api.schema.SchemaReady;
import org.shifan.api.text.Message;
import org.shifan.quality.match.Matcher;
import org.shifan.quality.store.IncidentBook;
import org.shifan.quality.store.IncidentEntity;
import org.shifan.quality.store.ProductBook;
import org.shifan.quality.store.Received;
import org.shifan.quality.store.RegisterEntity;

import static org.shifan.quality.QualityMessages.M;
import static org.shifan.quality.QualityMessages.refuse;

/** The register of incidents in QUAL_INCIDENT. */
@Component
public final class IncidentRegister implements Incidents {
    private final JpaTemplate jpa;
    private final EnterpriseRegistry enterprises;
    private final BureauDirectory bureaus;
    private final Permissions permissions;
    private final Clock clock;

    /** @param ready the promise that the tables are there */
    @Activate
    public IncidentRegister(
            @Reference(target = "(shifan.schema=quality)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-quality)") JpaTemplate jpa,
            @Reference EnterpriseRegistry enterprises,
            @Reference BureauDirectory bureaus,
            @Reference Permissions permissions) {
        this(jpa, enterprises, bureaus, permissions, Clock.systemUTC());
    }

    IncidentRegister(
            JpaTemplate jpa,
            EnterpriseRegistry enterprises,
            BureauDirectory bureaus,
            Permissions permissions,
            Clock clock) {
        this.permissions = permissions;
        this.jpa = jpa;
        this.enterprises = enterprises;
        this.bureaus = bureaus;
        this.clock = clock;
    }

    @Override
    public Incident report(BureauCode bureau, IncidentReport report, String by) {
        bureaus.require(bureau);
        permissions.require("incident.report", Place.of(bureau));
        if (report.enterprise() != null) {
            enterprises.require(report.enterprise().value());
        }
        return change(book -> {
            Received received = new Received(bureau, report, by, clock.instant(), null, false);
            return book.incident(book.require(book.enter(received).incident()));
        });
    }

    @Override
    public Incident require(long id) {
        Incident found = read(book -> book.incident(book.require(id)));
        readers().require(found);
        return found;
    }

    @Override
    public List<Incident> incidents(IncidentQuery query) {
        Readers readers = readers();
        if (readers.all(query)) {
            return read(book -> book.incidents(query));
        }
        List<BureauCode> own = query.bureau() != null
                ? List.of()
                : bureaus.bureaus().stream()
                        .map(Bureau::code)
                        .filter(readers::of)
                        .toList();
        if (own.size() == 1) {
            return read(book -> book.incidents(new IncidentQuery(
                    own.get(0),
                    query.enterprise(),
                    query.unattributed(),
                    query.from(),
                    query.to(),
                    query.offset(),
                    query.limit())));
        }
        // Whoever has no bureau, or several: the page is cut from what is left.
        IncidentQuery whole = new IncidentQuery(
                query.bureau(),
                query.enterprise(),
                query.unattributed(),
                query.from(),
                query.to(),
                0,
                Integer.MAX_VALUE);
        return read(book -> book.incidents(whole)).stream()
                .filter(readers::may)
                .skip(query.offset())
                .limit(query.limit())
                .toList();
    }

    private Readers readers() {
        return new Readers(permissions, enterprises);
    }

    @Override
    public List<Match> matches(long id) {
        require(id);
        return matching(id);
    }

    private List<Match> matching(long id) {
        return jpa.txExpr(TransactionType.Required, em -> {
            IncidentBook book = new IncidentBook(em);
            IncidentEntity row = book.require(id);
            OrganisationCode named =
                    IncidentBook.named(row).map(OrganisationCode::of).orElse(null);
            return new Matcher(new ProductBook(em), enterprises).matches(book.incident(row), named);
        });
    }

    @Override
    public List<Incident> similar(long id) {
        require(id);
        return read(book -> book.near(book.require(id))).stream()
                .filter(readers()::may)
                .toList();
    }

    @Override
    public Incident attribute(long id, String anyCode, HsCode named, Long goods, Decision decision) {
        Enterprise enterprise = enterprises.require(anyCode);
        HsCode hs = goods == null ? named : ofGoods(enterprise, goods, named);
        int confidence = matching(id).stream()
                .filter(match -> match.enterprise().equals(enterprise.code()))
                .mapToInt(Match::confidence)
                .findFirst()
                .orElse(0);
        Attribution wanted = new Attribution(enterprise.code(), confidence, decision, hs, goods);
        return change(book -> {
            IncidentEntity row = book.open(id);
            Incident before = book.incident(row);
            permissions.require("incident.attribute", Place.of(before.bureau()));
            possible(before, wanted, book.traced(id));
            book.attribute(row, wanted, enterprise.bureau(), told(before, enterprise, wanted), clock.instant());
            return book.incident(row);
        });
    }

    /** The code of registered goods of the enterprise. */
    private HsCode ofGoods(Enterprise enterprise, long goods, HsCode named) {
        HsCode hs = jpa.txExpr(TransactionType.Required, em -> new ProductBook(em).of(enterprise.code())).stream()
                .filter(product -> product.number() == goods)
                .findFirst()
                .orElseThrow(() -> refuse("quality.incident.goods", enterprise.code(), goods))
                .hs();
        if (named != null && !named.equals(hs)) {
            throw refuse("quality.incident.two-goods", goods, hs, named);
        }
        return hs;
    }

    /** A trace that is under way keeps its enterprise; which goods they were may be found meanwhile. */
    private static void possible(Incident before, Attribution wanted, boolean traced) {
        Attribution now = before.attributedTo();
        boolean same = now != null && now.enterprise().equals(wanted.enterprise());
        if (traced && !same) {
            throw refuse("quality.incident.traced", before.id());
        }
        boolean fewer = wanted.hs() == null && wanted.goods() == null;
        if (same && (fewer || (Objects.equals(now.hs(), wanted.hs()) && Objects.equals(now.goods(), wanted.goods())))) {
            throw refuse("quality.incident.attributed", before.id(), wanted.enterprise());
        }
        if (same && before.cause() != null && before.goods().hs() != null) {
            throw refuse("quality.incident.judged", before.id(), before.goods().hs());
        }
    }

    private static Message told(Incident before, Enterprise enterprise, Attribution wanted) {
        Message whose = before.bureau().equals(enterprise.bureau())
                ? M.message("quality.step.attributed", enterprise.code(), enterprise.name(), wanted.confidence())
                : M.message(
                        "quality.step.passed",
                        enterprise.code(),
                        enterprise.name(),
                        wanted.confidence(),
                        before.bureau(),
                        enterprise.bureau());
        return wanted.hs() == null ? whose : M.message("quality.step.goods", whose, wanted.hs());
    }

    @Override
    public Incident join(long remaining, long joined, Decision decision) {
        if (remaining == joined) {
            throw refuse("quality.incident.itself", joined);
        }
        return change(book -> {
            IncidentEntity row = book.open(remaining);
            IncidentEntity gone = book.open(joined);
            permissions.require(
                    "incident.attribute", Place.of(book.incident(row).bureau()));
            permissions.require(
                    "incident.attribute", Place.of(book.incident(gone).bureau()));
            book.join(row, gone, decision, clock.instant());
            return book.incident(row);
        });
    }

    @Override
    public List<IncidentStep> history(long id) {
        BureauCode bureau = require(id).bureau();
        // Whoever is traced reads neither who investigates nor what they found before it is confirmed.
        boolean traces = permissions.permit("trace.read", Place.of(bureau));
        return read(book -> book.history(id, traces));
    }

    private <T> T read(Function<IncidentBook, T> work) {
        return jpa.txExpr(TransactionType.Required, em -> work.apply(new IncidentBook(em)));
    }

    private <T> T change(Function<IncidentBook, T> work) {
        return jpa.txExpr(TransactionType.Required, em -> {
            RegisterEntity.write(em);
            return work.apply(new IncidentBook(em));
        });
    }
}
