// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.Arrays;
import java.util.stream.Stream;

import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.mark.MarkUse;

/** What a mark may be used on. */
@Service
public class MarkUseCompleter extends NameCompleter {

    @Override
    Stream<?> names(String beginning) {
        return Arrays.stream(MarkUse.values()).map(MarkUse::code);
    }
}
