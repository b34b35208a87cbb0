// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.operations;

import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.text.Message;

/** The bundles that extend the system, and why one of them, or a module, is not at work. */
@ProviderType
public interface Plugins {

    /** Every bundle that brings an extension, by its number. */
    List<Plugin> list();

    /**
     * Why something is not at work, down to the first cause.
     *
     * @param name a criteria set's id, a bundle's symbolic name or number, or a service of the api such as {@code
     *     EvaluationService}
     * @return the causes, each followed by what lies beneath it; one line that says so when it is at work
     * @throws org.shifan.api.text.ShifanException {@code operations.unknown} when nothing has this name
     */
    List<Message> why(String name);
}
