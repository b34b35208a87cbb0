// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.intake;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.apache.aries.jpa.template.JpaTemplate;

import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.intake.ImportColumn;
import org.shifan.api.intake.ImportContext;
import org.shifan.api.intake.ImportRow;
import org.shifan.api.intake.ImportTarget;
import org.shifan.api.intake.RowRejected;
import org.shifan.api.intake.RowSink;
import org.shifan.api.quality.IncidentReport;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.quality.store.IncidentBook;
import org.shifan.quality.store.Received;
import org.shifan.quality.store.RegisterEntity;

import static org.shifan.quality.QualityMessages.M;

/** What the kinds of report have in common: each row is one report, entered into the register of incidents. */
abstract class ReportTarget implements ImportTarget {
    private static final Clock CLOCK = Clock.systemUTC();

    private record Candidate(ImportRow row, Received received) {}

    private final JpaTemplate jpa;
    private final EnterpriseRegistry enterprises;

    ReportTarget(JpaTemplate jpa, EnterpriseRegistry enterprises) {
        this.jpa = jpa;
        this.enterprises = enterprises;
    }

    /**
     * Reads a row.
     *
     * @throws RowRejected when a cell is not what it should be
     */
    abstract IncidentReport read(ImportContext context, ImportRow row);

    /** The column of the source's number. */
    abstract String numberColumn();

    @Override
    public final Text title() {
        return M.text("quality.import." + kind());
    }

    @Override
    public final boolean previews() {
        return true;
    }

    @Override
    public final void take(ImportContext context, List<ImportRow> rows, RowSink sink) {
        List<Candidate> candidates = new ArrayList<>(rows.size());
        for (ImportRow row : rows) {
            try {
                IncidentReport report = read(context, row);
                if (report.enterprise() != null
                        && enterprises.enterprise(report.enterprise()).isEmpty()) {
                    throw new RowRejected(
                            "enterprise",
                            row.text("enterprise"),
                            M.message("quality.enterprise.unknown", report.enterprise()));
                }
                candidates.add(new Candidate(
                        row,
                        new Received(
                                context.bureau(),
                                report,
                                context.by(),
                                CLOCK.instant(),
                                context.importId(),
                                context.synthetic())));
            } catch (RowRejected e) {
                sink.rejected(row, e);
            }
        }
        Trial.tx(jpa, context, em -> {
            RegisterEntity.write(em);
            IncidentBook book = new IncidentBook(em);
            book.expect(candidates.stream().map(Candidate::received).toList());
            candidates.forEach(candidate -> enter(book, candidate, sink));
        });
    }

    private void enter(IncidentBook book, Candidate candidate, RowSink sink) {
        ImportRow row = candidate.row();
        try {
            IncidentBook.Entry entry = book.enter(candidate.received());
            if (entry.entered() == IncidentBook.Entered.UNCHANGED) {
                sink.unchanged(row);
            } else {
                sink.stored(row);
            }
        } catch (ShifanException e) {
            sink.rejected(row, numberColumn(), row.text(numberColumn()), e.message());
        }
    }

    /** Everything that the row says, line by line, in the order of the columns. */
    final String raw(ImportRow row) {
        return columns().stream()
                .map(ImportColumn::name)
                .filter(row::has)
                .map(column -> column + ": " + row.text(column))
                .collect(Collectors.joining("\n"));
    }
}
