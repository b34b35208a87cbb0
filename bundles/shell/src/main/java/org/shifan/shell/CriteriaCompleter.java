// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.stream.Stream;

import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.criteria.CriteriaRegistry;

/** Ids of the criteria sets. */
@Service
public class CriteriaCompleter extends NameCompleter {

    @Override
    Stream<?> names(String beginning) {
        return ask(CriteriaRegistry.class, r -> r.sets().stream().map(s -> s.id()));
    }
}
