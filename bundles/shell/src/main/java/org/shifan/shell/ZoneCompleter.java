// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.stream.Stream;

import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.core.ZoneRegistry;

/** Keys of the zones. */
@Service
public class ZoneCompleter extends NameCompleter {

    @Override
    Stream<?> names(String beginning) {
        return ask(ZoneRegistry.class, r -> r.zones().stream().map(z -> z.id()));
    }
}
