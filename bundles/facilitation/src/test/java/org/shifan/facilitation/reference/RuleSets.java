// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.reference;

import java.util.Map;

/** Reference data with another rule set of exemption, for the tests. */
public final class RuleSets {
    private RuleSets() {}

    /** The rules of 1994 until the end of 2015, then rules that do not exclude toys. */
    public static Map<String, String> thatDropsToysFrom2016() {
        String sets = "rule_set,title_zh,title_en,number,from,to,grade,source\n"
                + "1994,1994年规定,1994 rules,国检检〔1994〕214号,1994-01-01,2015-12-31,E,x\n"
                + "2016,试验规定,trial rules,T-1,2016-01-01,,D,x\n";
        String exclusions = "rule_set,hs,goods_zh,goods_en,grade,source\n"
                + "1994,9503,玩具,toys,I,x\n"
                + "2016,3303,化妆品,cosmetics,D,x\n";
        return Map.of("exemption-rule-sets.csv", sets, "exemption-exclusions.csv", exclusions);
    }
}
