// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.shifan.client.ApiClient;
import org.shifan.client.ApiException;
import org.shifan.client.api.CasesApi;
import org.shifan.client.api.EvaluationsApi;
import org.shifan.client.api.QualityApi;
import org.shifan.client.api.WorkApi;
import org.shifan.client.api.ZonesApi;
import org.shifan.client.model.AssessorOrder;
import org.shifan.client.model.AttributionOrder;
import org.shifan.client.model.CaseEvaluation;
import org.shifan.client.model.CaseOrder;
import org.shifan.client.model.Conclusion;
import org.shifan.client.model.EvaluationOrder;
import org.shifan.client.model.Goods;
import org.shifan.client.model.Incident;
import org.shifan.client.model.IncidentOrder;
import org.shifan.client.model.ModelCase;
import org.shifan.client.model.OverrideOrder;
import org.shifan.client.model.Reason;
import org.shifan.client.model.StepOrder;
import org.shifan.client.model.Waiting;
import org.shifan.client.model.Work;
import org.shifan.client.model.WorkOrder;
import org.shifan.client.model.WrittenEvaluation;
import org.shifan.client.model.ZoneDuties;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

/** Somebody who works with the server by HTTP, with the client that is made of its document. */
final class OfficerByHttp {
    private final String name;
    private final CasesApi cases;
    private final EvaluationsApi evaluations;
    private final QualityApi quality;
    private final WorkApi work;
    private final ZonesApi zones;
    private final Supplier<LocalDate> day;

    /**
     * @param name of the account, and its password; empty for nobody
     * @param day for which it enters what it does
     */
    OfficerByHttp(String port, String name, Supplier<LocalDate> day) {
        this.name = name;
        this.day = day;
        ApiClient client = new ApiClient();
        client.updateBaseUri("http://127.0.0.1:" + port);
        if (!name.isEmpty()) {
            String login = Base64.getEncoder().encodeToString((name + ":" + name).getBytes(StandardCharsets.UTF_8));
            client.setRequestInterceptor(request -> request.header("Authorization", "Basic " + login));
        }
        this.cases = new CasesApi(client);
        this.evaluations = new EvaluationsApi(client);
        this.quality = new QualityApi(client);
        this.work = new WorkApi(client);
        this.zones = new ZonesApi(client);
    }

    /** A call of the client. */
    interface Doing<T> {
        T by(OfficerByHttp officer) throws ApiException;
    }

    /** The answer has this status and says this. */
    void isRefused(int status, String words, Doing<?> doing) {
        ApiException refused = assertThrows(ApiException.class, () -> doing.by(this));
        assertEquals(refused.getResponseBody(), status, refused.getCode());
        assertTrue(refused.getResponseBody(), refused.getResponseBody().contains(words));
    }

    /** The title that a subject has today. */
    String title(String subject) throws ApiException {
        return cases.standing(subject, null, null, null).getTitle().getEn();
    }

    long open(String subject, String procedure, String title) throws ApiException {
        CaseOrder order = new CaseOrder()
                .on(day.get())
                .subject(subject)
                .procedure(procedure)
                .title(title)
                .reason("applies");
        return cases.caseOpen(order, null).getNumber();
    }

    String tag(long number) throws ApiException {
        return cases.callCaseWithHttpInfo(number, null, null, null)
                .getHeaders()
                .get("etag")
                .get(0);
    }

    /** Takes a step; the case's state then. */
    String step(long number, String step) throws ApiException {
        return step(number, step, Map.of());
    }

    String step(long number, String step, Map<String, String> details) throws ApiException {
        StepOrder order = new StepOrder()
                .step(step)
                .details(new HashMap<>(details))
                .on(day.get())
                .reason("because");
        return cases.caseStep(number, tag(number), order, null).getState();
    }

    /** The same by somebody who has seen what the tag tells of; the status of the answer. */
    int announceAsSeen(long number, String step, String announcement, String seen) {
        StepOrder order = new StepOrder()
                .step(step)
                .details(Map.of("announcement", announcement))
                .on(day.get())
                .reason("because");
        try {
            return cases.caseStepWithHttpInfo(number, seen, order, null).getStatusCode();
        } catch (ApiException e) {
            return e.getCode();
        }
    }

    /** Puts a decision with an announcement forward, or takes it. */
    String announce(long number, String step, String announcement) throws ApiException {
        return step(number, step, Map.of("announcement", announcement));
    }

    ModelCase attach(long number, String kind) throws Exception {
        File file = Files.writeString(Path.of("target", kind + ".txt"), "内容 content\n")
                .toFile();
        return cases.caseAttach(number, kind, kind + ".txt", "attached", file, day.get(), null);
    }

    ModelCase goBy(long number, long evaluation) throws ApiException {
        CaseEvaluation order =
                new CaseEvaluation().evaluation(evaluation).on(day.get()).reason("the year's");
        return cases.caseEvaluation(number, tag(number), order, null);
    }

    /** Puts somebody on the panel. */
    ModelCase call(long number, OfficerByHttp assessor) throws ApiException {
        AssessorOrder order = new AssessorOrder()
                .on(day.get())
                .assessor(assessor.name)
                .organisation("南京大学")
                .reason("knows the trade");
        return cases.casePanelAdd(number, tag(number), order, null);
    }

    ModelCase conclude(long number) throws ApiException {
        return cases.casePanelConclude(
                number, tag(number), new Conclusion().pass(true).on(day.get()).reason("seen on site"), null);
    }

    /** Evaluates officially for 2014. */
    WrittenEvaluation decide(String subject, String level) throws ApiException {
        EvaluationOrder order =
                new EvaluationOrder().subject(subject).level(level).year(2014).asOf(LocalDate.of(2015, 6, 30));
        return evaluations.decide(order, null);
    }

    /** The case, as whoever may read it is shown it. */
    ModelCase read(long number) throws ApiException {
        return cases.callCase(number, null, null, null);
    }

    /** The steps of a case that wait for this one. */
    List<String> waiting(long number) throws ApiException {
        return cases.inbox(200L, null, null).getItems().stream()
                .filter(each -> each.getCaseNumber() == number)
                .map(Waiting::getStep)
                .toList();
    }

    WrittenEvaluation evaluation(long number) throws ApiException {
        return evaluations.evaluation(number, null);
    }

    /** How many grants the zone has had. */
    int titles(String zone) throws ApiException {
        return zones.zoneTitles(zone, 200L, null, null).getItems().size();
    }

    /** Enters who holds a duty. */
    Work duty(String subject) throws ApiException {
        WorkOrder order = new WorkOrder()
                .subject(subject)
                .kind("duty")
                .title("quality safety of the zone")
                .details(new HashMap<>(Map.of("part", "government", "holder", "the office of the zone")))
                .on(day.get())
                .reason("by the plan of the zone");
        return work.workEnter(order, null);
    }

    ZoneDuties duties(String zone) throws ApiException {
        return work.zoneDuties(zone, null, null);
    }

    /** Reports goods that came back, under a number of its own. */
    Incident report(String number) throws ApiException {
        IncidentOrder order = new IncidentOrder()
                .bureau("jiangsu")
                .number(number)
                .kind(IncidentOrder.KindEnum.RETURN)
                .on(day.get())
                .market("US")
                .goods(new Goods()
                        .name("bicycle")
                        .brand("Flying Wheel")
                        .model("City 26")
                        .barcode(""));
        return quality.incidentReport(order, null);
    }

    Incident attribute(long incident, String enterprise) throws ApiException {
        String tag = quality.incidentWithHttpInfo(incident, null)
                .getHeaders()
                .get("etag")
                .get(0);
        AttributionOrder order = new AttributionOrder().enterprise(enterprise).reason("their label is on the frame");
        return quality.incidentAttribute(incident, tag, order, null);
    }

    Incident incident(long number) throws ApiException {
        return quality.incident(number, null);
    }

    private String evaluationTag(long evaluation) throws ApiException {
        return evaluations
                .evaluationWithHttpInfo(evaluation, null)
                .getHeaders()
                .get("etag")
                .get(0);
    }

    Object passAllTheSame(long evaluation) throws ApiException {
        OverrideOrder order =
                new OverrideOrder().verdict(OverrideOrder.VerdictEnum.PASS).reason("what was missing was seen on site");
        return evaluations.overridePropose(evaluation, evaluationTag(evaluation), order, null);
    }

    Object agree(long evaluation) throws ApiException {
        return evaluations.overrideConfirm(evaluation, evaluationTag(evaluation), new Reason().reason("agreed"), null);
    }
}
