// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.SocialCreditCode;
import org.shifan.api.core.Enterprise;

/** A row of CORE_ENTERPRISE: the present entry of an enterprise; all of them are in CORE_ENTERPRISE_ENTRY. */
@Entity
@Table(name = "CORE_ENTERPRISE")
class EnterpriseEntity {
    @Id
    @Column(name = "CODE")
    private String code;

    @Column(name = "ENTRY_NO", nullable = false)
    private int entryNo;

    @Column(name = "CREDIT_CODE")
    private String creditCode;

    @Column(name = "NAME", nullable = false)
    private String name;

    @Column(name = "DIVISION", nullable = false)
    private String division;

    @Column(name = "BUREAU", nullable = false)
    private String bureau;

    @Column(name = "SYNTHETIC", nullable = false)
    private boolean synthetic;

    /** The number of the entry by which it was taken back; 0 while it is registered. */
    @Column(name = "REMOVED_BY", nullable = false)
    private int removedBy;

    protected EnterpriseEntity() {}

    EnterpriseEntity(OrganisationCode code) {
        this.code = code.value();
    }

    /** Takes over the content; the number of the entry counts up. */
    void become(Enterprise e) {
        entryNo++;
        creditCode = e.creditCode() == null ? null : e.creditCode().value();
        name = Lengths.within("name", e.name(), 300);
        division = e.division().value();
        bureau = e.bureau().value();
        synthetic = e.synthetic();
        removedBy = 0;
    }

    /** Takes it back; the number of the entry counts up. */
    void remove() {
        entryNo++;
        removedBy = entryNo;
    }

    boolean isRemoved() {
        return removedBy != 0;
    }

    int entryNo() {
        return entryNo;
    }

    Enterprise enterprise() {
        return new Enterprise(
                OrganisationCode.of(code),
                creditCode == null ? null : SocialCreditCode.of(creditCode),
                name,
                DivisionCode.of(division),
                BureauCode.of(bureau),
                synthetic);
    }
}
