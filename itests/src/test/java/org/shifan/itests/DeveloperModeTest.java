// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.After;
import org.junit.Test;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

/** A server that was started for developers asks for no signatures, and says so on every receipt. */
public class DeveloperModeTest {
    private static final String KUNSHAN = "320583-01";

    private KarafProcess karaf;

    @After
    public void nothingRunsOn() throws Exception {
        karaf.kill();
    }

    @Test
    public void itStandsOnEveryReceiptAndInTheDoctorsReportThoughSignaturesAreRequired() throws Exception {
        karaf = KarafProcess.unpack(Path.of("target/developer-mode"));
        karaf.setting("org.shifan.trust.cfg", "policy", "require");
        karaf.java("-Dshifan.developer-mode=true");
        karaf.start(
                "shifan:sample-load --bureau jiangsu",
                "shifan:evaluate --level provincial --year 2014 --as-of 2015-06-30 --json " + KUNSHAN,
                "shifan:doctor --lang en");
        JsonNode evaluation = karaf.answer(1);
        assertEquals(
                evaluation.toString(),
                "developer mode, unsigned",
                evaluation.findValue("signer").asText());
        String doctor = karaf.output(2);
        assertTrue(doctor, doctor.contains("started in developer mode"));
    }
}
