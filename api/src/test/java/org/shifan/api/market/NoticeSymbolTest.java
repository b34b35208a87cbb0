// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.market;

import org.junit.Test;

import org.shifan.api.code.HsCode;
import org.shifan.api.text.ShifanException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** T1: symbols and goods of notifications. */
public class NoticeSymbolTest {
    @Test
    public void aSymbolIsReadHoweverItIsWritten() {
        NoticeSymbol symbol = NoticeSymbol.of(" g/tbt/n/usa/1838/rev.1/ADD.2 ");
        assertThat(symbol.value()).isEqualTo("G/TBT/N/USA/1838/Rev.1/Add.2");
        assertThat(symbol.core()).isEqualTo(NoticeSymbol.of("G/TBT/N/USA/1838"));
        assertThat(symbol.suffixes()).containsExactly("Rev.1", "Add.2");
        assertThat(symbol.member()).isEqualTo("USA");
        assertThat(symbol.scheme()).isEqualTo("TBT");
        assertThat(symbol.isCore()).isFalse();
        assertThat(NoticeSymbol.of("G/SPS/N/CHINA/7").isCore()).isTrue();
    }

    @Test
    public void whatIsNoneIsRefusedWithWhatWouldBeRight() {
        for (String wrong : new String[] {
            "",
            "G/TBT/N/USA",
            "G/TBT/N/USA/0",
            "G/TBT/W/USA/1",
            "G/TBT/N/USA/1/Adj.1",
            "G/TBT/N/USA/1838/Add.",
            "TBT/N/USA/1"
        }) {
            assertThatThrownBy(() -> NoticeSymbol.of(wrong))
                    .as(wrong)
                    .isInstanceOf(ShifanException.class)
                    .hasMessageContaining("G/TBT/N/USA/1838");
        }
    }

    @Test
    public void goodsTouchWhatLiesWithinThemAndWhatTheyLieWithin() {
        assertThat(HsScope.of("87").touches(HsCode.of("8712"))).isTrue();
        assertThat(HsScope.of("8712.00").touches(HsCode.of("8712"))).isTrue();
        assertThat(HsScope.of("8711").touches(HsCode.of("8712"))).isFalse();
        assertThat(HsScope.of("87").touches(HsScope.of("871200"))).isTrue();
        for (String wrong : new String[] {"", "8", "871", "98", "77", "87120030900", "bicycles"}) {
            assertThatThrownBy(() -> HsScope.of(wrong)).as(wrong).isInstanceOf(ShifanException.class);
        }
    }
}
