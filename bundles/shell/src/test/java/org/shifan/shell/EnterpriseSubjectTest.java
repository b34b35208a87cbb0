// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.Test;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Assessments;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.api.evaluation.EvaluationService;
import org.shifan.api.evaluation.Evidence;
import org.shifan.api.evaluation.Judgement;
import org.shifan.api.evaluation.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

/** Criteria are of enterprises too: whoever judges, proves and evaluates may name one. */
public class EnterpriseSubjectTest {
    private static final OrganisationCode CODE = OrganisationCode.of("192203821");
    private static final Subject ENTERPRISE = Subject.enterprise(CODE);

    private final List<Object> asked = new ArrayList<>();
    private final Services services = new Fakes()
            .with(EnterpriseRegistry.class, Map.of("require", args -> enterprise()))
            .with(EvaluationService.class, Map.of("evaluate", args -> {
                asked.add(((EvaluationRequest) args[0]).subject());
                return Fakes.evaluation("320583-01", Verdict.PASS, "80.00");
            }))
            .with(
                    Assessments.class,
                    Map.of(
                            "judge",
                            args -> new Judgement(
                                    7,
                                    (Subject) args[0],
                                    (int) args[1],
                                    (String) args[2],
                                    (String) args[3],
                                    (String) args[4],
                                    (Decision) args[5]),
                            "absent",
                            args -> new Evidence(
                                    8, (Subject) args[0], (String) args[1], false, null, null, (Decision) args[2]),
                            "judgements",
                            args -> heard(args[0]),
                            "evidence",
                            args -> heard(args[0])));

    @Test
    public void anEnterpriseIsEvaluatedByItsCodeOrAsASubject() throws Exception {
        for (String said : List.of("192203821", "19220382-1", "enterprise:192203821")) {
            EvaluateCommand command = new EvaluateCommand();
            command.subject = said;
            command.level = "national";
            command.services = services;
            assertThat(CommandsTest.printed(command)).contains("80.00");
        }
        assertThat(asked).containsExactly(ENTERPRISE, ENTERPRISE, ENTERPRISE);
    }

    @Test
    public void anEnterpriseIsJudged() throws Exception {
        JudgeCommand command = new JudgeCommand();
        command.subject = "192203821";
        command.set = "a-set";
        command.item = "management";
        command.value = "good";
        command.by = "li";
        command.reason = "seen";
        command.lang = "en";
        command.services = services;
        assertThat(CommandsTest.printed(command)).contains("item management of enterprise:192203821");
    }

    @Test
    public void anEnterpriseHasEvidenceOrNone() throws Exception {
        EvidenceSubmitCommand command = new EvidenceSubmitCommand();
        command.subject = "enterprise:192203821";
        command.name = "org.charter";
        command.none = true;
        command.reason = "asked";
        command.lang = "en";
        command.services = services;
        assertThat(CommandsTest.printed(command)).contains("enterprise:192203821 has no evidence org.charter");
    }

    @Test
    public void whatWasSaidOfAnEnterpriseIsListed() throws Exception {
        JudgementsCommand judgements = new JudgementsCommand();
        judgements.subject = "192203821";
        judgements.services = services;
        CommandsTest.printed(judgements);
        EvidenceCommand evidence = new EvidenceCommand();
        evidence.subject = "192203821";
        evidence.services = services;
        CommandsTest.printed(evidence);
        assertThat(asked).containsExactly(ENTERPRISE, ENTERPRISE);
    }

    private List<Object> heard(Object subject) {
        asked.add(subject);
        return List.of();
    }

    private static Enterprise enterprise() {
        return new Enterprise(CODE, null, "某公司", DivisionCode.of("330000"), BureauCode.of("zhejiang"), true);
    }
}
