// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.text;

import java.text.MessageFormat;
import java.util.List;

import org.junit.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is filled in one pass is what {@link MessageFormat} would have made of it. */
public class PhraseTest {
    private static final List<String> PATTERNS = List.of(
            "",
            "nothing to fill",
            "{0}",
            "{0}{1}{0}",
            "出口 {1} 万美元，{0}。",
            "it''s {0}",
            "'{0}' is {0}",
            "''{0}''",
            "a lone ' swallows {0}",
            "'quoted'' quote {1}' {1}",
            "no argument {7} and {12}",
            "a brace } alone",
            "{0,number} {0}",
            "{ 0 }");

    @Test
    public void patternsAreFilledAsMessageFormatFillsThem() {
        String[] arguments = {"1", "two {0} ' ''"};
        for (String pattern : PATTERNS) {
            assertThat(filled(pattern, arguments)).as(pattern).isEqualTo(formatted(pattern, arguments));
        }
    }

    @Test
    public void aPatternThatIsBrokenIsRefusedAsBefore() {
        for (String pattern : List.of("{", "{0", "{x}", "{}", "{-1}")) {
            assertThatThrownBy(() -> Phrase.fill(pattern, new String[] {"1"}, Language.EN))
                    .as(pattern)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static String filled(String pattern, String[] arguments) {
        try {
            return Phrase.fill(pattern, arguments, Language.EN);
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    private static String formatted(String pattern, String[] arguments) {
        try {
            return new MessageFormat(pattern, Language.EN.locale()).format(arguments);
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }
}
