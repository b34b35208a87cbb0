// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.core.Bureau;
import org.shifan.api.core.BureauDirectory;
import org.shifan.api.text.Text;

/** Jiangsu, Zhejiang and Ningbo. */
public final class FakeBureaus implements BureauDirectory {
    private final List<Bureau> bureaus = Stream.of(
                    bureau("jiangsu", "江苏局", "320000"),
                    bureau("zhejiang", "浙江局", "330000"),
                    bureau("ningbo", "宁波局", "330200"))
            .toList();

    private static Bureau bureau(String key, String name, String division) {
        DivisionCode place = DivisionCode.of(division);
        String english = key.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + key.substring(1) + " bureau";
        return new Bureau(BureauCode.of(key), new Text(name, english), place, place, "", "", "", "", "");
    }

    @Override
    public List<Bureau> bureaus() {
        return bureaus;
    }

    @Override
    public Optional<Bureau> bureau(BureauCode code) {
        return bureaus.stream().filter(b -> b.code().equals(code)).findFirst();
    }

    @Override
    public Bureau require(BureauCode code) {
        return bureau(code).orElseThrow();
    }
}
