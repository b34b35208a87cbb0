// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.math.BigDecimal;
import java.util.List;

import org.junit.Test;

import static org.assertj.core.api.Assertions.assertThat;

public class DecisionsCommandTest {
    @Test
    public void nothingThatAPersonTypedIsAFormulaInTheExport() {
        for (String typed :
                List.of("=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠1")) {
            String cell = DecisionsCommand.cell(typed);
            assertThat(cell.startsWith("'") || cell.startsWith("\"'")).as(cell).isTrue();
            assertThat(cell).contains(typed.strip());
        }
    }

    @Test
    public void separatorsAndQuotesStayInTheirCell() {
        assertThat(DecisionsCommand.cell("a,\"b\"")).isEqualTo("\"a,\"\"b\"\"\"");
        assertThat(DecisionsCommand.cell("=1,\"2\"")).isEqualTo("\"'=1,\"\"2\"\"\"");
        assertThat(DecisionsCommand.cell("王一")).isEqualTo("王一");
    }

    @Test
    public void anAmountStaysANumberAndWhatIsNotThereIsEmpty() {
        assertThat(DecisionsCommand.cell(new BigDecimal("-1.5"))).isEqualTo("-1.5");
        assertThat(DecisionsCommand.cell(null)).isEmpty();
    }
}
