// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.intake;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
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

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Grant;
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
import org.shifan.core.registry.Enterprises;
import org.shifan.core.registry.GrantValues;
import org.shifan.core.registry.StandingNews;
import org.shifan.core.store.GrantBook;
import org.shifan.core.store.Origin;
import org.shifan.core.store.Register;

import static org.shifan.core.CoreMessages.M;
import static org.shifan.core.CoreMessages.refuse;
import static org.shifan.core.intake.Cells.refusable;

/** Imports levels, titles, classes and grades. A row with a last day ends the grant that an earlier row began. */
@Component
public final class GrantsTarget implements ImportTarget {
    /** What is found out rather than decided, so that it can be found to be wrong; levels and titles are withdrawn by a decision. */
    private static final Set<Grant.Kind> RECORDED = Set.of(Grant.Kind.ENTERPRISE_CLASS, Grant.Kind.CREDIT_GRADE);

    private final JpaTemplate jpa;
    private final ZoneRegistry zones;
    private final EnterpriseRegistry enterprises;
    private final GrantValues values;
    private final StandingNews news;
    private final Clock clock;

    @Activate
    public GrantsTarget(
            @Reference(target = "(osgi.unit.name=shifan-core)") JpaTemplate jpa,
            @Reference ZoneRegistry zones,
            @Reference EnterpriseRegistry enterprises,
            @Reference GrantValues values,
            @Reference StandingNews news) {
        this(jpa, zones, enterprises, values, news, Clock.systemUTC());
    }

    GrantsTarget(
            JpaTemplate jpa,
            ZoneRegistry zones,
            EnterpriseRegistry enterprises,
            GrantValues values,
            StandingNews news,
            Clock clock) {
        this.news = news;
        this.jpa = jpa;
        this.zones = zones;
        this.enterprises = enterprises;
        this.values = values;
        this.clock = clock;
    }

    /** @param grant the row's grant, its period as the row has it */
    private record Candidate(ImportRow row, Grant grant) {}

    @Override
    public String kind() {
        return "grants";
    }

    @Override
    public Text title() {
        return M.text("kind.grants");
    }

    @Override
    public List<ImportColumn> columns() {
        return Stream.of(
                        Stream.of(
                                ImportColumn.required("subject", M.text("column.subject"), "对象", "企业或示范区"),
                                ImportColumn.required("kind", M.text("column.kind"), "种类", "类型"),
                                ImportColumn.optional("value", M.text("column.value"), "值", "等级", "级别", "类别"),
                                Cells.FROM,
                                Cells.TO),
                        Cells.DECISION.stream(),
                        Stream.of(ImportColumn.optional("precision", M.text("column.precision"), "日期精度")))
                .flatMap(Function.identity())
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
                read.add(new Candidate(row, read(context, row)));
            } catch (RowRejected e) {
                sink.rejected(row, e);
            }
        }
        List<Candidate> good = checked(context, read, sink);
        Trial.tx(jpa, context, em -> {
            Register.GRANTS.write(em);
            GrantBook book = new GrantBook(em);
            book.read(good.stream().map(c -> c.grant().subject()).toList());
            for (Candidate candidate : good) {
                try {
                    if (context.mode() == ImportMode.ADD) {
                        enter(context, book, candidate, sink);
                    } else {
                        change(context, book, candidate, sink);
                    }
                } catch (RowRejected e) {
                    sink.rejected(candidate.row(), e);
                }
            }
        });
        if (!context.preview()) {
            news.changed(good.stream().map(c -> c.grant().subject()).collect(Collectors.toSet()));
        }
    }

    private Grant read(ImportContext context, ImportRow row) {
        Subject subject = row.read("subject", GrantsTarget::subject);
        Grant.Kind kind = row.read("kind", this::grantKind);
        String value = row.text("value");
        refusable("value", value, () -> values.check(subject, kind, value));
        LocalDate from = row.read("from", Cells.past(context));
        DateRange period = row.readOptional("to", cell -> DateRange.of(from, Cells.date(context, cell)));
        Grant.Precision precision = row.readOptional("precision", GrantsTarget::precision);
        return new Grant(
                0,
                subject,
                kind,
                value,
                period == null ? DateRange.from(from) : period,
                precision == null ? Grant.Precision.DAY : precision,
                Cells.decision(context, row),
                null,
                null);
    }

    /** A subject with its kind before it, or a bare code that shows by its form what it is. */
    private static Subject subject(String cell) {
        if (cell.matches("[0-9]{6}-[0-9]{2}")) {
            return Subject.zone(ZoneId.of(cell));
        }
        String enterprise = Subject.Kind.ENTERPRISE.code() + ":";
        if (cell.startsWith(enterprise)) {
            return Subject.enterprise(Enterprises.organisationCode(cell.substring(enterprise.length())));
        }
        return cell.contains(":") ? Subject.of(cell) : Subject.enterprise(Enterprises.organisationCode(cell));
    }

    private Grant.Kind grantKind(String cell) {
        return values.kinds().stream()
                .filter(k -> k.code().equals(cell.toLowerCase(Locale.ROOT))
                        || M.text("grant." + k.code()).zh().equals(cell))
                .findFirst()
                .orElseThrow(() -> refuse(
                        "core.grant.kind",
                        cell,
                        values.kinds().stream().map(Grant.Kind::code).collect(Collectors.joining(", "))));
    }

    private static Grant.Precision precision(String cell) {
        String name = cell.toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        return Arrays.stream(Grant.Precision.values())
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow(() -> refuse("core.grant.precision", cell, Arrays.toString(Grant.Precision.values())));
    }

    /** Leaves out the rows whose subject is unknown or another bureau's. */
    private List<Candidate> checked(ImportContext context, List<Candidate> read, RowSink sink) {
        Map<OrganisationCode, Enterprise> known = enterprises.enterprises(read.stream()
                .map(c -> c.grant().subject())
                .filter(s -> s.kind() == Subject.Kind.ENTERPRISE)
                .map(Subject::organisationCode)
                .toList());
        Map<ZoneId, Zone> all = zones.zones().stream().collect(Collectors.toMap(Zone::id, Function.identity()));
        List<Candidate> good = new ArrayList<>(read.size());
        for (Candidate candidate : read) {
            try {
                refusable("subject", candidate.row().text("subject"), () -> {
                    switch (candidate.grant().subject().kind()) {
                        case ZONE ->
                            requireZone(
                                    context.bureau(),
                                    candidate.grant().subject().zoneId(),
                                    all);
                        case ENTERPRISE ->
                            requireEnterprise(
                                    context.bureau(),
                                    candidate.grant().subject().organisationCode(),
                                    known);
                    }
                });
                good.add(candidate);
            } catch (RowRejected e) {
                sink.rejected(candidate.row(), e);
            }
        }
        return good;
    }

    /** AQSIQ grants to zones of every bureau. */
    private void requireZone(BureauCode bureau, ZoneId id, Map<ZoneId, Zone> all) {
        Zone zone = all.containsKey(id) ? all.get(id) : zones.require(id);
        if (!bureau.equals(BureauCode.AQSIQ) && !zone.bureau().equals(bureau)) {
            throw refuse("core.zone.other-bureau", id, zone.bureau(), bureau);
        }
    }

    private static void requireEnterprise(
            BureauCode bureau, OrganisationCode code, Map<OrganisationCode, Enterprise> known) {
        Enterprise enterprise = known.get(code);
        if (enterprise == null) {
            throw refuse("core.enterprise.unknown", code);
        }
        if (!bureau.equals(BureauCode.AQSIQ) && !enterprise.bureau().equals(bureau)) {
            throw refuse("core.enterprise.other-bureau", code, enterprise.bureau(), bureau);
        }
    }

    private void enter(ImportContext context, GrantBook book, Candidate candidate, RowSink sink) {
        Grant wanted = candidate.grant();
        ImportRow row = candidate.row();
        Optional<Grant> there = book.of(wanted.subject()).stream()
                .filter(g -> g.kind().equals(wanted.kind())
                        && g.value().equals(wanted.value())
                        && g.period().from().equals(wanted.period().from()))
                .findFirst();
        if (there.isEmpty()) {
            refusable("from", row.text("from"), () -> book.grant(wanted, clock.instant(), Origin.of(context)));
            sink.stored(row);
            return;
        }
        Grant line = there.get();
        LocalDate lastDay = wanted.period().to();
        switch (Again.of(
                GrantBook.held(line), line.period().to(), line.granted(), line.ended(), lastDay, wanted.granted())) {
            case SAME -> sink.unchanged(row);
            case ENDS -> {
                long id = book.numbered(line);
                refusable("to", row.text("to"), () -> book.withdraw(id, lastDay, wanted.granted(), clock.instant()));
                sink.stored(row);
            }
            case DIFFERS ->
                throw new RowRejected(
                        "from",
                        row.text("from"),
                        M.message(
                                "core.grant.differs",
                                wanted.subject(),
                                wanted.kind(),
                                GrantBook.held(line),
                                line.granted().by(),
                                line.granted().on()));
        }
    }

    /** Corrects or deletes a class or grade: the line that was wrong is made void and stays. */
    private void change(ImportContext context, GrantBook book, Candidate candidate, RowSink sink) {
        Grant wanted = candidate.grant();
        ImportRow row = candidate.row();
        if (!RECORDED.contains(wanted.kind())) {
            throw new RowRejected("kind", row.text("kind"), M.message("core.grant.decided", wanted.kind()));
        }
        // Of a class or grade only one line begins on a day.
        Optional<Grant> there = book.of(wanted.subject()).stream()
                .filter(g -> g.kind().equals(wanted.kind())
                        && g.period().from().equals(wanted.period().from()))
                .findFirst();
        boolean deletes = context.mode() == ImportMode.DELETE;
        if (there.isEmpty()) {
            if (deletes && book.wasVoided(wanted)) {
                sink.unchanged(row);
                return;
            }
            throw new RowRejected(
                    "from",
                    row.text("from"),
                    M.message(
                            "core.grant.none",
                            wanted.subject(),
                            wanted.kind(),
                            wanted.period().from()));
        }
        Grant line = there.get();
        boolean same = line.value().equals(wanted.value())
                && line.period().equals(wanted.period())
                && line.precision() == wanted.precision()
                && line.granted().equals(wanted.granted());
        if (!deletes && same) {
            sink.unchanged(row);
            return;
        }
        if (deletes && !same) {
            throw new RowRejected(
                    "value",
                    row.text("value"),
                    M.message(
                            "core.grant.delete-differs",
                            wanted.subject(),
                            wanted.kind(),
                            line.value(),
                            line.period(),
                            line.granted().by(),
                            line.granted().on()));
        }
        refusable("from", row.text("from"), () -> {
            requireRoom(book, line, wanted, deletes);
            book.makeVoid(line, Cells.why(context, "import:" + context.importId()), clock.instant());
            if (!deletes) {
                book.grant(wanted, clock.instant(), Origin.of(context));
            }
        });
        sink.stored(row);
    }

    /** Refuses before anything is void, since a row that is rejected changes nothing. */
    private static void requireRoom(GrantBook book, Grant line, Grant wanted, boolean deletes) {
        if (!deletes) {
            book.requireRoom(
                    wanted,
                    book.of(wanted.subject()).stream()
                            .filter(other -> !other.equals(line))
                            .toList());
        }
    }
}
