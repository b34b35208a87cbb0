// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import org.shifan.api.fact.FactId;
import org.shifan.api.text.Text;

/**
 * What keeps a rule undecided although the subject's own facts are here.
 *
 * @param fact what it is about
 * @param owedBy who has to deliver it
 */
record Lack(FactId fact, Text title, Text reason, Text owedBy) {}
