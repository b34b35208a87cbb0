// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Bureau;
import org.shifan.api.core.BureauDirectory;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;

/** A register of enterprises, and of the two bureaus that they belong to, in memory. */
public final class Enterprises implements EnterpriseRegistry, BureauDirectory {
    public static final BureauCode JIANGSU = BureauCode.of("jiangsu");
    public static final BureauCode NINGBO = BureauCode.of("ningbo");

    private final Map<OrganisationCode, Enterprise> all = new TreeMap<>();

    public Enterprises with(String code, String name, BureauCode bureau) {
        OrganisationCode key = OrganisationCode.of(code);
        all.put(key, new Enterprise(key, null, name, DivisionCode.of("320583"), bureau, true));
        return this;
    }

    @Override
    public Optional<Enterprise> enterprise(OrganisationCode code) {
        return Optional.ofNullable(all.get(code));
    }

    @Override
    public Enterprise require(String anyCode) {
        return enterprise(OrganisationCode.of(anyCode))
                .orElseThrow(
                        () -> new ShifanException(QualityMessages.M.message("quality.enterprise.unknown", anyCode)));
    }

    @Override
    public Map<OrganisationCode, Enterprise> enterprises(Collection<OrganisationCode> codes) {
        return codes.stream()
                .filter(all::containsKey)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), all::get));
    }

    @Override
    public List<Enterprise> enterprises(BureauCode bureau, int offset, int limit) {
        return all.values().stream()
                .filter(e -> e.bureau().equals(bureau))
                .skip(offset)
                .limit(limit)
                .toList();
    }

    @Override
    public long count(BureauCode bureau) {
        return enterprises(bureau, 0, Integer.MAX_VALUE).size();
    }

    @Override
    public List<Enterprise> find(String partOfName, int limit) {
        String part = partOfName.toLowerCase(Locale.ROOT);
        return all.values().stream()
                .filter(e -> e.name().toLowerCase(Locale.ROOT).contains(part))
                .limit(limit)
                .toList();
    }

    @Override
    public List<OrganisationCode> codes(String beginning, int limit) {
        return all.keySet().stream()
                .filter(code -> code.value().startsWith(beginning))
                .limit(limit)
                .toList();
    }

    @Override
    public List<Bureau> bureaus() {
        return List.of(require(JIANGSU), require(NINGBO));
    }

    @Override
    public Optional<Bureau> bureau(BureauCode code) {
        DivisionCode seat = DivisionCode.of("320583");
        return code.equals(JIANGSU) || code.equals(NINGBO)
                ? Optional.of(new Bureau(code, Text.same(code.value()), seat, seat, "", "", "", "", ""))
                : Optional.empty();
    }

    @Override
    public Bureau require(BureauCode code) {
        return bureau(code).orElseThrow();
    }
}
