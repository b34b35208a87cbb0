// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;
import java.util.stream.Stream;

import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.lifecycle.Title;

/** The titles that a case can be about. */
@Service
public class TitleCompleter extends NameCompleter {
    static final List<Title> TITLES =
            List.of(Title.PROVINCIAL, Title.NATIONAL, Title.DEMONSTRATION_ENTERPRISE, Title.MEMBER);

    @Override
    Stream<?> names(String beginning) {
        return TITLES.stream();
    }
}
