// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.stream.Stream;

import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.core.EnterpriseRegistry;

/** Offers organisation codes that begin as typed. */
@Service
public class EnterpriseCompleter extends NameCompleter {

    /** More than a screen of them help nobody. */
    private static final int MOST = 100;

    @Override
    Stream<?> names(String beginning) {
        return codes(this, beginning);
    }

    static Stream<?> codes(NameCompleter asking, String beginning) {
        return asking.ask(EnterpriseRegistry.class, r -> r.codes(beginning, MOST).stream());
    }
}
