// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.stream.Stream;

import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.lifecycle.Cases;

/** Names of the procedures. */
@Service
public class ProcedureCompleter extends NameCompleter {

    @Override
    Stream<?> names(String beginning) {
        return ask(Cases.class, c -> c.procedures().stream().map(p -> p.id()));
    }
}
