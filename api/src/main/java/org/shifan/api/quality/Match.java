// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.quality;

import java.util.List;

import org.shifan.api.code.OrganisationCode;
import org.shifan.api.text.Text;

/**
 * An enterprise that may have made the goods of an incident. It is a proposal: only a person attributes.
 *
 * @param confidence points from 0 to 95: the sum of what agrees, never certainty and no probability
 * @param because what agrees or speaks against it, each with its points
 * @param goods its registered goods that agree with those of the incident, by what agrees strongest, at most 5; empty when only the
 *     enterprise is named
 */
public record Match(
        OrganisationCode enterprise, String name, int confidence, List<Text> because, List<RegisteredGoods> goods) {
    public Match {
        because = List.copyOf(because);
        goods = List.copyOf(goods);
    }
}
