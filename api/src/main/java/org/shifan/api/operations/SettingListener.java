// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.operations;

import org.osgi.annotation.versioning.ConsumerType;

import org.shifan.api.core.Actor;

/** Hears who changes a setting, before it is written: the file in {@code etc/} does not tell. */
@ConsumerType
public interface SettingListener {
    /**
     * Somebody changes a setting. It holds within seconds, unless the file cannot be written.
     *
     * @param value as {@link Setting#value} tells it when it holds
     * @param who the account that is logged in; nobody where nobody is
     */
    void changing(String pid, String key, String value, Actor who);
}
