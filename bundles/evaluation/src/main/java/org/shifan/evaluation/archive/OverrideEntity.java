// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;

import javax.persistence.Column;
import javax.persistence.Embedded;
import javax.persistence.Entity;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Table;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.evaluation.VerdictOverride;

/** A row of EVAL_OVERRIDE. */
@Entity
@Table(name = "EVAL_OVERRIDE")
class OverrideEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "ID")
    private Long id;

    @Column(name = "RESULT_ID", nullable = false, updatable = false)
    private long result;

    @Column(name = "KIND", nullable = false, updatable = false)
    private String kind;

    @Column(name = "VERDICT", updatable = false)
    private String verdict;

    @Column(name = "TOTAL", updatable = false)
    private BigDecimal total;

    @Column(name = "TOTAL_SCALE", updatable = false)
    private Integer totalScale;

    @Embedded
    private Signature signature;

    protected OverrideEntity() {}

    OverrideEntity(VerdictOverride entry) {
        result = entry.evaluation();
        kind = entry.kind().name();
        verdict = entry.verdict() == null ? null : entry.verdict().name();
        total = entry.total();
        totalScale = entry.total() == null ? null : entry.total().scale();
        signature =
                new Signature(entry.actor(), entry.decision(), entry.entered().toEpochMilli());
    }

    long id() {
        return id;
    }

    /** @param confirmed null while nobody has confirmed it */
    VerdictOverride entry(ConfirmationEntity confirmed) {
        return new VerdictOverride(
                id,
                result,
                VerdictOverride.Kind.valueOf(kind),
                verdict == null ? null : Verdict.valueOf(verdict),
                KeptEntity.total(total, totalScale),
                signature.actor(),
                signature.decision(),
                Instant.ofEpochMilli(signature.entered()),
                confirmed == null ? null : confirmed.actor(),
                confirmed == null ? null : confirmed.decision());
    }

    /** @param of the result that it is about; null when somebody took that away */
    AuditedChange change(ResultEntity of) {
        return signature.change(
                id,
                of == null ? "evaluation:" + result : of.subject(),
                "override." + kind.toLowerCase(Locale.ROOT),
                of == null ? AuditedChange.values() : of.computed(),
                AuditedChange.values(
                        "evaluation", result, "verdict", verdict, "total", total, "total-scale", totalScale));
    }

    long result() {
        return result;
    }
}
