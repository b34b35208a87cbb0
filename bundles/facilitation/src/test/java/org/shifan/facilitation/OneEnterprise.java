// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;

/** A register of one enterprise. */
public record OneEnterprise(Enterprise one) implements EnterpriseRegistry {
    public static final OrganisationCode CODE = OrganisationCode.of("192203821");

    /** A tyre maker at Kunshan. */
    public OneEnterprise() {
        this(new Enterprise(CODE, null, "昆山轮胎", DivisionCode.of("320583"), BureauCode.of("jiangsu"), false));
    }

    @Override
    public Optional<Enterprise> enterprise(OrganisationCode code) {
        return Optional.of(one).filter(e -> e.code().equals(code));
    }

    @Override
    public Enterprise require(String anyCode) {
        return enterprise(OrganisationCode.of(anyCode))
                .orElseThrow(() -> new ShifanException(new Message(
                        "core.enterprise.unknown", new Text("企业不明：" + anyCode, "unknown: " + anyCode), List.of())));
    }

    @Override
    public Map<OrganisationCode, Enterprise> enterprises(Collection<OrganisationCode> codes) {
        throw notAsked();
    }

    @Override
    public List<Enterprise> enterprises(BureauCode bureau, int offset, int limit) {
        throw notAsked();
    }

    @Override
    public long count(BureauCode bureau) {
        throw notAsked();
    }

    @Override
    public List<OrganisationCode> codes(String beginning, int limit) {
        throw notAsked();
    }

    @Override
    public List<Enterprise> find(String partOfName, int limit) {
        throw notAsked();
    }

    private static UnsupportedOperationException notAsked() {
        return new UnsupportedOperationException("a treatment does not ask this");
    }
}
