// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.tck;

import java.util.List;

import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactProvider;
import org.shifan.api.fact.FactRequest;
import org.shifan.api.fact.FactValue;
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;

/** Stands for the modules of a server: every fact that the kit knows is there, and of none a value. */
public final class KnownFacts implements FactProvider {
    @Override
    public List<FactDefinition> facts() {
        return List.copyOf(FactTable.definitions().values());
    }

    @Override
    public FactValue fact(FactRequest request) {
        return FactValue.missing(new Message("test", Text.same("no records in this test"), List.of()));
    }
}
