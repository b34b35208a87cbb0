// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.util.List;
import java.util.stream.Stream;

/** The kinds of rule, by the key that a document writes them under. */
public enum RuleKind {
    BANDS("bands"),
    LINEAR("linear"),
    THRESHOLD("threshold"),
    YES_NO("yes-no"),
    RATIO("ratio"),
    GROWTH("growth"),
    WINDOW("window"),
    ZERO_EVENTS("zero-events"),
    DEDUCTION("deduction"),
    CHECKLIST("checklist"),
    GRADED("graded"),
    BEST_OF("best-of"),
    ANY_OF("any-of"),
    ALL_OF("all-of"),
    RANK("rank"),
    JUDGEMENT("judgement"),
    EVIDENCE("evidence"),
    DATED("dated"),
    CUSTOM("custom");

    private final String code;

    RuleKind(String code) {
        this.code = code;
    }

    /** Its key in a document. */
    public String code() {
        return code;
    }

    static List<String> codes() {
        return Stream.of(values()).map(RuleKind::code).toList();
    }
}
