// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.targets;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.intake.ImportContext;
import org.shifan.api.intake.ImportMode;
import org.shifan.api.intake.ImportRow;
import org.shifan.api.intake.ImportTarget;
import org.shifan.api.intake.RowRejected;
import org.shifan.api.intake.RowSink;
import org.shifan.records.store.Database;
import org.shifan.records.store.Prepared;
import org.shifan.records.store.ReadsAhead;
import org.shifan.records.store.RecordTable;
import org.shifan.records.store.Recorder;

/** What the targets of enterprises' records have in common: read, check the enterprise in bulk, store. */
abstract class RecordTarget<R extends OfEnterprise> implements ImportTarget, ReadsAhead {
    private final KnownEnterprises enterprises;
    private final Recorder<R> recorder;

    RecordTarget(Database database, RecordTable<R> table, EnterpriseRegistry enterprises) {
        this.enterprises = new KnownEnterprises(enterprises);
        this.recorder = new Recorder<>(database, table);
    }

    /**
     * Reads a row.
     *
     * @throws RowRejected when a cell is not what it should be
     */
    abstract R read(ImportContext context, ImportRow row);

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
        readAhead(context, rows).take(sink);
    }

    /** A row that is no record, and why. */
    private record Refused(ImportRow row, RowRejected reason) {}

    @Override
    public Read readAhead(ImportContext context, List<ImportRow> rows) {
        List<Refused> refused = new ArrayList<>();
        List<Recorder.Candidate<R>> read = new ArrayList<>(rows.size());
        // Each once: a file names the same enterprises again and again.
        Map<String, OrganisationCode> codes = new HashMap<>();
        for (ImportRow row : rows) {
            try {
                R record = read(context, row);
                read.add(new Recorder.Candidate<>(row, record));
                if (record.enterprise() != null) {
                    codes.computeIfAbsent(record.enterprise(), OrganisationCode::of);
                }
            } catch (RowRejected e) {
                refused.add(new Refused(row, e));
            }
        }
        Map<OrganisationCode, BureauCode> known = enterprises.bureaus(context, Set.copyOf(codes.values()));
        List<Recorder.Candidate<R>> good = new ArrayList<>(read.size());
        for (Recorder.Candidate<R> candidate : read) {
            try {
                String code = candidate.record().enterprise();
                if (code != null) {
                    KnownEnterprises.check(context, codes.get(code), known);
                }
                good.add(candidate);
            } catch (RowRejected e) {
                refused.add(new Refused(candidate.row(), e));
            }
        }
        Prepared<R> prepared = recorder.prepare(context, good);
        return sink -> {
            refused.forEach(each -> sink.rejected(each.row(), each.reason()));
            recorder.record(context, prepared, sink);
        };
    }
}
