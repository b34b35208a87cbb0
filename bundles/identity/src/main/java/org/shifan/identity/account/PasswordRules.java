// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.identity.account;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import static org.shifan.identity.IdentityMessages.refuse;

/** What is no password: one that is too short to stand guessing, and one that is guessed first. */
final class PasswordRules {
    /** Of the characters; the hash takes as long for each. */
    static final int LONGEST = 200;

    private static final int FEW = 5;
    private static final Set<String> COMMON = common();

    private PasswordRules() {}

    /** @throws org.shifan.api.text.ShifanException {@code identity.password.short}, {@code .long}, {@code .common} */
    static void check(String account, char[] password, int shortest) {
        if (password.length < shortest) {
            throw refuse("identity.password.short", password.length, shortest);
        }
        if (password.length > LONGEST) {
            throw refuse("identity.password.long", password.length, LONGEST);
        }
        String plain = new String(password).toLowerCase(Locale.ROOT);
        // Digits and marks at the end are what people add to a word that was refused.
        String stem = plain.replaceAll("[^a-z]+$", "");
        if (COMMON.contains(plain)
                || COMMON.contains(stem)
                || (account.length() > 3 && plain.contains(account))
                || few(password)
                || ladder(plain)) {
            throw refuse("identity.password.common", shortest);
        }
    }

    private static boolean few(char[] password) {
        return new String(password).chars().distinct().count() < Math.min(FEW, password.length);
    }

    /** Every character follows the one before, such as 23456789. */
    private static boolean ladder(String plain) {
        int step = plain.length() < 2 ? 0 : plain.charAt(1) - plain.charAt(0);
        if (Math.abs(step) != 1) {
            return false;
        }
        for (int i = 1; i < plain.length(); i++) {
            if (plain.charAt(i) - plain.charAt(i - 1) != step) {
                return false;
            }
        }
        return true;
    }

    static void clear(char[] password) {
        if (password != null) {
            Arrays.fill(password, ' ');
        }
    }

    private static Set<String> common() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                PasswordRules.class.getResourceAsStream("/org/shifan/identity/common-passwords.txt"),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
