// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.market;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.shifan.api.text.Messages;
import org.shifan.api.text.ShifanException;

/**
 * The symbol of a document of the WTO, such as {@code G/TBT/N/USA/1838/Add.1}: a notification, or one that belongs to it.
 *
 * @param value as it is written, in the WTO's spelling of capitals
 */
public record NoticeSymbol(String value) implements Comparable<NoticeSymbol> {
    private static final Messages M = Messages.of(NoticeSymbol.class);
    private static final Pattern FORM = Pattern.compile(
            "(G/(TBT|SPS)/N/([A-Z]{2,5})/([1-9][0-9]{0,5}))((?:/(?:Add|Rev|Corr|Suppl)\\.[1-9][0-9]{0,2})*)");

    /** @throws ShifanException {@code market.symbol.form} */
    public NoticeSymbol {
        value = spelled(value == null ? "" : value);
        if (!FORM.matcher(value).matches()) {
            throw new ShifanException(M.message("market.symbol.form", value));
        }
    }

    /** Reads a symbol; blanks and the writing of letters do not matter. */
    public static NoticeSymbol of(String text) {
        return new NoticeSymbol(text);
    }

    private static String spelled(String text) {
        String plain = text.replaceAll("\\s", "");
        Matcher parts = Pattern.compile("(?i)/(add|rev|corr|suppl)\\.").matcher(plain);
        StringBuilder out = new StringBuilder();
        int from = 0;
        while (parts.find()) {
            String word = parts.group(1).toLowerCase(java.util.Locale.ROOT);
            out.append(plain.substring(from, parts.start()).toUpperCase(java.util.Locale.ROOT))
                    .append('/')
                    .append(Character.toUpperCase(word.charAt(0)))
                    .append(word.substring(1))
                    .append('.');
            from = parts.end();
        }
        return out.append(plain.substring(from).toUpperCase(java.util.Locale.ROOT))
                .toString();
    }

    private Matcher parts() {
        Matcher parts = FORM.matcher(value);
        parts.matches();
        return parts;
    }

    /** The symbol of the notification that the document belongs to: the same without addenda, revisions, corrections. */
    public NoticeSymbol core() {
        return new NoticeSymbol(parts().group(1));
    }

    /** Whether it is the notification itself. */
    public boolean isCore() {
        return parts().group(5).isEmpty();
    }

    /** {@code TBT} or {@code SPS}. */
    public String scheme() {
        return parts().group(2);
    }

    /** The WTO's code of who notifies, mostly three letters; not always one of ISO 3166. */
    public String member() {
        return parts().group(3);
    }

    /** What stands behind the core, such as {@code Rev.1} and {@code Add.2}; empty for the notification itself. */
    public List<String> suffixes() {
        String behind = parts().group(5);
        return behind.isEmpty() ? List.of() : List.of(behind.substring(1).split("/"));
    }

    @Override
    public int compareTo(NoticeSymbol other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
