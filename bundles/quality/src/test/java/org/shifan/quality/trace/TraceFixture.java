// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.trace;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.After;

import org.shifan.api.code.CountryCode;
import org.shifan.api.core.Actor;
import org.shifan.api.core.Decision;
import org.shifan.api.identity.Account;
import org.shifan.api.identity.Accounts;
import org.shifan.api.quality.Cause;
import org.shifan.api.quality.Goods;
import org.shifan.api.quality.Incident;
import org.shifan.api.quality.IncidentKind;
import org.shifan.api.quality.IncidentReport;
import org.shifan.api.quality.Trace;
import org.shifan.api.quality.TraceField;
import org.shifan.api.text.ShifanException;
import org.shifan.quality.Enterprises;
import org.shifan.quality.QualityFixture;
import org.shifan.quality.Titles;
import org.shifan.testroles.TableOfRoles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.shifan.quality.QualityFixture.CLOCK;
import static org.shifan.quality.QualityFixture.KUNSHAN;
import static org.shifan.quality.QualityFixture.TODAY;

/** Traces with their tables, persons and titles, and the steps that tests of them take. */
abstract class TraceFixture {
    static final Map<TraceField, String> FORM = Map.ofEntries(
            Map.entry(TraceField.GOODS_KIND, "light-industry"),
            Map.entry(TraceField.FORM_CAUSE, "not-to-standard"),
            Map.entry(TraceField.LISTED, "no"),
            Map.entry(TraceField.INSPECTED, "no"),
            Map.entry(TraceField.CERTIFICATE, "no"),
            Map.entry(TraceField.THIRD_PARTY_TEST, "no"),
            Map.entry(TraceField.FAILED_ITEM_TESTED, "no"),
            Map.entry(TraceField.RIGHT_STANDARD, "no"),
            Map.entry(TraceField.TESTED_ABROAD, "no"),
            Map.entry(TraceField.SYSTEM_FITTING, "no"),
            Map.entry(TraceField.AUDIT_RELATED, "no"),
            Map.entry(TraceField.FINDINGS, "the welds of the fork were never tested"));

    final TableOfRoles roles = new TableOfRoles();
    final QualityFixture fixture = new QualityFixture();
    final List<Actor> acted = new ArrayList<>();
    Runnable meanwhile = () -> {};
    final Titles titles = new Titles();
    final Withdrawals withdrawals = new Withdrawals(titles.grants());
    final TraceDesk traces = new TraceDesk(
            fixture.jpa,
            titles.grants(),
            titles.memberships(),
            withdrawals,
            persons(),
            60,
            90,
            (operation, place, actor) -> {
                if (!operation.endsWith(".read")) {
                    acted.add(actor);
                }
                // Between what a service reads and what it writes, another officer does something.
                Runnable now = meanwhile;
                meanwhile = () -> {};
                now.run();
                return roles.refusal(operation, place, actor);
            },
            CLOCK);

    int numbers;

    /** The tables of accounts know of two that both are Wang Wu's, and of no other. */
    static Persons persons() {
        return new Persons((Accounts) Proxy.newProxyInstance(
                Accounts.class.getClassLoader(), new Class<?>[] {Accounts.class}, (self, method, args) -> {
                    if (!method.getName().equals("find")) {
                        throw new AssertionError(method);
                    }
                    return Optional.of(args[0])
                            .filter(name -> List.of("wang.w", "wu2").contains(name))
                            .map(name -> new Account(
                                    name.toString(), "Wang Wu", false, false, List.of(), Instant.EPOCH, Instant.EPOCH));
                }));
    }

    @After
    public void close() {
        fixture.close();
    }

    Incident incident(IncidentKind kind) {
        IncidentReport report = new IncidentReport(
                IncidentReport.OWN,
                "N" + ++numbers,
                kind,
                LocalDate.of(2015, 3, 1),
                CountryCode.of("US"),
                new Goods("bicycle " + numbers, "Flying Wheel", "City " + numbers, "", null),
                "",
                "",
                "",
                "",
                "",
                "",
                null,
                "");
        Incident entered = fixture.incidents.report(Enterprises.JIANGSU, report, "Chen");
        return fixture.incidents.attribute(entered.id(), KUNSHAN, by("Chen"));
    }

    static Decision by(String name) {
        return new Decision(name, TODAY, "because", "doc 7");
    }

    long open(IncidentKind kind) {
        return traces.open(incident(kind).id(), List.of("Li", "Wang"), null, by("Zhao"))
                .id();
    }

    /** Declared and filled in, with a document. */
    long complete(IncidentKind kind, Map<TraceField, String> other) {
        long id = open(kind);
        traces.declare(id, Trace.Declared.NONE, by("Li"));
        traces.declare(id, Trace.Declared.NONE, by("Wang"));
        FORM.forEach((field, value) -> traces.answer(id, field, other.getOrDefault(field, value), by("Li")));
        other.forEach((field, value) -> traces.answer(id, field, value, by("Wang")));
        traces.submit(id, "test report 12", "", by("Wang"));
        return id;
    }

    Trace closed(Cause cause, Map<TraceField, String> other) {
        long id = complete(IncidentKind.RECALL, other);
        traces.review(id, cause, by("Sun"));
        return traces.confirm(id, by("Zhou"));
    }

    static ShifanException refused(String code, ThrowingCallable call) {
        ShifanException refusal = catchThrowableOfType(ShifanException.class, call);
        assertThat(refusal).as(code).isNotNull();
        assertThat(refusal.code()).isEqualTo(code);
        return refusal;
    }
}
