// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.operations;

import java.nio.file.Path;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.text.Message;

/** Backups of the running server. They are restored while it is down, by {@code bin/shifan-restore}. */
@ProviderType
public interface Backups {

    /**
     * Takes a backup while everybody works on. It appears under its name when it is complete, or not at all.
     *
     * @param folder where to put it; null for the configured one
     * @throws org.shifan.api.text.ShifanException {@code backup.running} while another is being taken, {@code
     *     backup.database.none}, {@code backup.database.other} when the database is not the embedded one, {@code
     *     backup.room} when the disk is too full, {@code backup.folder} when the folder cannot be used, {@code
     *     backup.failed}; {@code backup.unsettled} when it was taken, but bundles changed all the while
     */
    Backup take(Path folder);

    /**
     * The complete backups of a folder, newest first.
     *
     * @param folder null for the configured one
     * @throws org.shifan.api.text.ShifanException {@code backup.folder} when it cannot be read
     */
    List<Backup> list(Path folder);

    /**
     * Reads a backup again: every file is there and unaltered, none is beside, and the database opens and is whole. It
     * is tried in a copy, so the backup stays as it is.
     *
     * @param backup its folder, or its name in the configured folder
     * @return what is wrong; empty when it can be restored
     * @throws org.shifan.api.text.ShifanException {@code backup.unknown} when there is none, {@code backup.room}
     */
    List<Message> verify(Path backup);
}
