// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.stream.Stream;

import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.operations.Backup;
import org.shifan.api.operations.Backups;

/** Names of the backups in the configured folder. */
@Service
public class BackupCompleter extends NameCompleter {

    @Override
    Stream<?> names(String beginning) {
        return ask(Backups.class, backups -> backups.list(null).stream().map(Backup::name));
    }
}
