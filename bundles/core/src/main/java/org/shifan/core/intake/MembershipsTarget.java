// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.intake;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.aries.jpa.template.JpaTemplate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.DateRange;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Membership;
import org.shifan.api.core.Subject;
import org.shifan.api.core.Zone;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.intake.ImportColumn;
import org.shifan.api.intake.ImportContext;
import org.shifan.api.intake.ImportMode;
import org.shifan.api.intake.ImportRow;
import org.shifan.api.intake.ImportTarget;
import org.shifan.api.intake.RowRejected;
import org.shifan.api.intake.RowSink;
import org.shifan.api.text.Text;
import org.shifan.core.registry.CaseGuard;
import org.shifan.core.registry.Enterprises;
import org.shifan.core.registry.MembershipRegister;
import org.shifan.core.registry.StandingNews;
import org.shifan.core.store.MembershipBook;
import org.shifan.core.store.Origin;
import org.shifan.core.store.Register;

import static org.shifan.core.CoreMessages.M;
import static org.shifan.core.CoreMessages.refuse;
import static org.shifan.core.intake.Cells.refusable;

/** Imports memberships. A row with a last day ends the membership that an earlier row began; {@link ChangedMemberships} corrects and deletes. */
@Component
public final class MembershipsTarget implements ImportTarget {
    private static final ImportColumn NUMBER =
            ImportColumn.optional("membership", M.text("column.membership"), "入区记录编号");

    private final JpaTemplate jpa;
    private final ZoneRegistry zones;
    private final EnterpriseRegistry enterprises;
    private final StandingNews news;
    private final ChangedMemberships changes;
    private final Clock clock;

    @Activate
    public MembershipsTarget(
            @Reference(target = "(osgi.unit.name=shifan-core)") JpaTemplate jpa,
            @Reference ZoneRegistry zones,
            @Reference EnterpriseRegistry enterprises,
            @Reference CaseGuard cases,
            @Reference StandingNews news) {
        this(jpa, zones, enterprises, cases, news, Clock.systemUTC());
    }

    MembershipsTarget(
            JpaTemplate jpa,
            ZoneRegistry zones,
            EnterpriseRegistry enterprises,
            CaseGuard cases,
            StandingNews news,
            Clock clock) {
        this.news = news;
        this.jpa = jpa;
        this.zones = zones;
        this.enterprises = enterprises;
        this.changes = new ChangedMemberships(jpa, cases, clock);
        this.clock = clock;
    }

    /**
     * A row that was read.
     *
     * @param number of the membership that it corrects or deletes; 0 when that is found by enterprise and first day
     */
    record Candidate(
            ImportRow row,
            long number,
            OrganisationCode enterprise,
            ZoneId zone,
            DateRange period,
            Decision decision) {}

    @Override
    public String kind() {
        return "memberships";
    }

    @Override
    public Text title() {
        return M.text("kind.memberships");
    }

    @Override
    public List<ImportColumn> columns() {
        return Stream.concat(
                        Stream.of(
                                ImportColumn.required(
                                        "enterprise",
                                        M.text("column.enterprise"),
                                        "企业",
                                        "企业代码",
                                        "统一社会信用代码",
                                        "信用代码",
                                        "组织机构代码",
                                        "credit_code",
                                        "organisation_code"),
                                ImportColumn.required("zone", M.text("column.zone"), "示范区", "示范区编号", "zone_id"),
                                Cells.FROM,
                                Cells.TO),
                        Stream.concat(Cells.DECISION.stream(), Stream.of(NUMBER)))
                .toList();
    }

    @Override
    public boolean previews() {
        return true;
    }

    @Override
    public Set<ImportMode> modes() {
        return EnumSet.allOf(ImportMode.class);
    }

    @Override
    public void take(ImportContext context, List<ImportRow> rows, RowSink sink) {
        List<Candidate> read = new ArrayList<>(rows.size());
        for (ImportRow row : rows) {
            try {
                read.add(read(context, row));
            } catch (RowRejected e) {
                sink.rejected(row, e);
            }
        }
        List<Candidate> good = checked(context, read, sink);
        if (context.mode() != ImportMode.ADD) {
            told(context, changes.take(context, good, sink));
            return;
        }
        Trial.tx(jpa, context, em -> {
            Register.MEMBERSHIPS.write(em);
            MembershipBook book = new MembershipBook(em);
            book.read(good.stream().map(Candidate::enterprise).toList());
            for (Candidate candidate : good) {
                try {
                    enter(context, book, candidate, sink);
                } catch (RowRejected e) {
                    sink.rejected(candidate.row(), e);
                }
            }
        });
        told(context, good.stream().map(Candidate::enterprise).collect(Collectors.toSet()));
    }

    private void told(ImportContext context, Set<OrganisationCode> changed) {
        if (!context.preview()) {
            news.changed(changed.stream().map(Subject::enterprise).collect(Collectors.toSet()));
        }
    }

    private static Candidate read(ImportContext context, ImportRow row) {
        OrganisationCode enterprise = row.read("enterprise", Enterprises::organisationCode);
        ZoneId zone = row.read("zone", ZoneId::of);
        LocalDate from = row.read("from", Cells.past(context));
        DateRange period = row.readOptional("to", cell -> DateRange.of(from, Cells.date(context, cell)));
        Long number = row.readOptional("membership", MembershipsTarget::number);
        if (number != null && context.mode() == ImportMode.ADD) {
            throw new RowRejected("membership", row.text("membership"), M.message("core.membership.number-new"));
        }
        return new Candidate(
                row,
                number == null ? 0 : number,
                enterprise,
                zone,
                period == null ? DateRange.from(from) : period,
                Cells.decision(context, row));
    }

    private static long number(String cell) {
        if (!cell.matches("0{0,17}[1-9][0-9]{0,17}")) {
            throw refuse("core.membership.number", cell);
        }
        return Long.parseLong(cell);
    }

    /** Leaves out the rows whose enterprise or zone is unknown or another bureau's. */
    private List<Candidate> checked(ImportContext context, List<Candidate> read, RowSink sink) {
        Map<OrganisationCode, Enterprise> known =
                enterprises.enterprises(read.stream().map(Candidate::enterprise).toList());
        Map<ZoneId, Zone> all = zones.zones().stream().collect(Collectors.toMap(Zone::id, Function.identity()));
        List<Candidate> good = new ArrayList<>(read.size());
        for (Candidate candidate : read) {
            try {
                requireKnown(context, candidate, known.get(candidate.enterprise()), all.get(candidate.zone()));
                good.add(candidate);
            } catch (RowRejected e) {
                sink.rejected(candidate.row(), e);
            }
        }
        return good;
    }

    private void requireKnown(ImportContext context, Candidate candidate, Enterprise enterprise, Zone zone) {
        String code = candidate.row().text("enterprise");
        String zoneCell = candidate.row().text("zone");
        if (enterprise == null) {
            throw new RowRejected("enterprise", code, M.message("core.enterprise.unknown", candidate.enterprise()));
        }
        refusable("zone", zoneCell, () -> {
            if (zone == null || !zone.bureau().equals(context.bureau())) {
                zones.require(candidate.zone(), context.bureau());
            }
        });
        refusable("enterprise", code, () -> MembershipRegister.requireSameBureau(enterprise, zone));
    }

    private void enter(ImportContext context, MembershipBook book, Candidate c, RowSink sink) {
        Optional<MembershipBook.Began> there =
                book.began(c.enterprise(), c.period().from());
        if (there.isEmpty() || !there.get().membership().zone().equals(c.zone())) {
            refusable(
                    "from",
                    c.row().text("from"),
                    () -> book.admit(
                            c.enterprise(), c.zone(), c.period(), c.decision(), clock.instant(), Origin.of(context)));
            sink.stored(c.row());
            return;
        }
        Membership line = there.get().membership();
        Again again = Again.of(
                line.period(),
                there.get().term(),
                line.admitted(),
                line.ended(),
                c.period().to(),
                c.decision());
        switch (again) {
            case SAME -> sink.unchanged(c.row());
            case ENDS -> {
                long id = book.numbered(line);
                refusable(
                        "to", c.row().text("to"), () -> book.end(id, c.period().to(), c.decision(), clock.instant()));
                sink.stored(c.row());
            }
            case DIFFERS ->
                throw new RowRejected(
                        "from",
                        c.row().text("from"),
                        M.message(
                                "core.membership.differs",
                                c.enterprise(),
                                c.zone(),
                                line.period(),
                                line.admitted().by(),
                                line.admitted().on()));
        }
    }
}
