// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.intake;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.apache.aries.jpa.template.JpaTemplate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.SocialCreditCode;
import org.shifan.api.core.BureauDirectory;
import org.shifan.api.core.Decision;
import org.shifan.api.core.DivisionDirectory;
import org.shifan.api.core.Enterprise;
import org.shifan.api.intake.ImportColumn;
import org.shifan.api.intake.ImportContext;
import org.shifan.api.intake.ImportMode;
import org.shifan.api.intake.ImportRow;
import org.shifan.api.intake.ImportTarget;
import org.shifan.api.intake.RowRejected;
import org.shifan.api.intake.RowSink;
import org.shifan.api.schema.SchemaReady;
import org.shifan.api.text.Text;
import org.shifan.core.registry.EnterpriseUse;
import org.shifan.core.registry.RegisterCorrector;
import org.shifan.core.store.EnterpriseBook;
import org.shifan.core.store.Origin;
import org.shifan.core.store.Register;

import static org.shifan.core.CoreMessages.M;
import static org.shifan.core.intake.Cells.refusable;

/**
 * Imports enterprises. The organisation code is the key, alone or inside the unified social credit code, so that a later
 * file with the longer code completes the entry that an older file began.
 */
@Component
public final class EnterprisesTarget implements ImportTarget {
    private final JpaTemplate jpa;
    private final BureauDirectory bureaus;
    private final DivisionDirectory divisions;
    private final EnterpriseUse use;
    private final Clock clock;

    /** @param ready the promise that the tables are there */
    @Activate
    public EnterprisesTarget(
            @Reference(target = "(shifan.schema=core)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-core)") JpaTemplate jpa,
            @Reference BureauDirectory bureaus,
            @Reference DivisionDirectory divisions,
            @Reference EnterpriseUse use) {
        this(jpa, bureaus, divisions, use, Clock.systemUTC());
    }

    EnterprisesTarget(
            JpaTemplate jpa, BureauDirectory bureaus, DivisionDirectory divisions, EnterpriseUse use, Clock clock) {
        this.use = use;
        this.jpa = jpa;
        this.bureaus = bureaus;
        this.divisions = divisions;
        this.clock = clock;
    }

    private record Candidate(ImportRow row, Enterprise enterprise) {
        /** The column that says which enterprise it is. */
        String column() {
            return row.has("organisation_code") ? "organisation_code" : "credit_code";
        }
    }

    @Override
    public String kind() {
        return "enterprises";
    }

    @Override
    public Text title() {
        return M.text("kind.enterprises");
    }

    @Override
    public List<ImportColumn> columns() {
        return List.of(
                ImportColumn.optional(
                        "organisation_code", M.text("column.organisation-code"), "组织机构代码", "机构代码", "org_code"),
                ImportColumn.optional(
                        "credit_code", M.text("column.credit-code"), "统一社会信用代码", "信用代码", "社会信用代码", "uscc"),
                ImportColumn.required("name", M.text("column.name"), "企业名称", "名称", "单位名称"),
                ImportColumn.required("division", M.text("column.division"), "行政区划代码", "行政区划", "区划代码", "division_code"),
                ImportColumn.optional("as_of", M.text("column.as-of"), "数据日期", "统计日期"));
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
        bureaus.require(context.bureau());
        List<Candidate> candidates = new ArrayList<>(rows.size());
        for (ImportRow row : rows) {
            try {
                candidates.add(new Candidate(row, read(context, row)));
            } catch (RowRejected e) {
                sink.rejected(row, e);
            }
        }
        // Before the register is locked: the modules that are asked read it.
        Map<OrganisationCode, RowRejected> used = context.mode() == ImportMode.DELETE ? used(candidates) : Map.of();
        Trial.tx(jpa, context, em -> {
            Register.ENTERPRISES.write(em);
            EnterpriseBook book = new EnterpriseBook(em);
            book.read(candidates.stream().map(c -> c.enterprise().code()).toList());
            for (Candidate candidate : candidates) {
                try {
                    if (context.mode() == ImportMode.ADD) {
                        enter(context, book, candidate, sink);
                    } else {
                        change(context, book, used, candidate, sink);
                    }
                } catch (RowRejected e) {
                    sink.rejected(candidate.row(), e);
                }
            }
        });
    }

    private Map<OrganisationCode, RowRejected> used(List<Candidate> candidates) {
        Map<OrganisationCode, RowRejected> out = new HashMap<>();
        for (Candidate each : candidates) {
            try {
                refusable(each.column(), each.row().text(each.column()), () -> use.refuseUsed(each.enterprise()));
            } catch (RowRejected e) {
                out.put(each.enterprise().code(), e);
            }
        }
        return out;
    }

    private Enterprise read(ImportContext context, ImportRow row) {
        OrganisationCode organisation = row.readOptional("organisation_code", OrganisationCode::of);
        SocialCreditCode credit = row.readOptional("credit_code", SocialCreditCode::of);
        if (organisation == null && credit == null) {
            throw new RowRejected("organisation_code", "", M.message("core.enterprise.no-code"));
        }
        if (organisation != null && credit != null && !credit.organisationCode().equals(organisation)) {
            throw new RowRejected(
                    "credit_code",
                    credit.value(),
                    M.message("core.enterprise.codes-differ", credit, credit.organisationCode(), organisation));
        }
        LocalDate asOf = row.readOptional("as_of", Cells.past(context));
        DivisionCode division = row.read("division", cell -> {
            DivisionCode code = DivisionCode.of(cell);
            divisions.require(code, asOf == null ? context.today() : asOf);
            return code;
        });
        return new Enterprise(
                organisation == null ? credit.organisationCode() : organisation,
                credit,
                row.read("name", Cells.text("name", 300)),
                division,
                context.bureau(),
                context.synthetic());
    }

    private void enter(ImportContext context, EnterpriseBook book, Candidate candidate, RowSink sink) {
        Enterprise given = candidate.enterprise();
        ImportRow row = candidate.row();
        Optional<Enterprise> present = book.present(given.code());
        present.ifPresent(before -> requireStays(before, candidate));
        Enterprise merged = present.map(before -> merged(before, given)).orElse(given);
        if (present.filter(merged::equals).isPresent()) {
            sink.unchanged(row);
        } else {
            book.enter(merged, decision(context), clock.instant(), Origin.of(context));
            sink.stored(row);
        }
    }

    private static void requireStays(Enterprise before, Candidate candidate) {
        refusable(
                candidate.column(),
                candidate.row().text(candidate.column()),
                () -> RegisterCorrector.requireStays(before, candidate.enterprise()));
    }

    /** Corrects an entry, of which a code that the row does not name is taken away, or takes the enterprise back. */
    private void change(
            ImportContext context,
            EnterpriseBook book,
            Map<OrganisationCode, RowRejected> used,
            Candidate candidate,
            RowSink sink) {
        Enterprise given = candidate.enterprise();
        ImportRow row = candidate.row();
        String cell = row.text(candidate.column());
        boolean deletes = context.mode() == ImportMode.DELETE;
        Enterprise before = book.present(given.code()).orElse(null);
        if (before == null) {
            if (deletes && book.wasRemoved(given.code())) {
                sink.unchanged(row);
                return;
            }
            throw new RowRejected(candidate.column(), cell, M.message("core.enterprise.none", given.code()));
        }
        requireStays(before, candidate);
        Decision why = Cells.why(context, context.file());
        if (!deletes && before.equals(given)) {
            sink.unchanged(row);
        } else if (!deletes) {
            book.enter(given, why, clock.instant(), Origin.of(context));
            sink.stored(row);
        } else if (!before.equals(given)) {
            throw new RowRejected(
                    candidate.column(),
                    cell,
                    M.message(
                            "core.enterprise.delete-differs",
                            before.code(),
                            before.name(),
                            before.division(),
                            before.socialCreditCode()
                                    .map(SocialCreditCode::value)
                                    .orElse("-")));
        } else if (used.containsKey(given.code())) {
            throw used.get(given.code());
        } else {
            book.remove(given.code(), why, clock.instant(), Origin.of(context));
            sink.stored(row);
        }
    }

    /** What an older record knows and the newer one does not say stays. */
    private static Enterprise merged(Enterprise before, Enterprise given) {
        return new Enterprise(
                given.code(),
                given.creditCode() == null ? before.creditCode() : given.creditCode(),
                given.name(),
                given.division(),
                given.bureau(),
                given.synthetic());
    }

    private static Decision decision(ImportContext context) {
        Text reason = M.message("core.enterprise.imported", context.importId()).text();
        return new Decision(context.by(), context.today(), reason.zh() + " / " + reason.en(), context.file());
    }
}
