// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.stream.Stream;

import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.core.BureauDirectory;

/** Keys of the direct bureaus. */
@Service
public class BureauCompleter extends NameCompleter {

    @Override
    Stream<?> names(String beginning) {
        return ask(BureauDirectory.class, d -> d.bureaus().stream().map(b -> b.code()));
    }
}
