// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations;

import java.util.List;

import org.junit.Test;

import org.shifan.api.operations.Integrity;
import org.shifan.api.operations.IntegrityCheck;
import org.shifan.api.operations.IntegrityFindings;
import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.operations.hand.Asking;
import org.shifan.testroles.TableOfRoles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

public class IntegrityRunTest {
    private static final Message SAID = OperationsMessages.M.message("well");

    private final IntegrityRun run = new IntegrityRun(new Asking().with(new TableOfRoles()));

    /** What a check finds when it is called. */
    private interface Finds {
        IntegrityFindings now();
    }

    private void add(String name, Finds finds) {
        run.addCheck(new IntegrityCheck() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Text title() {
                return Text.same(name);
            }

            @Override
            public IntegrityFindings check() {
                return finds.now();
            }
        });
    }

    @Test
    public void oneThatBreaksIsReportedInItsWordsAndKeepsNoOtherFromRunning() {
        add("records", () -> {
            throw new ShifanException(SAID);
        });
        add("broken", () -> {
            throw new NoClassDefFoundError("gone");
        });
        add(
                "archive",
                () -> new IntegrityFindings.Gathering().count("results", 3).with(SAID));
        add("audit", () -> new IntegrityFindings.Gathering().fault(SAID).with(SAID));
        List<Integrity.Part> parts = run.check();
        assertThat(parts).extracting(Integrity.Part::check).containsExactly("archive", "audit", "broken", "records");
        assertThat(parts).extracting(Integrity.Part::sound).containsExactly(true, false, false, false);
        assertThat(parts.get(2).broke().toString()).contains("gone");
        assertThat(parts.get(3).broke()).isEqualTo(SAID);
    }

    @Test
    public void moreFaultsThanAreShownAreCounted() {
        IntegrityFindings.Gathering found = new IntegrityFindings.Gathering();
        for (int i = 0; i < 250; i++) {
            found.fault(SAID);
        }
        assertThat(found.with(SAID).faults()).isEqualTo(250);
        assertThat(found.with(SAID).first()).hasSize(100);
    }

    @Test
    public void whoeverInterruptsItEndsIt() {
        add("archive", () -> {
            throw new AssertionError("not asked");
        });
        Thread.currentThread().interrupt();
        assertThatThrownBy(run::check).isInstanceOf(ShifanException.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
