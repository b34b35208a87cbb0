// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.EnterpriseRegistry;

/** One enterprise of the Zhejiang bureau, whatever is asked for; its list has those that it was given. */
public final class FakeEnterprises implements EnterpriseRegistry {
    private final List<OrganisationCode> listed = new ArrayList<>();

    FakeEnterprises with(OrganisationCode... codes) {
        listed.addAll(List.of(codes));
        return this;
    }

    @Override
    public Optional<Enterprise> enterprise(OrganisationCode code) {
        return Optional.of(
                new Enterprise(code, null, "某公司", DivisionCode.of("330000"), BureauCode.of("zhejiang"), true));
    }

    @Override
    public Enterprise require(String anyCode) {
        return enterprise(OrganisationCode.of(anyCode)).orElseThrow();
    }

    @Override
    public Map<OrganisationCode, Enterprise> enterprises(Collection<OrganisationCode> codes) {
        return Map.of();
    }

    @Override
    public List<Enterprise> enterprises(BureauCode bureau, int offset, int limit) {
        return listed.stream()
                .map(code -> enterprise(code).orElseThrow())
                .filter(each -> each.bureau().equals(bureau))
                .skip(offset)
                .limit(limit)
                .toList();
    }

    @Override
    public long count(BureauCode bureau) {
        return 1;
    }

    @Override
    public List<OrganisationCode> codes(String beginning, int limit) {
        return List.of();
    }

    @Override
    public List<Enterprise> find(String partOfName, int limit) {
        return List.of();
    }
}
