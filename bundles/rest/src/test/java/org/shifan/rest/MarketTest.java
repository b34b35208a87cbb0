// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.After;
import org.junit.Test;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Subject;
import org.shifan.api.market.HsScope;
import org.shifan.api.market.Notice;
import org.shifan.api.market.NoticeFile;
import org.shifan.api.market.NoticeSymbol;
import org.shifan.api.market.Notices;
import org.shifan.api.market.TradeConcern;
import org.shifan.api.market.TradeConcerns;
import org.shifan.api.market.Warning;
import org.shifan.api.market.Warnings;
import org.shifan.api.text.Text;
import org.shifan.rest.http.Limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.rest.ApiServer.LI;
import static org.shifan.rest.ApiServer.ROOT;
import static org.shifan.rest.ApiServer.json;

/** T1 and T3 for other systems: notifications, receipts and trade concerns. */
public class MarketTest {
    private static final LocalDate MAY = LocalDate.of(2015, 5, 20);
    private static final Subject KUNSHAN = Subject.of("zone:320583-01");
    private static final BureauCode JIANGSU = BureauCode.of("jiangsu");

    private TradeConcern concern =
            new TradeConcern(3, KUNSHAN, JIANGSU, CountryCode.of("US"), "Forks", "too soon", "", MAY, null, List.of());

    private final ApiServer api = new ApiServer(
            new Province()
                    .services()
                    .with(
                            Notices.class,
                            Fakes.of(
                                    Notices.class,
                                    Map.of(
                                            "require", args -> file((NoticeSymbol) args[0], MAY),
                                            "enter",
                                                    args -> file(
                                                            ((Notice) args[0]).symbol(),
                                                            ((Notice) args[0]).distributed()))))
                    .with(
                            Warnings.class,
                            Fakes.of(
                                    Warnings.class,
                                    Map.of(
                                            "read", args -> warning((Long) args[0], (String) args[1]),
                                            "warnings", args -> List.of(warning(7, "wang")))))
                    .with(
                            TradeConcerns.class,
                            Fakes.of(
                                    TradeConcerns.class,
                                    Map.of("require", args -> concern, "step", args -> concern, "close", args -> {
                                        concern = closed((TradeConcern.Outcome) args[1], (Decision) args[2]);
                                        return concern;
                                    }))),
            Limits.INITIAL);

    @After
    public void stop() {
        api.close();
    }

    private static NoticeFile file(NoticeSymbol symbol, LocalDate distributed) {
        Notice notice = new Notice(
                symbol,
                List.of(),
                distributed,
                "United States of America",
                "Bicycles",
                "",
                List.of(HsScope.of("8712")),
                List.of(),
                "",
                "",
                "",
                MAY.plusDays(60),
                null,
                null,
                "",
                "");
        return new NoticeFile(
                symbol.core(),
                true,
                "Bicycles",
                Set.of(CountryCode.of("US")),
                notice.hs(),
                List.of(),
                notice.commentsUntil(),
                null,
                null,
                List.of(notice),
                List.of());
    }

    private static Warning warning(long id, String reader) {
        return new Warning(
                id,
                Warning.Kind.NOTICE,
                "G/TBT/N/USA/1103",
                KUNSHAN,
                JIANGSU,
                KUNSHAN.zoneId(),
                "Bicycles",
                new Text("涉及", "concerned"),
                MAY,
                MAY.plusDays(60),
                false,
                null,
                List.of(new Warning.Receipt(reader, MAY)));
    }

    private TradeConcern closed(TradeConcern.Outcome outcome, Decision decision) {
        return new TradeConcern(
                3,
                KUNSHAN,
                JIANGSU,
                concern.market(),
                concern.title(),
                concern.text(),
                "",
                MAY,
                outcome,
                List.of(new TradeConcern.Step(new Text("结案", "closed"), decision)));
    }

    @Test
    public void t1ANotificationIsAskedForByItsSymbolAndEnteredWithIt() {
        JsonNode found = json(api.get("/api/v1/market/notice?symbol=G/TBT/N/USA/1103"));
        assertThat(found.at("/title").asText()).isEqualTo("Bicycles");
        assertThat(found.at("/commentsUntil").asText()).isEqualTo("2015-07-19");
        HttpResponse<String> wrong = api.get("/api/v1/market/notice?symbol=USA-1103");
        assertThat(wrong.statusCode()).isBetween(400, 499);
        assertThat(wrong.body()).contains("G/TBT/N/USA/1838");

        HttpResponse<String> entered = api.post(
                "/api/v1/market/notices",
                ROOT,
                "{\"symbol\":\"g/tbt/n/usa/9\",\"distributed\":\"2015-05-21\",\"title\":\"Bicycles\",\"hs\":[\"8712\"]}");
        assertThat(entered.statusCode()).as(entered.body()).isEqualTo(201);
        assertThat(json(entered).at("/documents/0/distributed").asText()).isEqualTo("2015-05-21");
    }

    @Test
    public void t1WhoeverIsLoggedInReadsAWarningInTheirOwnName() {
        HttpResponse<String> read = api.post("/api/v1/market/warnings/7/receipts", LI, "");
        assertThat(read.statusCode()).as(read.body()).isEqualTo(201);
        assertThat(json(read).at("/receipts/0/by").asText()).isEqualTo("li");
        assertThat(json(api.get("/api/v1/market/warnings?of=zone:320583-01"))
                        .at("/items/0/reference")
                        .asText())
                .isEqualTo("G/TBT/N/USA/1103");
    }

    @Test
    public void t3ATradeConcernIsClosedOnlyAsItWasSeen() {
        String path = "/api/v1/market/concerns/3/steps";
        String body = "{\"outcome\":\"PARTLY\",\"reason\":\"six months more\",\"evidence\":\"letter 7\"}";
        assertThat(api.post(path, ROOT, body).statusCode()).isEqualTo(428);
        String tag = ApiServer.header(api.get("/api/v1/market/concerns/3"), "ETag");
        HttpResponse<String> closed = api.post(path, ROOT, body, "If-Match", tag);
        assertThat(closed.statusCode()).as(closed.body()).isEqualTo(201);
        assertThat(json(closed).at("/steps/0/decision/by").asText()).isEqualTo("root");
        assertThat(api.post(path, ROOT, body, "If-Match", tag).statusCode()).isEqualTo(412);
    }
}
