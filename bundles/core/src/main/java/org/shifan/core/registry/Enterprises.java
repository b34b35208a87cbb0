// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.registry;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.SocialCreditCode;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.schema.SchemaReady;
import org.shifan.core.store.EnterpriseBook;

import static org.shifan.core.CoreMessages.refuse;

/** The register of enterprises in CORE_ENTERPRISE. */
@Component
public final class Enterprises implements EnterpriseRegistry {
    /** An organisation code with its hyphen. */
    private static final int SHORT_CODE = 10;

    private final JpaTemplate jpa;

    /** @param ready the promise that the tables are there */
    @Activate
    public Enterprises(
            @Reference(target = "(shifan.schema=core)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-core)") JpaTemplate jpa) {
        this.jpa = jpa;
    }

    @Override
    public Optional<Enterprise> enterprise(OrganisationCode code) {
        return Optional.ofNullable(enterprises(List.of(code)).get(code));
    }

    @Override
    public Enterprise require(String anyCode) {
        OrganisationCode code = organisationCode(anyCode);
        return enterprise(code).orElseThrow(() -> refuse("core.enterprise.unknown", code));
    }

    /**
     * The organisation code in a code as a person types it.
     *
     * @throws org.shifan.api.text.ShifanException what the code types refuse
     */
    public static OrganisationCode organisationCode(String anyCode) {
        return anyCode.strip().length() <= SHORT_CODE
                ? OrganisationCode.of(anyCode)
                : SocialCreditCode.of(anyCode).organisationCode();
    }

    @Override
    public Map<OrganisationCode, Enterprise> enterprises(Collection<OrganisationCode> codes) {
        return jpa.txExpr(TransactionType.Required, em -> new EnterpriseBook(em).read(codes));
    }

    @Override
    public List<Enterprise> enterprises(BureauCode bureau, int offset, int limit) {
        return jpa.txExpr(TransactionType.Required, em -> new EnterpriseBook(em).page(bureau, offset, limit));
    }

    @Override
    public long count(BureauCode bureau) {
        return jpa.txExpr(TransactionType.Required, em -> new EnterpriseBook(em).count(bureau));
    }

    @Override
    public List<OrganisationCode> codes(String beginning, int limit) {
        return jpa.txExpr(TransactionType.Required, em -> new EnterpriseBook(em).codes(beginning, limit));
    }

    @Override
    public List<Enterprise> find(String partOfName, int limit) {
        return jpa.txExpr(TransactionType.Required, em -> new EnterpriseBook(em).find(partOfName, limit));
    }
}
