// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.analysis;

import java.util.List;
import java.util.Map;

import org.junit.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The four conditions are found however their clause is written, and nothing else is taken for one. */
public class FiledClauseTest {
    private static final Map<String, List<String>> WRITTEN = Map.of(
            "四(一)",
            List.of("四(一)", "四（一）", "四、（一）", " 四 （一） ", "四㈠", "第四条第一款", "４（１）", "四(一)2"),
            "四(二)",
            List.of("§四(二)", "§ 4 (2)", "第四条（二）", "第四条第（二）项", "四、二", "4.2", "四．２", "第四條（二）"),
            "四(三)",
            List.of("四（三）1", "四、（三）之2", "指导意见四（三）", "《关于加强示范区建设的指导意见》第四条（三）", "四(三)、五(二)"),
            "四(四)",
            List.of("四(四)", "第四部分（四）", "§4-4"));

    @Test
    public void aConditionIsFoundHoweverItIsWritten() {
        WRITTEN.forEach((condition, ways) -> ways.forEach(
                way -> assertThat(FiledClause.of(way)).as(way).isEqualTo(new FiledClause(condition, null))));
    }

    @Test
    public void whatIsNoConditionSaysWhy() {
        assertOther("五(四)", "is not a clause of §4");
        assertOther("十四(一)", "is not a clause of §4");
        assertOther("14(1)", "is not a clause of §4");
        assertOther("四", "none of its four conditions");
        assertOther("四十(一)", "none of its four conditions");
        assertOther("四(五)", "is none of the four conditions");
        assertOther("四(十一)", "is none of the four conditions");
        assertOther("本局细则", "no clause of the opinion can be read");
        assertOther("川检〔2014〕四(一)", "no clause of the opinion can be read");
    }

    private static void assertOther(String clause, String why) {
        FiledClause filed = FiledClause.of(clause);
        assertThat(filed.condition()).as(clause).isEmpty();
        assertThat(filed.reason().en()).contains(clause).contains(why);
        assertThat(filed.reason().zh()).contains(clause);
    }
}
