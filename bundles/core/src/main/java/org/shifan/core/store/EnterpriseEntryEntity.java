// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.store;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.SortedMap;

import javax.persistence.Column;
import javax.persistence.Embedded;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.IdClass;
import javax.persistence.Table;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.audit.CalledFrom;
import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.SocialCreditCode;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.EnterpriseLine;

/** A row of CORE_ENTERPRISE_ENTRY: one entry of an enterprise, never changed. */
@Entity
@Table(name = "CORE_ENTERPRISE_ENTRY")
@IdClass(EnterpriseEntryEntity.Key.class)
class EnterpriseEntryEntity {
    @Id
    @Column(name = "CODE")
    private String code;

    @Id
    @Column(name = "ENTRY_NO")
    private int entryNo;

    @Column(name = "CREDIT_CODE", updatable = false)
    private String creditCode;

    @Column(name = "NAME", nullable = false, updatable = false)
    private String name;

    @Column(name = "DIVISION", nullable = false, updatable = false)
    private String division;

    @Column(name = "BUREAU", nullable = false, updatable = false)
    private String bureau;

    @Column(name = "SYNTHETIC", nullable = false, updatable = false)
    private boolean synthetic;

    @Embedded
    private DecisionColumns decided;

    @Column(name = "RECORDED", nullable = false, updatable = false)
    private long recorded;

    @Column(name = "IMPORT_ID", updatable = false)
    private Long importId;

    @Column(name = "REMOVED", nullable = false, updatable = false)
    private boolean removed;

    @Column(name = "FROM_WHERE", updatable = false)
    private String from;

    protected EnterpriseEntryEntity() {}

    /** @param removed whether it is the entry by which the enterprise, as it was, is taken back */
    EnterpriseEntryEntity(
            Enterprise e, int entryNo, Decision decision, Instant recorded, Origin origin, boolean removed) {
        code = e.code().value();
        this.entryNo = entryNo;
        creditCode = e.creditCode() == null ? null : e.creditCode().value();
        name = Lengths.within("name", e.name(), 300);
        division = e.division().value();
        bureau = e.bureau().value();
        synthetic = e.synthetic();
        decided = new DecisionColumns(decision);
        this.recorded = recorded.toEpochMilli();
        importId = origin.importId();
        this.removed = removed;
        from = CalledFrom.now().isEmpty() ? null : CalledFrom.now();
    }

    EnterpriseLine line() {
        Enterprise value = new Enterprise(
                OrganisationCode.of(code),
                creditCode == null ? null : SocialCreditCode.of(creditCode),
                name,
                DivisionCode.of(division),
                BureauCode.of(bureau),
                synthetic);
        return new EnterpriseLine(value, removed, decided.decision(), Instant.ofEpochMilli(recorded));
    }

    /** @param before the entry before this one; null for the first */
    AuditedChange change(EnterpriseEntryEntity before) {
        return decided.change(
                AuditedChange.position(recorded) + code + AuditedChange.position(entryNo),
                recorded,
                origin(),
                "enterprise:" + code,
                removed ? "enterprise.removed" : "enterprise.entered",
                before == null || before.removed ? AuditedChange.values() : before.values(),
                removed ? AuditedChange.values("entry", entryNo) : values());
    }

    private String origin() {
        if (importId != null) {
            return "import:" + importId;
        }
        return from == null ? "" : from;
    }

    String code() {
        return code;
    }

    int entryNo() {
        return entryNo;
    }

    private SortedMap<String, String> values() {
        return AuditedChange.values(
                "entry",
                entryNo,
                "credit-code",
                creditCode,
                "name",
                name,
                "division",
                division,
                "bureau",
                bureau,
                "synthetic",
                synthetic);
    }

    /** The key of an entry, as JPA wants it. */
    static final class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        private String code;
        private int entryNo;

        Key() {}

        Key(String code, int entryNo) {
            this.code = code;
            this.entryNo = entryNo;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && entryNo == key.entryNo && Objects.equals(code, key.code);
        }

        @Override
        public int hashCode() {
            return Objects.hash(code, entryNo);
        }
    }
}
