// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.stream.Stream;

import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.lifecycle.Cases;

/** The steps that lead on in any open case; Karaf does not tell a completer which number stands before. */
@Service
public class CaseStepCompleter extends NameCompleter {

    @Override
    Stream<?> names(String beginning) {
        return ask(
                Cases.class,
                cases -> cases.find(null, null, null, true).stream()
                        .flatMap(c -> c.next().stream())
                        .map(next -> next.id())
                        .distinct());
    }
}
