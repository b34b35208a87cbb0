// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.machine;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.Test;

import org.shifan.api.lifecycle.ProcedureType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

public class MachinesTest {
    private static final String SOUND = """
            procedures:
              - id: trial
                title: {zh: 试, en: trial}
                clause: 七(三)
                titles: [provincial]
                opens: held
                by: applicant
                states:
                  - {id: begun, title: {zh: 始, en: begun}, term: decision}
                  - {id: over, title: {zh: 终, en: over}, last: true}
                steps:
                  - {id: end, title: {zh: 结, en: end}, from: [begun], to: over, by: authority-head, persons: 2, effect: end}
            """;

    @Test
    public void whatTheBundleBringsIsSound() {
        assertThat(new Machines().all())
                .extracting(Machine::id)
                .contains("provincial-designation", "national-designation", "title-grant", "admission", "appeal");
    }

    @Test
    public void o3TheNationalTitleIsAppliedForByGovernmentRecommendedByTheBureauAndGrantedByAqsiq() {
        Machine national = new Machines().machine("national-designation").orElseThrow();
        assertThat(national.move("submit").orElseThrow().step().by()).isEqualTo(ProcedureType.Role.APPLICANT);
        assertThat(national.move("recommend").orElseThrow().step().by()).isEqualTo(ProcedureType.Role.BUREAU_HEAD);
        assertThat(national.move("recommend").orElseThrow().conditions()).contains(Condition.CONDITIONS_MET);
        assertThat(national.move("designate").orElseThrow().step().by()).isEqualTo(ProcedureType.Role.AQSIQ);
        assertThat(national.moves())
                .filteredOn(move -> move.step().to().equals("assessing"))
                .allSatisfy(move -> assertThat(move.step().from()).containsExactly("recommended"));
    }

    @Test
    public void whateverGrantsOrTakesATitleByDecisionOfAnAuthorityNeedsTwoPersons() {
        for (Machine machine : new Machines().all()) {
            for (Machine.Move move : machine.moves()) {
                boolean alone = machine.id().equals("admission") || machine.id().equals("exit");
                if (move.effect() != Effect.NONE && !alone) {
                    assertThat(move.step().persons())
                            .as(machine.id() + " " + move.step().id())
                            .isEqualTo(2);
                }
            }
        }
    }

    @Test
    public void aMistakeIsNamedWithProcedureAndPlace() {
        assertThat(problems(SOUND)).isEmpty();
        assertThat(problems(SOUND.replace("to: over", "to: nowhere")))
                .contains("trial: step end names unknown state nowhere");
        assertThat(problems(SOUND.replace("from: [begun]", "from: [over]")))
                .contains(
                        "trial: state over cannot be reached",
                        "trial: state begun has no way out",
                        "trial: state over is the last one and leads on");
        assertThat(problems(SOUND.replace("id: over", "id: begun"))).contains("trial: state begun stands twice");
        assertThat(problems(SOUND.replace("persons: 2", "persons: 3")))
                .contains("trial: step end needs 1 or 2 persons");
        assertThat(problems(SOUND.replace("persons: 2, effect: end", "effect: restore")))
                .contains("trial: step end changes a title and needs 2 persons");
        assertThat(problems(SOUND.replace("effect: end", "opens: nothing")))
                .contains("trial: step end opens unknown procedure nothing");
        assertThat(problems(SOUND + SOUND.substring(SOUND.indexOf("  - id")))).contains("trial: stands twice");
    }

    @Test
    public void aWordThatNobodyKnowsIsRefusedWithFileAndPlace() {
        assertThatThrownBy(() -> read(SOUND.replace("term: decision", "term: soon")))
                .hasMessageContaining("trial.yaml: trial, state begun: term 'soon'");
        assertThatThrownBy(() -> read(SOUND.replace("by: applicant", "by: anybody")))
                .hasMessageContaining("trial.yaml: trial: role 'anybody'");
        assertThatThrownBy(() -> read(SOUND.replace("persons", "person")))
                .hasMessageContaining("trial.yaml: trial, step end: key 'person'");
        assertThatThrownBy(() -> read(SOUND.replace("effect: end", "conditions: [luck]")))
                .hasMessageContaining("trial, step end: condition 'luck'");
    }

    private static List<String> problems(String yaml) {
        return MachineCheck.problems(read(yaml));
    }

    private static List<Machine> read(String yaml) {
        return new MachineReader("trial.yaml").read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }
}
