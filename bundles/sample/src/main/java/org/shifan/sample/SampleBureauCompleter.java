// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.sample;

import java.util.List;

import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.osgi.framework.BundleContext;
import org.osgi.util.tracker.ServiceTracker;

import org.shifan.api.core.BureauDirectory;

/** Completes the keys of bureaus. */
@Service
public final class SampleBureauCompleter implements Completer {
    @Reference
    BundleContext context;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        ServiceTracker<BureauDirectory, BureauDirectory> tracker =
                new ServiceTracker<>(context, BureauDirectory.class, null);
        tracker.open();
        try {
            StringsCompleter keys = new StringsCompleter();
            BureauDirectory directory = tracker.getService();
            if (directory != null) {
                directory
                        .bureaus()
                        .forEach(bureau -> keys.getStrings().add(bureau.code().value()));
            }
            return keys.complete(session, line, candidates);
        } finally {
            tracker.close();
        }
    }
}
