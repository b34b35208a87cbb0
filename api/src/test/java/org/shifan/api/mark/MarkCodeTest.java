// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.mark;

import java.util.Random;

import org.junit.Test;

import org.shifan.api.text.ShifanException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.api.Refusals.refused;

public class MarkCodeTest {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private final Random random = new Random(7);

    @Test
    public void theExampleOfTheMessagesIsACode() {
        assertThat(MarkCode.of("7K3M-Q2XA-94T4")).hasToString("7K3M-Q2XA-94T4");
    }

    @Test
    public void aCodeIsReadHoweverItIsTyped() {
        MarkCode code = MarkCode.draw(random);
        String typed = code.toString()
                .toLowerCase(java.util.Locale.ROOT)
                .replace('0', 'o')
                .replace('1', 'l');

        assertThat(MarkCode.of(" " + typed.replace("-", " ") + " ")).isEqualTo(code);
        assertThat(MarkCode.of(code.value())).isEqualTo(code);
    }

    @Test
    public void everySingleWrongCharacterIsNoticed() {
        for (int n = 0; n < 50; n++) {
            String code = MarkCode.draw(random).value();
            for (int i = 0; i < code.length(); i++) {
                for (char c : ALPHABET.toCharArray()) {
                    if (c != code.charAt(i)) {
                        String wrong = code.substring(0, i) + c + code.substring(i + 1);
                        refused("mark.code.check", () -> MarkCode.of(wrong), wrong);
                    }
                }
            }
        }
    }

    @Test
    public void nearlyEveryExchangeOfNeighboursIsNoticed() {
        int exchanged = 0;
        int noticed = 0;
        for (int n = 0; n < 500; n++) {
            String code = MarkCode.draw(random).value();
            for (int i = 0; i + 1 < code.length(); i++) {
                if (code.charAt(i) != code.charAt(i + 1)) {
                    String wrong = code.substring(0, i) + code.charAt(i + 1) + code.charAt(i) + code.substring(i + 2);
                    exchanged++;
                    noticed += isCode(wrong) ? 0 : 1;
                }
            }
        }
        // Luhn's algorithm overlooks the first and the last character of the alphabet beside each other.
        assertThat((double) noticed / exchanged).isGreaterThan(0.99);
    }

    private static boolean isCode(String text) {
        try {
            MarkCode.of(text);
            return true;
        } catch (ShifanException e) {
            return false;
        }
    }

    @Test
    public void whatIsNoCodeIsRefusedByWhatIsWrong() {
        refused("mark.code.length", () -> MarkCode.of(""), "0 characters", "12");
        refused("mark.code.length", () -> MarkCode.of("9".repeat(100_000)), "100000 characters");
        refused("mark.code.character", () -> MarkCode.of("7K3M-Q2XA-94T码"), "character 12", "码");
        refused("mark.code.character", () -> MarkCode.of("7K3M-Q2UA-94T4"), "character 7", "U");
    }
}
