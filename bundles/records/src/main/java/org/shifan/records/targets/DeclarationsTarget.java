// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.targets;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.PlainNumber;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Subject;
import org.shifan.api.core.Zone;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactType;
import org.shifan.api.fact.Unit;
import org.shifan.api.intake.ImportColumn;
import org.shifan.api.intake.ImportContext;
import org.shifan.api.intake.ImportMode;
import org.shifan.api.intake.ImportRow;
import org.shifan.api.intake.ImportTarget;
import org.shifan.api.intake.RowRejected;
import org.shifan.api.intake.RowSink;
import org.shifan.api.text.Text;
import org.shifan.records.declared.Declaration;
import org.shifan.records.declared.DeclaredCatalogue;
import org.shifan.records.store.Database;
import org.shifan.records.store.Recorder;

import static org.shifan.records.targets.Cells.M;
import static org.shifan.records.targets.Cells.refuse;

/** Declared facts of zones and enterprises, each with the document that shows it. */
@Component(service = ImportTarget.class)
public final class DeclarationsTarget implements ImportTarget {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,6})?");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final KnownEnterprises enterprises;
    private final ZoneRegistry zones;
    private final Recorder<Declaration> recorder;

    @Activate
    public DeclarationsTarget(
            @Reference Database database, @Reference EnterpriseRegistry enterprises, @Reference ZoneRegistry zones) {
        this.enterprises = new KnownEnterprises(enterprises);
        this.zones = zones;
        this.recorder = new Recorder<>(database, new DeclarationTable());
    }

    @Override
    public String kind() {
        return "declarations";
    }

    @Override
    public Text title() {
        return M.text("declarations.title");
    }

    @Override
    public List<ImportColumn> columns() {
        return List.of(
                ImportColumn.required("subject", M.text("column.subject"), "申报对象", "示范区", "示范区代码", "zone"),
                ImportColumn.required("fact", M.text("column.fact"), "指标数据", "指标代码"),
                Columns.YEAR,
                ImportColumn.required("value", M.text("column.value"), "申报值", "数值"),
                ImportColumn.required("document", M.text("column.document"), "证明材料", "文件", "source"),
                ImportColumn.optional("valid_until", M.text("column.valid-until"), "有效期", "有效期至"),
                ImportColumn.optional("declared_by", M.text("column.declared-by"), "申报人", "填报单位"));
    }

    @Override
    public Set<ImportMode> modes() {
        return EnumSet.allOf(ImportMode.class);
    }

    @Override
    public boolean previews() {
        return true;
    }

    @Override
    public void take(ImportContext context, List<ImportRow> rows, RowSink sink) {
        List<Recorder.Candidate<Declaration>> read = new ArrayList<>(rows.size());
        for (ImportRow row : rows) {
            try {
                read.add(new Recorder.Candidate<>(row, read(context, row)));
            } catch (RowRejected e) {
                sink.rejected(row, e);
            }
        }
        Set<OrganisationCode> codes = read.stream()
                .map(candidate -> Subject.of(candidate.record().subject()))
                .filter(subject -> subject.kind() == Subject.Kind.ENTERPRISE)
                .map(Subject::organisationCode)
                .collect(Collectors.toSet());
        Map<OrganisationCode, BureauCode> known = enterprises.bureaus(context, codes);
        Map<ZoneId, Optional<Zone>> asked = new HashMap<>();
        List<Recorder.Candidate<Declaration>> good = new ArrayList<>(read.size());
        for (Recorder.Candidate<Declaration> candidate : read) {
            try {
                check(context, Subject.of(candidate.record().subject()), known, asked);
                good.add(candidate);
            } catch (RowRejected e) {
                sink.rejected(candidate.row(), e);
            }
        }
        recorder.record(context, good, sink);
    }

    private void check(
            ImportContext context,
            Subject subject,
            Map<OrganisationCode, BureauCode> known,
            Map<ZoneId, Optional<Zone>> asked) {
        if (subject.kind() == Subject.Kind.ENTERPRISE) {
            KnownEnterprises.check(context, subject.organisationCode(), known);
            return;
        }
        Optional<Zone> zone = asked.computeIfAbsent(subject.zoneId(), zones::zone);
        if (zone.isEmpty()) {
            throw new RowRejected("subject", subject.key(), M.message("records.zone.unknown", subject.key()));
        }
        if (!zone.get().bureau().equals(context.bureau())) {
            throw new RowRejected(
                    "subject",
                    subject.key(),
                    M.message(
                            "records.zone.other-bureau",
                            subject.key(),
                            zone.get().name(),
                            zone.get().bureau(),
                            context.bureau()));
        }
    }

    private Declaration read(ImportContext context, ImportRow row) {
        Subject subject = row.read("subject", DeclarationsTarget::subject);
        FactDefinition fact = row.read("fact", DeclarationsTarget::fact);
        if (!fact.subjects().contains(subject.kind())) {
            throw new RowRejected("fact", row.text("fact"), M.message("records.fact.subject", fact.id(), subject));
        }
        LocalDate until = row.readOptional("valid_until", Cells.date(context));
        String by = row.readOptional("declared_by", Cells.text(100));
        return new Declaration(
                subject.toString(),
                fact.id().value(),
                row.read("year", Cells.year(context)),
                row.read("value", cell -> value(fact, cell)),
                row.read("document", Cells.text(300)),
                until,
                by == null ? context.by() : by);
    }

    private static Subject subject(String cell) {
        return cell.contains(":")
                ? Subject.of(cell)
                : cell.matches("[0-9]{6}-[0-9]{2}")
                        ? Subject.zone(ZoneId.of(cell))
                        : Subject.enterprise(OrganisationCode.of(Cells.enterprise(cell)));
    }

    private static FactDefinition fact(String cell) {
        FactId id = FactId.of(cell);
        return DeclaredCatalogue.catalogue().definition(id).orElseThrow(() -> refuse("records.fact.unknown", id));
    }

    private static BigDecimal value(FactDefinition fact, String cell) {
        if (fact.type() == FactType.TRUTH) {
            return Cells.yesNo(cell) ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        String plain = PlainNumber.ungrouped(cell);
        if (!NUMBER.matcher(plain).matches()) {
            throw refuse("records.value.form");
        }
        BigDecimal value = new BigDecimal(plain);
        // Growth may fall below zero, and may more than double; an appraisal takes points away.
        boolean growth = fact.id().value().contains(".growth.");
        if (value.signum() < 0 && !growth && !fact.unit().equals(Unit.POINTS)) {
            throw refuse("records.value.negative");
        }
        if (fact.unit().equals(Unit.PERCENT) && value.compareTo(HUNDRED) > 0 && !growth) {
            throw refuse("records.value.percent");
        }
        boolean whole = fact.unit().equals(Unit.COUNT) || fact.unit().equals(Unit.RANK);
        if (whole && value.stripTrailingZeros().scale() > 0) {
            throw refuse("records.value.whole", fact.unit());
        }
        if (fact.unit().equals(Unit.RANK) && value.signum() == 0) {
            throw refuse("records.value.rank");
        }
        return value;
    }
}
