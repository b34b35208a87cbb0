// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.faults;

import java.util.List;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

import static org.assertj.core.api.Assertions.assertThat;

/** Each bundle has one fault; the test that its author inherits has to fail and say what. Authors look at the build and not at remarks. */
@RunWith(Parameterized.class)
public class SeededFaultsFailTheBuildTest {
    /** Each of them: a developer waits for the tests of one bundle. */
    @Rule
    public final Timeout aMinute = Timeout.seconds(60);

    private final SeededFaultsTest.Fault fault;

    public SeededFaultsFailTheBuildTest(SeededFaultsTest.Fault fault) {
        this.fault = fault;
    }

    @Parameters(name = "{0}")
    public static List<SeededFaultsTest.Fault> faults() {
        return SeededFaultsTest.faults();
    }

    @Test
    public void failsTheTestThatItsAuthorInherits() {
        assertThat(SeededBuild.failures(fault.bundle()))
                .anySatisfy(line -> assertThat(line).contains(fault.words()))
                // Nothing ends by an exception, and no fault all tests at once.
                .noneMatch(line -> line.contains(": " + SeededBuild.THROWN) || line.startsWith("initializationError"));
    }
}
