// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.text;

import java.text.MessageFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.Test;

import org.shifan.api.code.HsCode;
import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.fact.FactId;
import org.shifan.api.identity.Role;
import org.shifan.api.intake.ImportRow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shifan.api.Refusals.refused;

public class MessagesTest {
    private static final Pattern ARGUMENT = Pattern.compile("\\{[0-9]+\\}");
    private static final List<Class<?>> ANCHORS =
            List.of(Text.class, HsCode.class, Subject.class, FactId.class, ImportRow.class, Verdict.class, Role.class);

    @Test
    public void everyPackageSaysTheSameInBothLanguages() {
        for (Class<?> anchor : ANCHORS) {
            Messages messages = Messages.of(anchor);
            assertThat(messages.unpaired()).as(anchor.getName()).isEmpty();
            assertThat(messages.keys()).as(anchor.getName()).isNotEmpty();
        }
    }

    @Test
    public void aKeyOfOneLanguageOnlyAndOneWithOtherArgumentsAreUnpaired() {
        assertThat(Messages.of(org.shifan.api.text.uneven.Uneven.class).unpaired())
                .containsExactly("only.english", "other.argument");
    }

    /** A lone quote would swallow the argument after it. */
    @Test
    public void everyArgumentOfEveryPatternIsShown() {
        for (Class<?> anchor : ANCHORS) {
            Messages messages = Messages.of(anchor);
            for (String key : messages.keys()) {
                for (Language language : Language.values()) {
                    String pattern = messages.text(key).in(language);
                    int shown = new MessageFormat(pattern, language.locale()).getFormatsByArgumentIndex().length;
                    assertThat(shown)
                            .as(key + " " + language)
                            .isEqualTo(arguments(pattern).size());
                }
            }
        }
    }

    @Test
    public void aMessageIsSpokenInTheLanguageOfTheReader() {
        Message message = Messages.of(Text.class).message("text.language.unknown", "fr");
        assertThat(message.in(Language.EN)).contains("'fr'").contains("zh or en");
        assertThat(message.in(Language.ZH)).contains("fr").doesNotContain("Language");
        assertThat(message.text()).isEqualTo(new Text(message.in(Language.ZH), message.in(Language.EN)));
    }

    @Test
    public void argumentsThatHaveTwoLanguagesAreSpokenInTheOneOfTheWhole() {
        Message inner = new Message("inner", new Text("内层", "inner text"), List.of());
        Message outer =
                new Message("outer", new Text("{0}与{1}", "{0} and {1}"), List.of(new Text("示范区", "zone"), inner));
        assertThat(outer.in(Language.ZH)).isEqualTo("示范区与内层");
        assertThat(outer.in(Language.EN)).isEqualTo("zone and inner text");
    }

    @Test
    public void numbersAreShownAsTheyAre() {
        Message message = new Message("n", Text.same("{0} {1}"), List.of(2014, new java.math.BigDecimal("1E+6")));
        assertThat(message.in(Language.EN)).isEqualTo("2014 1000000");
        assertThat(message.in(Language.ZH)).isEqualTo("2014 1000000");
    }

    @Test
    public void aNumberOfABillionPlacesIsNotWrittenOut() {
        Message message = new Message("n", Text.same("{0}"), List.of(new java.math.BigDecimal("1E-1999999999")));
        assertThat(message.in(Language.EN)).isEqualTo("1E-1999999999");
    }

    @Test
    public void aKeyThatIsMissingIsAMistakeOfTheProgrammer() {
        assertThatThrownBy(() -> Messages.of(Text.class).message("no.such.key"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no.such.key");
    }

    @Test
    public void aLanguageIsReadFromItsTagAndNeverFromTheMachine() {
        assertThat(Language.of("zh_CN")).isEqualTo(Language.ZH);
        assertThat(Language.of("EN-us")).isEqualTo(Language.EN);
        refused("text.language.unknown", () -> Language.of("fr"), "fr");
        refused("text.language.unknown", () -> Language.of("english"));
        refused("text.language.unknown", () -> Language.of(null));
    }

    @Test
    public void aTextHasBothLanguages() {
        refused("text.blank", () -> new Text("示范区", " "), "示范区");
        refused("text.blank", () -> Text.same(""));
    }

    private static List<String> arguments(String pattern) {
        Matcher matcher = ARGUMENT.matcher(pattern);
        return matcher.results().map(r -> r.group()).distinct().sorted().collect(Collectors.toList());
    }
}
