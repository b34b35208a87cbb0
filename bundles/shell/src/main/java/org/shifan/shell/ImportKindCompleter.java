// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.stream.Stream;

import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.intake.ImportService;

/** Kinds that can be imported now. */
@Service
public class ImportKindCompleter extends NameCompleter {

    @Override
    Stream<?> names(String beginning) {
        return ask(ImportService.class, i -> i.targets().stream().map(t -> t.kind()));
    }
}
