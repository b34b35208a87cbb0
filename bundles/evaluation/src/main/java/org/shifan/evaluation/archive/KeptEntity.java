// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.SortedMap;

import javax.persistence.Column;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.MappedSuperclass;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.evaluation.document.CanonicalJson;

/** A kept evaluation: the whole of it as JSON, and beside it what one looks for. */
@MappedSuperclass
abstract class KeptEntity {
    /** Digits after the point of the column TOTAL; no declared rounding has more. */
    private static final int TOTAL_DIGITS = 6;

    /** Length of the column MADE_BY; the JSON has the whole name. */
    private static final int NAME_LENGTH = 200;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "ID")
    private Long id;

    @Column(name = "SUBJECT", nullable = false, updatable = false)
    private String subject;

    @Column(name = "LEVEL_CODE", nullable = false, updatable = false)
    private String level;

    @Column(name = "EVAL_YEAR", nullable = false, updatable = false)
    private int year;

    @Column(name = "AS_OF", nullable = false, updatable = false)
    private LocalDate asOf;

    @Column(name = "VERDICT", nullable = false, updatable = false)
    private String verdict;

    @Column(name = "TOTAL", updatable = false)
    private BigDecimal total;

    @Column(name = "TOTAL_SCALE", updatable = false)
    private Integer totalScale;

    @Column(name = "CRITERIA_ID", nullable = false, updatable = false)
    private String criteriaId;

    @Column(name = "CRITERIA_VERSION", nullable = false, updatable = false)
    private String criteriaVersion;

    @Column(name = "CRITERIA_DIGEST", nullable = false, updatable = false)
    private String criteriaDigest;

    @Column(name = "ENGINE", nullable = false, updatable = false)
    private String engine;

    @Column(name = "FACTS_DIGEST", nullable = false, updatable = false)
    private String factsDigest;

    @Column(name = "MADE", nullable = false, updatable = false)
    private long made;

    @Column(name = "MADE_BY", nullable = false, updatable = false)
    private String by;

    @Lob
    @Column(name = "EVALUATION", nullable = false, updatable = false)
    private String evaluation;

    @Lob
    @Column(name = "FACTS", nullable = false, updatable = false)
    private String facts;

    protected KeptEntity() {}

    KeptEntity(Evaluation e, String evaluation, String facts) {
        subject = e.request().subject().toString();
        level = e.request().level().code();
        year = e.request().year();
        asOf = e.request().asOf();
        verdict = e.verdict().name();
        total = e.total();
        totalScale = e.total() == null ? null : e.total().scale();
        criteriaId = e.receipt().criteriaId();
        criteriaVersion = e.receipt().version();
        criteriaDigest = e.receipt().digest();
        engine = e.receipt().engine();
        factsDigest = e.receipt().facts();
        made = e.receipt().made().toEpochMilli();
        by = name(e.request().by());
        this.evaluation = evaluation;
        this.facts = facts;
        if (total != null && total.stripTrailingZeros().scale() > TOTAL_DIGITS) {
            throw new IllegalArgumentException("total " + total.toPlainString() + " is finer than the archive");
        }
    }

    long id() {
        return id;
    }

    String evaluation() {
        return evaluation;
    }

    String criteriaId() {
        return criteriaId;
    }

    String facts() {
        return facts;
    }

    /** The total as it was: the column holds its value, not how many zeros it ended in. */
    static BigDecimal total(BigDecimal column, Integer scale) {
        return column == null ? null : column.setScale(scale, RoundingMode.UNNECESSARY);
    }

    /** What of a name goes into a column. */
    static String name(String whole) {
        return whole.substring(0, Math.min(whole.length(), NAME_LENGTH));
    }

    /** The texts are in it by their SHA-256. */
    AuditedChange change() {
        return AuditedChange.added(
                AuditedChange.position(id), Instant.ofEpochMilli(made), by, subject, "evaluation.kept", told(), "");
    }

    private SortedMap<String, String> told() {
        return AuditedChange.values(
                "level",
                level,
                "year",
                year,
                "as-of",
                asOf,
                "verdict",
                verdict,
                "total",
                total,
                "total-scale",
                totalScale,
                "criteria",
                criteriaId + "@" + criteriaVersion,
                "criteria-digest",
                criteriaDigest,
                "engine",
                engine,
                "facts-digest",
                factsDigest,
                "evaluation-sha256",
                CanonicalJson.sha256(evaluation.getBytes(StandardCharsets.UTF_8)),
                "facts-sha256",
                CanonicalJson.sha256(facts.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether the columns tell of the same as another's. */
    boolean tellsAs(KeptEntity other) {
        return subject.equals(other.subject)
                && made == other.made
                && by.equals(other.by)
                && told().equals(other.told());
    }

    /** Whether the facts are those that the receipt names. */
    boolean hasItsFacts() {
        return CanonicalJson.sha256(facts.getBytes(StandardCharsets.UTF_8)).equals(factsDigest);
    }

    String subject() {
        return subject;
    }

    /** What was computed, for whoever decides otherwise. */
    SortedMap<String, String> computed() {
        return AuditedChange.values("verdict", verdict, "total", total);
    }
}
