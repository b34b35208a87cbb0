// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.machine;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.junit.Test;

import org.shifan.api.criteria.Procedure;
import org.shifan.api.lifecycle.ProcedureType;

import static java.util.Map.entry;
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
                .filteredOn(move -> move.step().to().equals("assessing")
                        && !move.step().id().equals("reassess"))
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

    /** Steps of an authority that end a case without a title and need no reply before them, and why. */
    private static final Map<String, String> HEARD_OTHERWISE = Map.ofEntries(
            entry("review pass", "the title stays"),
            entry("review rectify", "the title stays, and a time to rectify begins"),
            entry("review propose-withdrawal", "opens a withdrawal, which has its notice and its reply"),
            entry("rectification confirm", "the title stays"),
            entry("rectification lift", "the title stays, and nothing is asked any more"),
            entry("rectification fail", "opens a withdrawal, which has its notice and its reply"),
            entry("rectification fail-late", "opens a withdrawal, which has its notice and its reply"),
            entry("withdrawal drop", "the title stays"),
            entry("exit confirm", "its holder asked for it"),
            entry("appeal uphold", "the appeal is the reply"));

    @Test
    public void whateverEndsOrDeniesATitleComesAfterATimeToReplyOrHasAReasonNotTo() {
        Set<String> without = new TreeSet<>();
        for (Machine machine : new Machines().all()) {
            for (Machine.Move move : machine.moves()) {
                boolean gives =
                        List.of(Effect.GRANT, Effect.RENEW, Effect.RESTORE).contains(move.effect());
                boolean ends = machine.state(move.step().to()).orElseThrow().last();
                if (ends && !gives && move.step().by() != ProcedureType.Role.APPLICANT && !heard(machine, move)) {
                    without.add(machine.id() + " " + move.step().id());
                }
            }
        }
        assertThat(without).containsExactlyInAnyOrderElementsOf(HEARD_OTHERWISE.keySet());
    }

    /** In each state from which it is taken the reply is there, or the time for it runs and has to be over. */
    private static boolean heard(Machine machine, Machine.Move move) {
        return move.step().from().stream()
                .allMatch(from -> replyRuns(machine, from)
                        ? move.conditions().contains(Condition.TERM_OVER)
                        : into(machine, from).stream()
                                .allMatch(way -> way.step().by() == ProcedureType.Role.APPLICANT
                                        && way.step().papers().contains("reply")
                                        && way.step().from().stream().allMatch(before -> replyRuns(machine, before))));
    }

    private static boolean replyRuns(Machine machine, String state) {
        return machine.state(state).orElseThrow().term() == Procedure.Term.REPLY
                && into(machine, state).stream()
                        .allMatch(way -> way.step().papers().contains("notice"));
    }

    private static List<Machine.Move> into(Machine machine, String state) {
        List<Machine.Move> out = machine.moves().stream()
                .filter(way -> way.step().to().equals(state))
                .toList();
        return out.isEmpty() ? machine.moves() : out;
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
        assertThat(problems(SOUND.replace("effect: end", "conditions: [until-named]")))
                .contains("trial: step end extends a term that does not run");
        assertThat(problems(SOUND.replace("effect: end", "spares: [before, begun]")))
                .contains(
                        "trial: step end spares unknown state before",
                        "trial: step end spares every case: all are opened in begun");
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
