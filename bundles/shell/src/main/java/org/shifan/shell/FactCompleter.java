// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.stream.Stream;

import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.fact.FactCatalogue;

/** Names of the facts. */
@Service
public class FactCompleter extends NameCompleter {

    @Override
    Stream<?> names(String beginning) {
        return ask(FactCatalogue.class, c -> c.definitions().stream().map(f -> f.id()));
    }
}
