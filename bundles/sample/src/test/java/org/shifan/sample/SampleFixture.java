// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Zone;
import org.shifan.api.text.Text;

/** Eight zones of one bureau, without headings of their own. */
final class SampleFixture {
    static final BureauCode JIANGSU = BureauCode.of("jiangsu");

    private SampleFixture() {}

    static List<SampleZone> zones(int number) {
        List<SampleZone> out = new ArrayList<>();
        List<String> industries = List.of("C37", "C36", "C39", "C39", "C20", "C37", "C34", "C19");
        for (int i = 0; i < number; i++) {
            String division = String.format(Locale.ROOT, "3205%02d", 81 + i);
            Zone zone = new Zone(
                    ZoneId.of(division + "-01"),
                    Text.same("区" + i),
                    DivisionCode.of(division),
                    JIANGSU,
                    Text.same("产品" + i),
                    List.of(),
                    industries.get(i),
                    "test",
                    "");
            out.add(SampleZone.of(zone, Profile.all().get(i)));
        }
        return out;
    }

    static SampleProvince province(long seed) {
        return SampleProvince.of(JIANGSU, 9, zones(8), seed, 2010, 2014);
    }
}
