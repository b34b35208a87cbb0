// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.operations;

import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.text.Message;

/**
 * What can be set in {@code etc/org.shifan.*.cfg}, as the bundles declare it. A wrong value never holds: the one that
 * held before goes on, and the setting says why.
 */
@ProviderType
public interface Settings {

    /** Everything that can be set, by file and name. */
    List<Setting> list();

    /** What is written in the files and does not hold; names that nobody declares are among them. */
    List<Message> problems();

    /**
     * Writes one value to its file in {@code etc/}; it holds within seconds, without a restart.
     *
     * @param value as in the file; several are set apart by commas
     * @return the setting afterwards
     * @throws org.shifan.api.text.ShifanException {@code setting.unknown}, {@code setting.wrong} when the value is not
     *     allowed, {@code setting.unwritable}; the file is as before then
     */
    Setting change(String pid, String key, String value);
}
