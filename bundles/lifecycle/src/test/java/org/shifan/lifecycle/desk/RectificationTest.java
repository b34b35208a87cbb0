// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.core.Level;
import org.shifan.api.lifecycle.Case;
import org.shifan.api.lifecycle.CaseEntry;
import org.shifan.api.lifecycle.Deadline;
import org.shifan.api.lifecycle.Title;
import org.shifan.api.text.Language;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shifan.lifecycle.desk.Office.KUNSHAN;

/** O4: an order of rectification is a paper with a term, and the result is reported, accepted, or leads on. */
@Category(EachDatabase.class)
public class RectificationTest {
    private final Office office = new Office();

    /** Opens one on 2 June 2015. */
    private long opened() {
        office.provincial();
        office.today("2015-06-02");
        return office.cases
                .open(KUNSHAN, "rectification", Title.PROVINCIAL, null, 0, office.by("officer"))
                .number();
    }

    /** One whose order was served on 2 June 2015; its ninety days end with 31 August. */
    private long ordered() {
        long number = opened();
        office.attach(number, "rectification-order", "officer");
        office.step(number, "order", "officer");
        return number;
    }

    private void report(long number) {
        office.attach(number, "rectification-report", "county");
        office.step(number, "report", "county");
    }

    private Case extend(long number, String until) {
        return office.cases.step(number, "extend", Map.of("until", until), office.by("head"));
    }

    private void refused(Runnable work, String said) {
        assertThatThrownBy(work::run).hasMessageContaining(said);
    }

    @Test
    public void o4AnOrderIsServedAsAPaperAndItsTermBeginsThen() {
        long number = opened();
        assertThat(office.cases.require(number).state()).isEqualTo("ordering");
        refused(() -> office.step(number, "order", "officer"), "\"rectification-order\" is not attached");
        office.today("2015-06-10");
        office.attach(number, "rectification-order", "officer");
        Case served = office.step(number, "order", "officer");
        assertThat(served.state()).isEqualTo("rectifying");
        assertThat(due(number)).isEqualTo(LocalDate.of(2015, 9, 8));
    }

    private LocalDate due(long number) {
        return deadline(number).due();
    }

    private Deadline deadline(long number) {
        return office.cases.deadlines(null, LocalDate.of(2030, 1, 1)).stream()
                .filter(each -> each.caseNumber() == number)
                .findFirst()
                .orElseThrow();
    }

    @Test
    public void o4TheReportOfTheHolderIsAPaperAndAnOfficerAcceptsIt() {
        long number = ordered();
        refused(() -> office.step(number, "report", "county"), "\"rectification-report\" is not attached");
        report(number);
        assertThat(office.step(number, "confirm", "officer").state()).isEqualTo("rectified");
        assertThat(office.grants.level(KUNSHAN.zoneId(), LocalDate.of(2015, 6, 2)))
                .isEqualTo(Level.PROVINCIAL);
    }

    @Test
    public void o4WhoAsksForMoreServesAnotherOrderAndIsAnsweredByAnotherReport() {
        long number = ordered();
        report(number);
        refused(() -> office.step(number, "reject", "officer"), "\"rectification-order\" is not attached");
        office.today("2015-07-01");
        office.attach(number, "rectification-order", "officer");
        office.step(number, "reject", "officer");
        refused(() -> office.step(number, "report", "county"), "\"rectification-report\" is not attached");
        assertThat(due(number)).isEqualTo(LocalDate.of(2015, 9, 29));
        report(number);
        assertThat(office.step(number, "fail", "officer").state()).isEqualTo("failed");
        assertThat(office.cases.find(KUNSHAN, null, "withdrawal", true))
                .extracting(Case::state)
                .containsExactly("proposed");
    }

    @Test
    public void o4TheTermIsExtendedOnAskingUntilADayThatIsNamed() {
        long number = ordered();
        refused(() -> extend(number, "2015-10-01"), "\"extension-request\" is not attached");
        office.attach(number, "extension-request", "county");
        for (String wrong : List.of("", "soon", "2015-08-31", "2015-11-30")) {
            refused(() -> extend(number, wrong), "after 2015-08-31 and the day of the step, until 2015-11-29");
        }
        assertThat(office.cases.require(number).next())
                .filteredOn(next -> next.id().equals("extend"))
                .allSatisfy(next -> assertThat(next.missing()).isEmpty())
                .hasSize(1);
        Case extended = extend(number, "2015-10-01");
        assertThat(extended.state()).isEqualTo("rectifying");
        assertThat(due(number)).isEqualTo(LocalDate.of(2015, 10, 1));
        assertThat(deadline(number).source().in(Language.EN)).matches("extended by line [0-9]+: as decided");
        refused(() -> extend(number, "2015-10-20"), "\"extension-request\" is not attached");
        office.today("2015-10-01");
        refused(() -> office.step(number, "fail-late", "officer"), "ends with 2015-10-01");
        office.today("2015-10-02");
        assertThat(office.step(number, "fail-late", "officer").state()).isEqualTo("failed");
    }

    @Test
    public void o4ATermThatIsOverIsExtendedForADayToComeOnly() {
        long number = ordered();
        office.today("2015-10-01");
        office.attach(number, "extension-request", "county");
        refused(() -> extend(number, "2015-09-30"), "found: 2015-09-30");
        assertThat(extend(number, "2015-10-01").state()).isEqualTo("rectifying");
        office.today("2016-01-10");
        office.attach(number, "extension-request", "county");
        assertThat(office.cases.require(number).next())
                .filteredOn(next -> next.id().equals("extend"))
                .flatExtracting(Case.Next::missing)
                .as("a term is extended by its own length at the most")
                .hasSize(1);
    }

    @Test
    public void aDayThatAnotherStepTellsOfExtendsNothing() {
        long number = opened();
        office.attach(number, "rectification-order", "officer");
        office.cases.step(number, "order", Map.of("until", "2020-01-01"), office.by("officer"));
        assertThat(due(number)).isEqualTo(LocalDate.of(2015, 8, 31));
    }

    @Test
    public void anExtensionThatWasAMistakeIsAnnulledAndTheTermOfBeforeRuns() {
        long number = ordered();
        office.attach(number, "extension-request", "county");
        List<CaseEntry> lines = extend(number, "2015-10-01").entries();
        office.cases.annul(number, lines.get(lines.size() - 1).number(), office.by("head"));
        assertThat(due(number)).isEqualTo(LocalDate.of(2015, 8, 31));
    }

    @Test
    public void o4AnOrderThatIsLateGoesUp() {
        long number = ordered();
        office.today("2015-10-01");
        office.watch().tick();
        assertThat(office.cases.require(number).entries())
                .filteredOn(line -> line.kind() == CaseEntry.Kind.LATE)
                .as("late, to the head of the bureau, to AQSIQ")
                .hasSize(3);
    }

    @Test
    public void o4AnOrderIsLiftedByTheHeadWhenTheHolderIsRight() {
        long number = ordered();
        office.attach(number, "reply", "county");
        assertThat(office.step(number, "lift", "head").state()).isEqualTo("lifted");
    }

    /** One that a release opened for which an order was words: in the state that was the first one then. */
    private long rectifyingFromTheStart() {
        long number = opened();
        office.execute(
                "UPDATE LIFE_ENTRY SET STATE_AFTER = 'rectifying' WHERE CASE_ID = " + number + " AND KIND = 'OPENED'");
        return number;
    }

    @Test
    public void whoeverWasBeingRectifiedBeforeOrdersWerePapersGoesOn() {
        long number = rectifyingFromTheStart();
        assertThat(office.cases.require(number).state()).isEqualTo("rectifying");
        assertThat(due(number)).isEqualTo(LocalDate.of(2015, 8, 31));
        report(number);
        assertThat(office.step(number, "confirm", "officer").state()).isEqualTo("rectified");
    }

    @Test
    public void whoeverWasBeingRectifiedBeforeOrdersWerePapersIsAskedForMoreWithoutOne() {
        long number = rectifyingFromTheStart();
        report(number);
        assertThat(office.cases.require(number).next())
                .filteredOn(next -> next.id().equals("reject"))
                .allSatisfy(next -> assertThat(next.missing()).isEmpty())
                .hasSize(1);
        office.today("2015-07-01");
        assertThat(office.step(number, "reject", "officer").state()).isEqualTo("rectifying");
        assertThat(due(number)).isEqualTo(LocalDate.of(2015, 9, 29));
        refused(() -> office.step(number, "report", "county"), "\"rectification-report\" is not attached");
        report(number);
        assertThat(office.step(number, "reject", "officer").state())
                .as("a second time as well")
                .isEqualTo("rectifying");
    }
}
