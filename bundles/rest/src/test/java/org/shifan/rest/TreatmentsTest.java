// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.After;
import org.junit.Test;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.facilitation.DecidedTreatment;
import org.shifan.api.facilitation.DecidedTreatments;
import org.shifan.api.facilitation.MeasureStop;
import org.shifan.api.facilitation.MeasureStops;
import org.shifan.api.facilitation.Reason;
import org.shifan.api.facilitation.RulesVersion;
import org.shifan.api.facilitation.Shipment;
import org.shifan.api.facilitation.Treatment;
import org.shifan.api.facilitation.Treatment.SupervisionMode;
import org.shifan.api.facilitation.TreatmentService;
import org.shifan.api.text.Text;
import org.shifan.rest.http.Limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.rest.ApiServer.LI;
import static org.shifan.rest.ApiServer.header;
import static org.shifan.rest.ApiServer.json;

/** A shipment reaches the treatment as it was declared: which way it goes, for what, and whether the goods are old. */
public class TreatmentsTest {
    private static final String BODY = "{\"enterprise\":\"192203821\",\"hs\":\"84801000\",\"destination\":\"DE\","
            + "\"valueUsd\":90000,\"on\":\"2016-05-01\",\"declaration\":\"D-1\"%s}";

    private final List<Shipment> treated = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final ApiServer api = new ApiServer(
            new Province()
                    .services()
                    .with(
                            TreatmentService.class,
                            Fakes.of(TreatmentService.class, Map.of("treat", args -> treat((Shipment) args[0]))))
                    .with(
                            DecidedTreatments.class,
                            Fakes.of(
                                    DecidedTreatments.class,
                                    Map.of(
                                            "decide",
                                                    args -> {
                                                        asked.add("decide by " + args[1]);
                                                        return decided((Shipment) args[0]);
                                                    },
                                            "require",
                                                    args -> {
                                                        asked.add("require " + args[0]);
                                                        return decided(treated.get(0));
                                                    },
                                            "decided",
                                                    args -> {
                                                        asked.add("decided " + Arrays.asList(args));
                                                        return List.of(decided(treated.get(0)));
                                                    },
                                            "replay",
                                                    args -> new DecidedTreatments.Replay(
                                                            (long) args[0],
                                                            DecidedTreatments.Outcome.EQUAL,
                                                            "1",
                                                            "1",
                                                            null))))
                    .with(
                            MeasureStops.class,
                            Fakes.of(
                                    MeasureStops.class,
                                    Map.of(
                                            "stops",
                                            args -> {
                                                asked.add("stops " + Arrays.asList(args));
                                                return List.of(stop());
                                            },
                                            "read",
                                            args -> {
                                                asked.add("read " + Arrays.asList(args));
                                                return stop();
                                            }))),
            Limits.INITIAL);

    @After
    public void close() {
        api.close();
    }

    private Treatment treat(Shipment shipment) {
        treated.add(shipment);
        Treatment.Measure plain = new Treatment.Measure(
                "F1",
                new Text("一", "one"),
                "六(一)",
                Treatment.Effect.MODE,
                true,
                new Reason(List.of()),
                List.of(),
                null);
        return new Treatment(
                shipment,
                true,
                SupervisionMode.GENERAL,
                new Reason(List.of()),
                plain,
                List.of(plain),
                new Treatment.Check(0, false),
                RulesVersion.NONE,
                List.of());
    }

    private DecidedTreatment decided(Shipment shipment) {
        treated.add(shipment);
        return new DecidedTreatment(
                17,
                shipment,
                BureauCode.of("jiangsu"),
                null,
                SupervisionMode.GENERAL,
                new Text("一", "one"),
                "F8",
                false,
                null,
                List.of(),
                List.of(),
                new DecidedTreatment.Receipt(RulesVersion.NONE, "ab", "cd", "1", Instant.EPOCH, "li"));
    }

    private static MeasureStop stop() {
        return new MeasureStop(
                3,
                OrganisationCode.of("192203821"),
                BureauCode.of("jiangsu"),
                null,
                HsCode.of("87120030"),
                CountryCode.of("US"),
                "F4",
                LocalDate.of(2016, 5, 1),
                true,
                new Text("停", "it ended"),
                null,
                List.of(new MeasureStop.Receipt("hu", LocalDate.of(2016, 5, 2))));
    }

    private static String order(String more) {
        return String.format(BODY, more);
    }

    private Shipment asks(String more) {
        HttpResponse<String> answer = api.post("/api/v1/treatments", LI, order(more));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return treated.get(treated.size() - 1);
    }

    @Test
    public void f8AnImportIsAskedAboutAsAnImport() {
        Shipment in = asks(",\"direction\":\"IMPORT\"");
        assertThat(in.direction()).isEqualTo(Shipment.Direction.IMPORT);
        assertThat(in.used()).isFalse();
        assertThat(in.destination()).isEqualTo(CountryCode.of("DE"));
        assertThat(asks("").direction()).isEqualTo(Shipment.Direction.EXPORT);
    }

    @Test
    public void f9EquipmentIsAskedAboutAsEquipmentThatComesInAndOldAsOld() {
        Shipment machine = asks(",\"direction\":\"IMPORT\",\"purpose\":\"EQUIPMENT\",\"used\":true");
        assertThat(machine.purpose()).isEqualTo(Shipment.Purpose.EQUIPMENT);
        assertThat(machine.direction()).isEqualTo(Shipment.Direction.IMPORT);
        assertThat(machine.used()).isTrue();
        assertThat(asks(",\"direction\":\"IMPORT\",\"purpose\":\"MATERIALS\",\"used\":false")
                        .used())
                .isFalse();
    }

    @Test
    public void f9WhatIsNoDirectionIsRefusedByName() {
        HttpResponse<String> sideways = api.post("/api/v1/treatments", LI, order(",\"direction\":\"SIDEWAYS\""));
        assertThat(sideways.statusCode()).isEqualTo(422);
        assertThat(sideways.body()).contains("rest.json.value").contains("direction");
        assertThat(api.post("/api/v1/treatments", LI, order(",\"used\":\"perhaps\""))
                        .statusCode())
                .isEqualTo(422);
        assertThat(treated).isEmpty();
    }

    @Test
    public void f10AShipmentIsDecidedInTheCallersNameShownAndReplayed() {
        HttpResponse<String> made = api.post(
                "/api/v1/decided-treatments", LI, order(",\"direction\":\"IMPORT\",\"purpose\":\"EQUIPMENT\""));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(header(made, "Location")).endsWith("/api/v1/decided-treatments/17");
        assertThat(asked).containsExactly("decide by li");
        assertThat(treated.get(0).direction()).isEqualTo(Shipment.Direction.IMPORT);

        JsonNode shown = json(api.get("/api/v1/decided-treatments/17"));
        assertThat(shown.at("/governing").asText()).isEqualTo("F8");
        assertThat(shown.at("/shipment/direction").asText()).isEqualTo("IMPORT");
        assertThat(shown.at("/receipt/by").asText()).isEqualTo("li");
        assertThat(json(api.get("/api/v1/decided-treatments/17/replay"))
                        .at("/outcome")
                        .asText())
                .isEqualTo("EQUAL");
    }

    @Test
    public void f10DecidedTreatmentsAreListedAndFoundByTheirDeclaration() {
        treat(new Shipment(
                "D-1",
                OrganisationCode.of("192203821"),
                HsCode.of("87120030"),
                CountryCode.of("US"),
                LocalDate.of(2016, 5, 1),
                null,
                null));
        assertThat(json(api.get("/api/v1/decided-treatments?enterprise=192203821&limit=2"))
                        .at("/items/0/number")
                        .asInt())
                .isEqualTo(17);
        assertThat(asked).containsExactly("decided [192203821, 0, 3]");
        assertThat(json(api.get("/api/v1/decided-treatments?declaration=D-1")).at("/items"))
                .hasSize(1);
        assertThat(asked.get(1)).isEqualTo("require D-1");
        // Whose it is, is still asked.
        assertThat(json(api.get("/api/v1/decided-treatments?declaration=D-1&enterprise=100000009"))
                        .at("/items"))
                .isEmpty();
    }

    @Test
    public void f10WhatStoppedIsListedByBureauAndEnterprise() {
        JsonNode page = json(api.get("/api/v1/measure-stops?bureau=jiangsu&enterprise=192203821"));
        assertThat(asked).containsExactly("stops [jiangsu, 192203821, false, 0, 51]");
        assertThat(page.at("/items/0/reason/en").asText()).isEqualTo("it ended");
        assertThat(page.at("/items/0/stopped").asBoolean()).isTrue();
        assertThat(page.at("/items/0/receipts/0/by").asText()).isEqualTo("hu");

        assertThat(api.send("POST", "/api/v1/measure-stops/3/reading", LI, null).statusCode())
                .isEqualTo(201);
        assertThat(asked.get(1)).isEqualTo("read [3, li]");
        api.get("/api/v1/measure-stops?unread=true");
        assertThat(asked.get(2)).isEqualTo("stops [null, null, true, 0, 51]");
    }
}
