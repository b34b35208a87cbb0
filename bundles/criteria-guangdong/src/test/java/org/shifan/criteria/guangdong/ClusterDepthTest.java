// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.guangdong;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.Test;

import org.shifan.api.core.Subject;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactRequest;
import org.shifan.api.fact.FactValue;
import org.shifan.api.text.Language;
import org.shifan.api.text.Message;
import org.shifan.api.text.Messages;
import org.shifan.api.text.Text;

import static org.assertj.core.api.Assertions.assertThat;

public class ClusterDepthTest {
    private static final Subject ZONE = Subject.of("zone:440606-01");

    @Test
    public void r8_countsTheExportPerFirmBehindTheThreeLargest() {
        assertThat(known("100000000", "43", "30").value()).isEqualByComparingTo("1750000");
    }

    @Test
    public void roundsHalfUpToCents() {
        assertThat(known("100", "6", "0").value()).isEqualTo(new BigDecimal("33.33"));
        assertThat(known("200", "6", "0").value()).isEqualTo(new BigDecimal("66.67"));
    }

    @Test
    public void namesTheSourcesOfAllThreeFacts() {
        assertThat(known("100000000", "43", "30").sources())
                .extracting(FactValue.Source::reference)
                .containsExactly("export.value", "exporter.count", "leaders.share");
    }

    @Test
    public void isNotComputableWithNobodyBehindTheThreeLargest() {
        assertThat(missing("1000", "3", "100")).isEqualTo("there are 3 exporters, so none behind the three largest");
        assertThat(missing("1000", "0", "0")).contains("0 exporters");
    }

    @Test
    public void passesOnWhyAFactIsMissing() {
        Message why = new Message("test.why", new Text("未申报", "not reported"), List.of());
        FactValue depth = depth(value("export.value", "100"), FactValue.missing(why), value("leaders.share", "30"));
        assertThat(depth).isEqualTo(FactValue.missing(why));
    }

    @Test
    public void speaksBothLanguages() {
        assertThat(Messages.of(ClusterDepth.class).unpaired()).isEmpty();
    }

    private static FactValue.Known known(String exports, String firms, String leaders) {
        return (FactValue.Known) depth(exports, firms, leaders);
    }

    private static String missing(String exports, String firms, String leaders) {
        return ((FactValue.Missing) depth(exports, firms, leaders)).reason().in(Language.EN);
    }

    private static FactValue depth(String exports, String firms, String leaders) {
        return depth(value("export.value", exports), value("exporter.count", firms), value("leaders.share", leaders));
    }

    private static FactValue depth(FactValue exports, FactValue firms, FactValue leaders) {
        Map<FactId, FactValue> others = Map.of(
                FactId.of("export.value"), exports,
                FactId.of("exporter.count"), firms,
                FactId.of("leaders.share"), leaders);
        LocalDate day = LocalDate.of(2015, 6, 30);
        return new ClusterDepth()
                .fact(new FactRequest(
                        ClusterDepth.FACT.id(), ZONE, 2014, day, (fact, subject, year) -> others.get(fact)));
    }

    private static FactValue value(String fact, String value) {
        return FactValue.known(new BigDecimal(value), new FactValue.Source(fact, "1", true));
    }
}
