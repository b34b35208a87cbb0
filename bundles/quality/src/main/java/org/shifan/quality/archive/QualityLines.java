// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.core.Enterprise;
import org.shifan.api.quality.ArchiveContributor;
import org.shifan.api.quality.ArchiveLine;
import org.shifan.api.quality.ArchiveLine.Chapter;
import org.shifan.api.quality.Complaint;
import org.shifan.api.quality.Complaints;
import org.shifan.api.quality.Incident;
import org.shifan.api.quality.IncidentQuery;
import org.shifan.api.quality.Incidents;
import org.shifan.api.quality.RiskGround;
import org.shifan.api.quality.Risks;
import org.shifan.api.schema.SchemaReady;
import org.shifan.api.text.Text;
import org.shifan.quality.store.Product;
import org.shifan.quality.store.ProductBook;

import static org.shifan.quality.QualityMessages.M;

/** Goods, incidents, risks and complaints of an enterprise for its archive. */
@Component
public final class QualityLines implements ArchiveContributor {
    private final JpaTemplate jpa;
    private final Incidents incidents;
    private final Risks risks;
    private final Complaints complaints;

    /** @param ready the promise that the tables are there */
    @Activate
    public QualityLines(
            @Reference(target = "(shifan.schema=quality)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-quality)") JpaTemplate jpa,
            @Reference Incidents incidents,
            @Reference Risks risks,
            @Reference Complaints complaints) {
        this.jpa = jpa;
        this.incidents = incidents;
        this.risks = risks;
        this.complaints = complaints;
    }

    @Override
    public Text title() {
        return M.text("quality.archive.title");
    }

    @Override
    public List<ArchiveLine> lines(Enterprise enterprise) {
        List<ArchiveLine> out = new ArrayList<>();
        jpa.txExpr(TransactionType.Required, em -> new ProductBook(em).of(enterprise.code()))
                .forEach(product -> out.add(goods(product, enterprise.synthetic())));
        IncidentQuery all = new IncidentQuery(null, enterprise.code(), false, null, null, 0, Integer.MAX_VALUE);
        incidents.incidents(all).forEach(incident -> out.add(incident(incident)));
        risks.history(enterprise.code()).forEach(ground -> out.add(risk(ground, enterprise.synthetic())));
        complaints.about(enterprise.code()).forEach(complaint -> out.add(complaint(complaint)));
        return out;
    }

    private static ArchiveLine goods(Product product, boolean synthetic) {
        String told = Stream.of(product.name(), product.brand(), product.model(), product.barcode())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
        return new ArchiveLine(
                null,
                null,
                Chapter.GOODS,
                product.hs(),
                M.message("quality.archive.goods", told, product.hs()).text(),
                "",
                synthetic);
    }

    private static ArchiveLine incident(Incident incident) {
        Text kind = M.text("quality.kind." + incident.kind().code());
        Text cause = M.text(
                incident.cause() == null
                        ? "quality.archive.untraced"
                        : "quality.cause." + incident.cause().code());
        return new ArchiveLine(
                incident.on(),
                null,
                Chapter.INCIDENT,
                incident.goods().hs(),
                M.message(
                                "quality.archive.incident",
                                kind,
                                incident.market(),
                                incident.goods().name(),
                                incident.hazard().isEmpty() ? "-" : incident.hazard(),
                                cause)
                        .text(),
                "incident " + incident.id(),
                incident.synthetic());
    }

    private static ArchiveLine risk(RiskGround ground, boolean synthetic) {
        return new ArchiveLine(
                ground.since(),
                ground.ended(),
                Chapter.RISK,
                ground.ofHeading(),
                M.message(
                                "quality.archive.risk",
                                M.text("quality.risk-level." + ground.level().code()),
                                ground.market().map(Object::toString).orElse("*"),
                                ground.because())
                        .text(),
                "risk " + ground.id(),
                synthetic);
    }

    private static ArchiveLine complaint(Complaint complaint) {
        Text outcome = M.text(
                complaint.outcome() == null
                        ? "quality.archive.unanswered"
                        : "quality.complaint-outcome." + complaint.outcome().code());
        return new ArchiveLine(
                complaint.received(),
                complaint.answeredOn(),
                Chapter.COMPLAINT,
                null,
                M.message("quality.archive.complaint", complaint.text(), outcome)
                        .text(),
                "complaint " + complaint.id(),
                false);
    }
}
