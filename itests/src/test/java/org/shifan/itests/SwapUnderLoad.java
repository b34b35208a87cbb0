// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

import org.osgi.framework.Bundle;

import org.shifan.api.code.CountryCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.Money;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.facilitation.Shipment;
import org.shifan.api.facilitation.TreatmentService;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

/** Officers ask 50 times a second while one bureau's criteria bundle is swapped in every way that there is. */
final class SwapUnderLoad implements AutoCloseable {
    /** Far above what a call takes on a busy machine, and far below what a swap takes that holds calls up. */
    private static final double MOST_MILLIS = 15_000;

    private final CriteriaOfNingbo test;
    private final SwapCalls calls;
    private final SwapKinds kinds;
    private final FeatureSwapKinds featureKinds;
    private final Bundle base;

    /** Installs the set that serves while the swapped one is away. */
    SwapUnderLoad(CriteriaOfNingbo test) throws Exception {
        this.test = test;
        test.givenTheSampleProvince();
        base = test.context.installBundle("test:base", CriteriaJar.ningbo(SwapCalls.BASE, "7").stream());
        base.start();
        test.awaitInForce(SwapCalls.BASE);
        calls = new SwapCalls(test.evaluations, test.service(TreatmentService.class), test.zone(), shipment());
        Path folder = test.file("any").getParent();
        SwapPlace.Arrival arrival = version -> test.awaitInForce(version == null ? SwapCalls.BASE : version);
        kinds = new SwapKinds(test.context, test.console, folder, arrival);
        featureKinds = new FeatureSwapKinds(test.context, test.console, folder, arrival);
        featureKinds.addFeatures();
    }

    @Override
    public void close() throws Exception {
        base.uninstall();
        featureKinds.removeFeatures();
    }

    SwapCalls calls() {
        return calls;
    }

    private Shipment shipment() throws Exception {
        String enterprise = test.console
                .json("shifan:enterprises --zone 320583-01 --on 2014-12-31 --limit 1")
                .at("/0/code")
                .asText();
        return new Shipment(
                "",
                OrganisationCode.of(enterprise),
                HsCode.of("8712003000"),
                CountryCode.of("US"),
                LocalDate.of(2014, 12, 1),
                Money.usd("50000"),
                Shipment.Purpose.TRADE);
    }

    /** Lets the swapped bundle serve meanwhile, which has Java of its own. */
    void swappedSetServes(int patch, Runnable meanwhile) throws Exception {
        kinds.install(patch);
        meanwhile.run();
        kinds.uninstall();
    }

    /**
     * Swaps bundle by bundle, in every way that the console and the folder have.
     *
     * @param swaps of each kind
     * @param first the first patch of a row that nobody else uses
     */
    void bundles(SwapRun run, String before, int swaps, int first) throws Exception {
        run.swaps(before + "console: install, uninstall", swaps, first, kinds::installAndUninstall);
        kinds.install(first + swaps);
        run.swaps(before + "console: update", swaps, first + 1_000, kinds::update);
        run.swaps(before + "console: refresh", swaps, first, kinds::refresh);
        run.swaps(before + "console: stop, start", swaps, first, kinds::stopAndStart);
        kinds.uninstall();
        run.swaps(before + "deploy/: file comes, goes", swaps, first + 2_000, kinds::dropAndDelete);
        run.swaps(before + "deploy/: file changes", swaps, first + 3_000, kinds::changeInFolder);
        kinds.deleteFromFolder();
        run.swaps(before + "deploy/: document comes, goes", swaps, first + 5_000, kinds::dropAndDeleteDocument);
        run.swaps(before + "deploy/: document changes", swaps, first + 6_000, kinds::changeDocument);
        kinds.deleteDocument();
    }

    /** The same in the ways that go through the resolver of features. */
    void features(SwapRun run, String before, int swaps, int first) throws Exception {
        run.swaps(before + "feature: install, uninstall", swaps, first, featureKinds::featureInAndOut);
        run.swaps(before + "feature: upgrade", swaps, first, featureKinds::featureUpgrade);
        run.swaps(before + "feature: refresh", swaps, first, featureKinds::featureRefresh);
        run.swaps(before + "feature: stop, start", swaps, first, featureKinds::featureStopAndStart);
        featureKinds.featureOut();
        run.swaps(before + "KAR: install, uninstall", swaps, first + 4_000, featureKinds::karInAndOut);
        featureKinds.karIn(first + 7_000);
        run.swaps(before + "KAR: update", swaps, first + 7_001, featureKinds::karUpdate);
        featureKinds.karOut(first + 7_000 + swaps);
        run.swaps(before + "deploy/: KAR comes, goes", swaps, first + 8_000, featureKinds::karDropAndDelete);
        run.swaps(before + "deploy/: KAR changes", swaps, first + 9_000, featureKinds::karChangeInFolder);
        featureKinds.karDeleteFromFolder();
    }

    /** No call failed, none was answered with numbers of another version, and none waited for a swap. */
    void assertSound(SwapRun run) {
        assertEquals("calls that failed", List.of(), run.failures());
        assertEquals("answers that do not fit together", List.of(), run.wrong());
        assertEquals("results that the archive has otherwise", List.of(), calls.otherwiseInTheArchive());
        assertTrue("the longest call took " + run.longest() + " ms", run.longest() < MOST_MILLIS);
    }
}
