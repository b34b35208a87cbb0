// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.stream.Stream;

import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.criteria.CriteriaRegistry;
import org.shifan.api.operations.Plugins;

/** Ids of the criteria sets and names of the bundles that bring something. */
@Service
public class PluginCompleter extends NameCompleter {

    @Override
    Stream<?> names(String beginning) {
        return Stream.concat(
                ask(CriteriaRegistry.class, r -> r.sets().stream().map(s -> s.id())),
                ask(Plugins.class, p -> p.list().stream().map(plugin -> plugin.name())));
    }
}
