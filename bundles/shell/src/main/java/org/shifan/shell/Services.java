// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.Optional;

import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;

/** Where a command finds the modules that it asks, at the moment when it asks. */
interface Services extends AutoCloseable {

    /**
     * The service, awaited for a while, since a module may just be starting or being replaced.
     *
     * @throws org.shifan.api.text.ShifanException {@code shell.module.missing} when nobody offers it
     */
    <T> T get(Class<T> type);

    /** The service, if somebody offers it now. */
    <T> Optional<T> find(Class<T> type);

    @Override
    void close();

    /** The refusal that names a module by its title, as the command {@code ready} does. */
    static ShifanException missing(Class<?> type) {
        String title = "module." + type.getSimpleName();
        return ShifanCommand.refuse(
                "shell.module.missing",
                ShellMessages.M.has(title) ? ShellMessages.M.text(title) : Text.same(type.getSimpleName()));
    }
}
