// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.market.concern;

import java.time.LocalDate;
import java.util.List;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.core.Subject;
import org.shifan.api.market.TradeConcern;
import org.shifan.market.store.StepEntity;

import static org.shifan.market.store.DecisionColumns.within;

/** A row of MKT_CONCERN. Only its outcome is ever added; who did what and why stands in MKT_STEP. */
@Entity
@Table(name = "MKT_CONCERN")
public class ConcernEntity {
    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "SUBJECT", nullable = false)
    private String subject;

    @Column(name = "BUREAU", nullable = false)
    private String bureau;

    @Column(name = "MARKET", nullable = false)
    private String market;

    @Column(name = "TITLE", nullable = false)
    private String title;

    @Column(name = "DESCRIPTION", nullable = false)
    private String text;

    @Column(name = "REFERENCE", nullable = false)
    private String reference;

    @Column(name = "RAISED", nullable = false)
    private LocalDate raised;

    @Column(name = "OUTCOME")
    private String outcome;

    protected ConcernEntity() {}

    /** @throws org.shifan.api.text.ShifanException {@code market.text.long} */
    ConcernEntity(
            long id,
            Subject subject,
            BureauCode bureau,
            CountryCode market,
            String title,
            String text,
            String reference,
            LocalDate raised) {
        this.id = id;
        this.subject = subject.toString();
        this.bureau = bureau.value();
        this.market = market.value();
        this.title = within("title", title, 300);
        this.text = within("text", text, 4000);
        this.reference = within("reference", reference, 200);
        this.raised = raised;
    }

    long id() {
        return id;
    }

    boolean closed() {
        return outcome != null;
    }

    void close(TradeConcern.Outcome how) {
        outcome = how.name();
    }

    TradeConcern concern(List<StepEntity> steps) {
        return new TradeConcern(
                id,
                Subject.of(subject),
                BureauCode.of(bureau),
                CountryCode.of(market),
                title,
                text,
                reference,
                raised,
                outcome == null ? null : TradeConcern.Outcome.valueOf(outcome),
                steps.stream()
                        .map(step -> new TradeConcern.Step(step.what(), step.decision()))
                        .toList());
    }
}
