// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.stream.Stream;

import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.BureauDirectory;

/** Keys of all that may issue criteria: the bureaus and AQSIQ. */
@Service
public class AuthorityCompleter extends NameCompleter {

    @Override
    Stream<?> names(String beginning) {
        return Stream.concat(
                Stream.of(BureauCode.AQSIQ),
                ask(BureauDirectory.class, d -> d.bureaus().stream().map(b -> b.code())));
    }
}
