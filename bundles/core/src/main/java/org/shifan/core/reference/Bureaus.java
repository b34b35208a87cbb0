// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.reference;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.core.Bureau;
import org.shifan.api.core.BureauDirectory;
import org.shifan.api.text.Text;

import static org.shifan.core.CoreMessages.refuse;

/** The direct bureaus of the reference data, in memory. */
@Component
public final class Bureaus implements BureauDirectory {
    private static final int NEAR = 3;

    private final Map<BureauCode, Bureau> byCode = new LinkedHashMap<>();

    @Activate
    public Bureaus() {
        new ReferenceFile("bureaus.csv")
                .rows(row -> new Bureau(
                        BureauCode.of(row.getField("key")),
                        new Text(row.getField("name_zh"), row.getField("name_en")),
                        DivisionCode.of(row.getField("seat")),
                        DivisionCode.of(row.getField("province")),
                        row.getField("kind"),
                        row.getField("ciq_code"),
                        row.getField("ciq_code_evidence"),
                        row.getField("source"),
                        row.getField("notes")))
                .forEach(bureau -> byCode.put(bureau.code(), bureau));
    }

    @Override
    public List<Bureau> bureaus() {
        return List.copyOf(byCode.values());
    }

    @Override
    public Optional<Bureau> bureau(BureauCode code) {
        return Optional.ofNullable(byCode.get(code));
    }

    @Override
    public Bureau require(BureauCode code) {
        Bureau found = byCode.get(code);
        if (found == null) {
            throw refuse("core.bureau.unknown", code, near(code.value()));
        }
        return found;
    }

    private String near(String key) {
        return byCode.keySet().stream()
                .map(BureauCode::value)
                .sorted(Comparator.<String>comparingInt(k -> distance(k, key)).thenComparing(k -> k))
                .limit(NEAR)
                .collect(Collectors.joining(", "));
    }

    /** How many letters must be put in, taken out or changed to make one of the other. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
