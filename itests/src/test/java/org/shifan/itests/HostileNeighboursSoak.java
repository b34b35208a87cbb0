// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.OptionUtils;
import org.osgi.framework.Bundle;

import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.criteria.ScoringShare;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.identity.Server;
import org.shifan.api.text.Text;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

/**
 * While one bureau's code loops, blocks or allocates, call after call, the calls of another bureau take no longer than without it.
 * The table goes to {@code itests/target/hostile-neighbours.md}; docs/containment.md has one.
 */
public class HostileNeighboursSoak extends CriteriaOfNingbo {
    private static final String REPORT = "shifan.neighbours.report";
    private static final int SECONDS = 20;
    private static final int PER_SECOND = 50;
    /**
     * On two processors one that loops leaves half of them: a call takes twice as long at most, and the rest is room for the
     * machine. A neighbour that waited for the hostile call would take its whole budget of three seconds.
     */
    private static final double TIMES = 3;

    private static final double ROOM_MILLIS = 50;
    private static final Subject KUNSHAN = Subject.zone(ZoneId.of("320583-01"));
    private static final LocalDate AS_OF = LocalDate.of(2015, 6, 30);

    @Override
    @Configuration
    public Option[] configuration() {
        return OptionUtils.combine(
                super.configuration(),
                systemProperty(REPORT)
                        .value(Path.of("target/hostile-neighbours.md")
                                .toAbsolutePath()
                                .toString()));
    }

    @Before
    public void theBreakerLetsItTryAgainAndAgain() throws Exception {
        givenTheSampleProvince();
        console.run("shifan:config-set org.shifan.plugins/pause.s 1");
    }

    @After
    public void nothingOfTheTestStays() throws Exception {
        console.run("shifan:config-set org.shifan.plugins/pause.s 60");
    }

    @Test
    public void anotherBureausCallsTakeNoLonger() throws Exception {
        Map<String, ScoringFunction> hostile = new LinkedHashMap<>();
        hostile.put("loops", input -> {
            long i = 0;
            while (i >= 0) {
                i = (i + 1) % 1_000_000;
            }
            return null;
        });
        hostile.put("blocks", input -> {
            try {
                TimeUnit.HOURS.sleep(1);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return null;
        });
        hostile.put("allocates", input -> {
            List<byte[]> held = new ArrayList<>();
            while (held.size() < 1_000_000) {
                held.add(new byte[1 << 20]);
            }
            return new ScoringShare(BigDecimal.ONE, Text.same(held.toString()));
        });
        StringBuilder table = new StringBuilder("""
                | the code of Ningbo | its calls | calls for Kunshan | p50 ms | p99 ms | longest ms | failed | mixed |
                |---|---|---|---|---|---|---|---|
                """);
        Map<String, CallTimes> measured = new LinkedHashMap<>();
        try (CallLoad load = new CallLoad(List.<Callable<String>>of(this::kunshan))) {
            load.begin(PER_SECOND, new CallTimes());
            TimeUnit.SECONDS.sleep(SECONDS);
            CallTimes quiet = counted(load);
            row(table, "rests", 0, quiet);
            for (Map.Entry<String, ScoringFunction> each : hostile.entrySet()) {
                AtomicInteger called = new AtomicInteger();
                measured.put(each.getKey(), counted(load, "4." + measured.size() + ".0", each.getValue(), called));
                row(table, each.getKey(), called.get(), measured.get(each.getKey()));
                assertTrue(each.getKey() + " was called: " + called, called.get() > 2);
            }
            CallTimes after = counted(load);
            row(table, "rests again", 0, after);
            Files.writeString(Path.of(System.getProperty(REPORT)), table);
            // The machine may have other work: whichever of the two quiet times was slower.
            double p50 = Math.max(quiet.millis(0.5), after.millis(0.5));
            double p99 = Math.max(quiet.millis(0.99), after.millis(0.99));
            measured.forEach((what, times) -> {
                assertEquals(what + times.failures(), 0, times.failed());
                assertEquals(what + times.wrong(), 0, times.mixed());
                assertTrue(what + table, times.millis(0.5) < TIMES * p50 + ROOM_MILLIS);
                assertTrue(what + table, times.millis(0.99) < TIMES * p99 + ROOM_MILLIS);
            });
        }
    }

    /** What is wrong with the answer about a zone that has nothing to do with it. */
    private String kunshan() {
        Evaluation evaluation = Server.does(() -> evaluations.evaluate(
                new EvaluationRequest(KUNSHAN, Level.PROVINCIAL, 2014, AS_OF, false, "a neighbour")));
        return evaluation.verdict() == Verdict.ERROR ? evaluation.reasons().toString() : null;
    }

    private static CallTimes counted(CallLoad load) throws InterruptedException {
        CallTimes times = new CallTimes();
        load.countIn(times);
        TimeUnit.SECONDS.sleep(SECONDS);
        load.countIn(new CallTimes());
        return times;
    }

    /** While the function of a new version is called as often as the breaker lets it: a set keeps the one that it came with. */
    private CallTimes counted(CallLoad load, String version, ScoringFunction function, AtomicInteger called)
            throws Exception {
        ScoringFunction counting = input -> {
            called.incrementAndGet();
            return function.score(input);
        };
        Dictionary<String, Object> name = new Hashtable<>();
        name.put("shifan.scoring.function.name", "ningbo.half");
        CriteriaJar jar = CriteriaJar.custom(version);
        Bundle bundle = context.installBundle("test:hostile", jar.stream());
        bundle.start();
        bundle.getBundleContext().registerService(ScoringFunction.class, counting, name);
        awaitInForce(version);
        AtomicBoolean over = new AtomicBoolean();
        Thread caller = new Thread(
                () -> {
                    while (!over.get()) {
                        evaluate(false);
                    }
                },
                "calls what is hostile");
        caller.start();
        try {
            return counted(load);
        } finally {
            over.set(true);
            caller.join();
            bundle.uninstall();
        }
    }

    private static void row(StringBuilder table, String what, int called, CallTimes times) {
        table.append(String.format(
                Locale.ROOT,
                "| %s | %d | %d | %.1f | %.1f | %.0f | %d | %d |%n",
                what,
                called,
                times.count(),
                times.millis(0.5),
                times.millis(0.99),
                times.millis(1),
                times.failed(),
                times.mixed()));
    }
}
