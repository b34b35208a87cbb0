// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import org.junit.Test;

import org.shifan.api.evaluation.Evaluation;

import static org.assertj.core.api.Assertions.assertThat;

public class EvaluationJsonTest {
    private final EvaluationJson json = new EvaluationJson();

    @Test
    public void whatIsReadBackEqualsWhatWasWritten() {
        for (Evaluation evaluation :
                new Evaluation[] {SampleEvaluations.passed("79.940"), SampleEvaluations.undecided()}) {
            assertThat(json.read(json.write(evaluation))).isEqualTo(evaluation);
        }
    }

    @Test
    public void decimalsAreWrittenPlainWithTheZerosTheyHave() {
        assertThat(json.write(SampleEvaluations.passed("100.00")))
                .contains("\"total\":100.00")
                .contains("\"value\":123456789012345.10");
    }

    @Test
    public void theOrderOfFieldsIsThatOfTheAlphabet() {
        assertThat(json.write(SampleEvaluations.passed("80")))
                .startsWith("{\"bureau\":\"jiangsu\",\"criteriaTitle\":{\"en\":")
                .contains("\"request\":{\"asOf\":\"2016-02-29\",\"by\":\"某局 officer\",\"level\":\"provincial\","
                        + "\"official\":true,\"subject\":\"zone:320583-01\",\"year\":2015}");
    }

    @Test
    public void whatALaterEngineAddedIsLeftOut() {
        String later = json.write(SampleEvaluations.passed("80")).replaceFirst("\\{", "{\"added\":[1],");
        assertThat(json.read(later)).isEqualTo(SampleEvaluations.passed("80"));
    }

    @Test
    public void aResultFromBeforeFlagsAndClausesIsStillRead() {
        String old = json.write(SampleEvaluations.passed("80"))
                .replaceAll("\"clauseText\":(null|\\{[^}]*}),", "")
                .replaceAll("\"flags\":\\[[^]]*],", "")
                .replaceAll("\"remedy\":\"[A-Z]+\",", "");
        assertThat(old).doesNotContain("clauseText").doesNotContain("flags").doesNotContain("remedy");
        Evaluation.Item item = json.read(old).parts().get(0).items().get(0);
        assertThat(item.remedy()).isEqualTo(Evaluation.Remedy.POSSIBLE);
        assertThat(item.flags()).isEmpty();
    }
}
