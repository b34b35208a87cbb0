// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.stream.Stream;

import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.text.Language;

/** The languages. */
@Service
public class LanguageCompleter extends NameCompleter {

    @Override
    Stream<?> names(String beginning) {
        return Stream.of(Language.values()).map(Language::tag);
    }
}
