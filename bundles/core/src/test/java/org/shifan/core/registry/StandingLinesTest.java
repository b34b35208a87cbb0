// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.registry;

import java.lang.reflect.Proxy;
import java.time.LocalDate;
import java.util.List;

import org.junit.Test;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Grants;
import org.shifan.api.core.Membership;
import org.shifan.api.core.Memberships;
import org.shifan.api.core.Subject;
import org.shifan.api.quality.ArchiveLine;

import static org.assertj.core.api.Assertions.assertThat;

public class StandingLinesTest {
    private static final OrganisationCode CODE = OrganisationCode.of("DM0900062");
    private static final LocalDate JANUARY = LocalDate.of(2014, 1, 1);
    private static final LocalDate JUNE = LocalDate.of(2014, 6, 30);
    private static final Decision GRANTED = new Decision("bureau", JANUARY, "assessed", "");
    private static final Decision ENDED = new Decision("head", JUNE, "malice", "");

    @Test
    public void Q1_membershipsAndGrantsAreInTheArchiveWithWhoAndWhyAndTheirLastDay() {
        Membership member =
                new Membership(1, CODE, ZoneId.of("320583-01"), DateRange.of(JANUARY, JUNE), GRANTED, ENDED);
        Grant title = grant(Grant.Kind.DEMONSTRATION_ENTERPRISE, "12", ENDED, JUNE);
        Grant grade = grant(Grant.Kind.ENTERPRISE_CLASS, "1", null, null);
        StandingLines lines = new StandingLines(
                history(Memberships.class, List.of(member)), history(Grants.class, List.of(title, grade)));
        Enterprise enterprise =
                new Enterprise(CODE, null, "Flying Wheel", DivisionCode.of("320583"), BureauCode.of("jiangsu"), true);
        List<ArchiveLine> found = lines.lines(enterprise);
        assertThat(found)
                .extracting(line ->
                        line.from() + " " + line.to() + " " + line.what().en())
                .containsExactly(
                        "2014-01-01 2014-06-30 Member of zone 320583-01; admitted by bureau: assessed; ended by head: malice",
                        "2014-01-01 2014-06-30 demonstration enterprise 12; granted by bureau: assessed; withdrawn by head: malice",
                        "2014-01-01 null enterprise class 1; granted by bureau: assessed");
        assertThat(found).allSatisfy(line -> assertThat(line.synthetic()).isTrue());
        assertThat(found.get(1).what().zh()).startsWith("示范企业");
    }

    private static Grant grant(Grant.Kind kind, String value, Decision ended, LocalDate last) {
        return new Grant(
                1,
                Subject.enterprise(CODE),
                kind,
                value,
                DateRange.from(JANUARY),
                Grant.Precision.DAY,
                GRANTED,
                ended,
                last);
    }

    private static <T> T history(Class<T> type, List<?> all) {
        return type.cast(Proxy.newProxyInstance(
                StandingLinesTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
                    assertThat(method.getName()).isEqualTo("history");
                    return all;
                }));
    }
}
