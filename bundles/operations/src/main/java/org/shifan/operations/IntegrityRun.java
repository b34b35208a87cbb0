// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.identity.Server;
import org.shifan.api.operations.Integrity;
import org.shifan.api.operations.IntegrityCheck;
import org.shifan.api.operations.IntegrityFindings;
import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.operations.hand.Asking;

/** Runs the integrity checks that bundles offer, and lets none of them take the others along. */
@Component
public final class IntegrityRun implements Integrity {
    private static final Logger LOG = LoggerFactory.getLogger(IntegrityRun.class);

    private final List<IntegrityCheck> checks = new CopyOnWriteArrayList<>();
    private final Asking asking;

    @Activate
    public IntegrityRun(@Reference Asking asking) {
        this.asking = asking;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addCheck(IntegrityCheck check) {
        checks.add(check);
    }

    void removeCheck(IntegrityCheck check) {
        checks.remove(check);
    }

    @Override
    public List<Part> check() {
        asking.look();
        List<Part> out = new ArrayList<>();
        for (IntegrityCheck check : checks) {
            if (Thread.currentThread().isInterrupted()) {
                throw new ShifanException(OperationsMessages.M.message("integrity.stopped"));
            }
            // Each reads all that there is, whatever of it the caller may see: what it tells are sums and faults.
            out.add(Server.does(() -> run(check)));
        }
        out.sort(Comparator.comparing(Part::check));
        return out;
    }

    private static Part run(IntegrityCheck check) {
        long began = System.nanoTime();
        String name = check.getClass().getName();
        Text title = Text.same(name);
        try {
            name = check.name();
            title = check.title();
            IntegrityFindings findings = check.check();
            return new Part(name, title, findings, null, since(began));
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("The integrity check {} broke", name, e);
            Message why = e instanceof ShifanException said
                    ? said.message()
                    : OperationsMessages.M.message("integrity.broke", String.valueOf(e));
            return new Part(name, title, null, why, since(began));
        }
    }

    private static Duration since(long began) {
        return Duration.ofMillis((System.nanoTime() - began) / 1_000_000);
    }
}
