// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.market.warning;

import java.time.LocalDate;
import java.util.List;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Subject;
import org.shifan.api.market.Concerned;
import org.shifan.api.market.Warning;
import org.shifan.api.text.Text;

/** A row of MKT_WARNING. Only the day on which it was said again changes. */
@Entity
@Table(name = "MKT_WARNING")
public class WarningEntity {
    private static final int TITLE = 1000;
    private static final int WHY = 2000;

    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "KIND", nullable = false)
    private String kind;

    @Column(name = "REFERENCE", nullable = false)
    private String reference;

    @Column(name = "SUBJECT", nullable = false)
    private String subject;

    @Column(name = "BUREAU", nullable = false)
    private String bureau;

    @Column(name = "ZONE_ID")
    private String zone;

    @Column(name = "TITLE", nullable = false)
    private String title;

    @Column(name = "WHY_ZH", nullable = false)
    private String zh;

    @Column(name = "WHY_EN", nullable = false)
    private String en;

    @Column(name = "RAISED", nullable = false)
    private LocalDate raised;

    @Column(name = "DUE")
    private LocalDate due;

    @Column(name = "LATE", nullable = false)
    private int late;

    @Column(name = "REMINDED")
    private LocalDate reminded;

    protected WarningEntity() {}

    WarningEntity(long id, Change change, Concerned concerned, LocalDate raised, boolean late) {
        this.id = id;
        kind = change.kind().name();
        reference = change.reference();
        subject = concerned.subject().toString();
        bureau = concerned.bureau().value();
        zone = concerned.zone() == null ? null : concerned.zone().value();
        title = beginning(change.title(), TITLE);
        zh = beginning(concerned.why().zh(), WHY);
        en = beginning(concerned.why().en(), WHY);
        this.raised = raised;
        due = change.due();
        this.late = late ? 1 : 0;
    }

    private static String beginning(String text, int limit) {
        return text.length() <= limit ? text : text.substring(0, limit - 1) + "…";
    }

    long id() {
        return id;
    }

    /** By what it is told from other warnings of the same change: whom it warns of what, and until when. */
    String key() {
        return key(Warning.Kind.valueOf(kind), reference, subject, due);
    }

    static String key(Warning.Kind kind, String reference, String subject, LocalDate due) {
        return kind + " " + reference + " " + subject + " " + due;
    }

    LocalDate due() {
        return due;
    }

    LocalDate reminded() {
        return reminded;
    }

    void remind(LocalDate day) {
        reminded = day;
    }

    Warning warning(List<Warning.Receipt> receipts) {
        return new Warning(
                id,
                Warning.Kind.valueOf(kind),
                reference,
                Subject.of(subject),
                BureauCode.of(bureau),
                zone == null ? null : ZoneId.of(zone),
                title,
                new Text(zh, en),
                raised,
                due,
                late == 1,
                reminded,
                receipts);
    }
}
