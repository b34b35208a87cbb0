// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.stream.Stream;

import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.audit.AuditLog;

/** Names of the sources of the audit log. */
@Service
public class AuditSourceCompleter extends NameCompleter {

    @Override
    Stream<?> names(String beginning) {
        return ask(AuditLog.class, log -> log.state().sources().keySet().stream());
    }
}
