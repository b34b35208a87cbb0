// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.reporting;

import java.util.List;
import java.util.Optional;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.core.Bureau;
import org.shifan.api.core.BureauDirectory;
import org.shifan.api.text.Text;

/** A directory of two bureaus. */
final class TwoBureaus implements BureauDirectory {
    @Override
    public List<Bureau> bureaus() {
        return List.of(
                bureau("jiangsu", "320000", "江苏出入境检验检疫局", "Jiangsu Entry-Exit Inspection and Quarantine Bureau"),
                bureau("guangdong", "440000", "广东出入境检验检疫局", "Guangdong Entry-Exit Inspection and Quarantine Bureau"));
    }

    @Override
    public Optional<Bureau> bureau(BureauCode code) {
        return bureaus().stream().filter(b -> b.code().equals(code)).findFirst();
    }

    @Override
    public Bureau require(BureauCode code) {
        return bureau(code).orElseThrow();
    }

    private static Bureau bureau(String code, String division, String zh, String en) {
        DivisionCode place = DivisionCode.of(division);
        return new Bureau(
                BureauCode.of(code),
                new Text(zh, en),
                place,
                place,
                "province-wide",
                division,
                "pattern only",
                "x",
                "");
    }
}
