// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import org.shifan.api.code.DivisionCode;
import org.shifan.api.core.DivisionDirectory;

import static org.shifan.core.CoreMessages.refuse;

/**
 * The divisions of the reference data, in memory: 19 revisions of the list, from December 2002 to July 2016. Between two
 * revisions a code that died and the one that took its place both count, since the day of the change is not known.
 */
@Component
public final class Divisions implements DivisionDirectory {
    /** Levels that stand for no place and are left out of a full name. */
    private static final Set<String> UNNAMED =
            Set.of("市辖区", "县", "省直辖县级行政区划", "省直辖县级行政单位", "省直辖行政单位", "自治区直辖县级行政区划", "自治区直辖县级行政单位");

    private final Map<DivisionCode, List<Use>> uses = new HashMap<>();

    /**
     * A time in which a code had a name; the ends are null where the revisions begin and end.
     */
    private record Use(String name, LocalDate from, LocalDate to) {
        boolean on(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
        }

        @Override
        public String toString() {
            return (from == null ? "" : from) + ".." + (to == null ? "" : to);
        }
    }

    @Activate
    public Divisions() {
        new ReferenceFile("divisions.csv")
                .rows(row -> uses.computeIfAbsent(DivisionCode.of(row.getField("code")), c -> new ArrayList<>(1))
                        .add(new Use(row.getField("name"), day(row.getField("from")), day(row.getField("to")))));
    }

    private static LocalDate day(String cell) {
        return cell.isEmpty() ? null : LocalDate.parse(cell);
    }

    @Override
    public Optional<String> name(DivisionCode code, LocalDate on) {
        return uses.getOrDefault(code, List.of()).stream()
                .filter(use -> use.on(on))
                .findFirst()
                .map(Use::name);
    }

    @Override
    public Optional<String> fullName(DivisionCode code, LocalDate on) {
        Optional<String> own = name(code, on);
        if (own.isEmpty()) {
            return own;
        }
        StringBuilder out = new StringBuilder();
        DivisionCode prefecture = DivisionCode.of(code.value().substring(0, 4) + "00");
        if (!code.equals(code.province())) {
            name(code.province(), on).ifPresent(out::append);
        }
        if (!code.equals(prefecture) && !code.equals(code.province())) {
            name(prefecture, on).filter(n -> !UNNAMED.contains(n)).ifPresent(out::append);
        }
        return Optional.of(out.append(own.get()).toString());
    }

    @Override
    public void require(DivisionCode code, LocalDate on) {
        List<Use> known = uses.get(code);
        if (known == null) {
            throw refuse("core.division.unknown", code);
        }
        if (known.stream().noneMatch(use -> use.on(on))) {
            throw refuse(
                    "core.division.not-in-use",
                    code,
                    known.get(known.size() - 1).name(),
                    on,
                    known.stream().map(Use::toString).collect(Collectors.joining(", ")));
        }
    }
}
