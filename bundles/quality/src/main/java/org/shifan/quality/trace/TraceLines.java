// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.trace;

import java.util.ArrayList;
import java.util.List;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.core.Enterprise;
import org.shifan.api.quality.ArchiveContributor;
import org.shifan.api.quality.ArchiveLine;
import org.shifan.api.quality.ArchiveLine.Chapter;
import org.shifan.api.quality.Incident;
import org.shifan.api.quality.Measure;
import org.shifan.api.quality.Trace;
import org.shifan.api.schema.SchemaReady;
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;

import static org.shifan.quality.QualityMessages.M;

/** Investigations and their measures for the archive of an enterprise. */
@Component
public final class TraceLines implements ArchiveContributor {
    private final JpaTemplate jpa;

    /** @param ready the promise that the tables are there */
    @Activate
    public TraceLines(
            @Reference(target = "(shifan.schema=quality)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-quality)") JpaTemplate jpa) {
        this.jpa = jpa;
    }

    @Override
    public Text title() {
        return M.text("quality.archive.traces");
    }

    @Override
    public List<ArchiveLine> lines(Enterprise enterprise) {
        return jpa.txExpr(TransactionType.Required, em -> {
            TraceBook book = new TraceBook(em);
            List<ArchiveLine> out = new ArrayList<>();
            for (TraceEntity row : book.of(enterprise.code())) {
                Trace trace = book.trace(row);
                Incident incident = book.incidents().incident(book.incidents().require(trace.incident()));
                Message what = M.message(
                        "quality.archive.trace",
                        trace.id(),
                        trace.incident(),
                        M.text("quality.state." + trace.state().name().toLowerCase(java.util.Locale.ROOT)),
                        M.text(
                                trace.cause() == null
                                        ? "quality.archive.untraced"
                                        : "quality.cause." + trace.cause().code()));
                out.add(new ArchiveLine(
                        trace.opened(),
                        null,
                        Chapter.TRACE,
                        incident.goods().hs(),
                        what.text(),
                        "trace " + trace.id(),
                        incident.synthetic()));
                trace.measures().forEach(measure -> out.add(measure(measure, incident)));
            }
            return out;
        });
    }

    private static ArchiveLine measure(Measure measure, Incident incident) {
        Text kind = M.text("quality.measure-kind." + measure.kind().code());
        Message what = measure.decision()
                .map(decision -> M.message(
                        measure.outcome() == Measure.Outcome.DONE
                                ? "quality.archive.measure-done"
                                : "quality.archive.measure-refused",
                        kind,
                        measure.subject(),
                        decision.by(),
                        decision.reason()))
                .orElseGet(() -> M.message("quality.archive.measure", kind, measure.subject(), measure.due()));
        return new ArchiveLine(
                measure.decision().map(decision -> decision.on()).orElse(measure.due()),
                null,
                Chapter.TRACE,
                incident.goods().hs(),
                what.text(),
                "measure " + measure.id(),
                incident.synthetic());
    }
}
