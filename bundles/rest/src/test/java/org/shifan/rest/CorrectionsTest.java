// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.After;
import org.junit.Test;

import org.shifan.api.code.DateRange;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Decision;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Membership;
import org.shifan.api.core.MembershipLine;
import org.shifan.api.core.RegisterCorrections;
import org.shifan.rest.http.Limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.rest.ApiServer.ROOT;
import static org.shifan.rest.ApiServer.json;

/** R7: the registers of memberships and enterprises are set right by HTTP, and all that ever stood there is told. */
public class CorrectionsTest {
    private static final LocalDate DAY = LocalDate.of(2014, 6, 1);
    private static final Decision ADMITTED = new Decision("bureau", DAY, "admitted", "no. 1");
    private static final Decision LEFT = new Decision("bureau", DAY.plusMonths(6), "left", "");
    private static final Membership WRONG = new Membership(
            41, Province.TITLED, ZoneId.of("320583-01"), DateRange.of(DAY, DAY.plusMonths(6)), ADMITTED, LEFT);

    private final List<Object> asked = new ArrayList<>();
    private final ApiServer api;

    public CorrectionsTest() {
        Fakes services = new Province().services();
        services.with(EnterpriseRegistry.class, Province.enterprises());
        services.with(
                RegisterCorrections.class,
                Fakes.of(
                        RegisterCorrections.class,
                        Map.of(
                                "membership",
                                args -> WRONG,
                                "correctMembership",
                                args -> kept(args[0], args[1]),
                                "deleteMembership",
                                args -> {
                                    kept(args[0], args[1]);
                                    return WRONG;
                                },
                                "correctEnterprise",
                                args -> kept(args[0], args[1]),
                                "memberships",
                                args -> List.of(new MembershipLine(
                                        WRONG,
                                        null,
                                        Instant.parse("2014-06-02T02:00:00Z"),
                                        Instant.parse("2014-12-02T02:00:00Z"),
                                        0,
                                        new Decision("Li", DAY.plusYears(1), "typed wrongly", ""),
                                        Instant.parse("2015-05-31T17:00:00Z"))))));
        api = new ApiServer(services, Limits.INITIAL);
    }

    private Object kept(Object what, Object why) {
        asked.add(what);
        asked.add(((Decision) why).by() + ": " + ((Decision) why).reason());
        return what;
    }

    @After
    public void stop() {
        api.close();
    }

    private HttpResponse<String> post(int status, String path, String body) {
        HttpResponse<String> answer = api.post(path, ROOT, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer;
    }

    @Test
    public void whatTheCorrectionOfAMembershipDoesNotNameStays() {
        HttpResponse<String> right =
                post(201, "/api/v1/memberships/41/correction", "{\"zone\":\"320581-01\",\"reason\":\"typed wrongly\"}");
        assertThat(json(right).at("/zone").asText()).isEqualTo("320581-01");
        assertThat(asked)
                .containsExactly(
                        new Membership(41, Province.TITLED, ZoneId.of("320581-01"), WRONG.period(), ADMITTED, LEFT),
                        "root: typed wrongly");
        asked.clear();
        post(201, "/api/v1/memberships/41/correction", "{\"running\":true,\"reason\":\"never left\"}");
        assertThat(asked.get(0))
                .isEqualTo(new Membership(41, Province.TITLED, WRONG.zone(), DateRange.from(DAY), ADMITTED, null));
        post(
                400,
                "/api/v1/memberships/41/correction",
                "{\"running\":true,\"to\":\"2014-12-31\",\"reason\":\"never left\"}");
    }

    @Test
    public void aMembershipIsTakenBack() {
        post(201, "/api/v1/memberships/41/deletion", "{\"reason\":\"twice\"}");
        assertThat(asked).containsExactly(41L, "root: twice");
        post(422, "/api/v1/memberships/41/deletion", "{}");
    }

    @Test
    public void anEnterprisesNameIsCorrected() {
        HttpResponse<String> right = post(
                201,
                "/api/v1/enterprises/" + Province.TITLED + "/correction",
                "{\"name\":\"right\",\"reason\":\"typed wrongly\"}");
        assertThat(json(right).at("/name").asText()).isEqualTo("right");
        assertThat(asked.get(1)).isEqualTo("root: typed wrongly");
        post(
                400,
                "/api/v1/enterprises/" + Province.TITLED + "/correction",
                "{\"creditCode\":\"914403001922038216\",\"withoutCreditCode\":true,\"reason\":\"x\"}");
    }

    @Test
    public void theHistoryTellsWhatWasKnownAtTheEndOfADayInChina() {
        String path = "/api/v1/enterprises/" + Province.TITLED + "/membership-history";
        assertThat(json(api.get(path)).at("/items/0/voided/reason").asText()).isEqualTo("typed wrongly");
        assertThat(json(api.get(path + "?known=2015-06-01")).at("/items")).isEmpty();
        assertThat(json(api.get(path + "?known=2015-05-31"))
                        .at("/items/0/membership/id")
                        .asLong())
                .isEqualTo(41);
    }
}
