// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.desk;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.shifan.api.core.Actor;
import org.shifan.api.core.ReceiptCode;
import org.shifan.api.lifecycle.CaseEntry;
import org.shifan.api.lifecycle.Cases.ObjectionFollowed;
import org.shifan.api.lifecycle.Signature;

import static org.shifan.lifecycle.LifecycleMessages.M;
import static org.shifan.lifecycle.LifecycleMessages.refuse;

/** Objections of people without an account, during a public notice (R6). */
final class OpenObjections {
    /** The detail of the line with the digest of the receipt. */
    static final String RECEIPT = "receipt";

    private static final int SHORTEST = 10;
    /** In one notice. A case that nobody can read any more would be an objection in itself. */
    private static final int MOST = 200;

    /** The number of the case stands before the code, so that nothing is searched for. */
    private static final Pattern FORM = Pattern.compile("\\s*([0-9]{1,18})-[0-9A-Za-z -]{20,40}");

    private OpenObjections() {}

    /** @throws org.shifan.api.text.ShifanException {@code lifecycle.objection.short} */
    static Signature signature(String text, LocalDate today) {
        String plain = text == null ? "" : text.strip();
        if (plain.length() < SHORTEST) {
            throw refuse("lifecycle.objection.short", plain.length(), SHORTEST);
        }
        return new Signature(Actor.named(M.text("role.public").both()), today, plain);
    }

    /** @throws org.shifan.api.text.ShifanException {@code lifecycle.objection.many} */
    static void refuseMore(CaseFile file) {
        long open = file.entries().stream()
                .filter(each -> each.number() > file.standing().number() && isOpen(each))
                .count();
        if (open >= MOST) {
            throw refuse("lifecycle.objection.many", file.head().number(), MOST);
        }
    }

    private static boolean isOpen(CaseEntry entry) {
        return entry.kind() == CaseEntry.Kind.OBJECTION && entry.details().containsKey(RECEIPT);
    }

    /** @throws org.shifan.api.text.ShifanException {@code lifecycle.objection.receipt} */
    static long number(String receipt) {
        Matcher form = FORM.matcher(receipt == null ? "" : receipt);
        if (!form.matches()) {
            throw refuse("lifecycle.objection.receipt");
        }
        return Long.parseLong(form.group(1));
    }

    static Optional<ObjectionFollowed> followed(CaseFile file, String receipt) {
        String digest = ReceiptCode.digest(receipt);
        return file.entries().stream()
                .filter(each -> isOpen(each) && each.details().get(RECEIPT).equals(digest))
                .findFirst()
                .flatMap(line -> file.objections().stream()
                        .filter(each -> each.entry() == line.number())
                        .findFirst())
                .map(each -> new ObjectionFollowed(file.head().number(), each.day(), each.outcome(), each.answer()));
    }
}
