// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A part of a list.
 *
 * @param next what {@code cursor} has to be for the following part; null at the end
 */
public record Page<T>(List<T> items, String next) {
    public Page {
        items = List.copyOf(items);
    }

    /** The part of a list that is there as a whole. */
    public static <T> Answer of(List<T> all, Call call) {
        return of(all, Function.identity(), call);
    }

    /** The same; each of the part's items is made of one of the list. */
    public static <S, T> Answer of(List<S> all, Function<S, T> view, Call call) {
        int limit = call.get(Route.LIMIT).intValue();
        long from = Math.min(position(call, 0), all.size());
        int start = (int) from;
        int end = Math.min(all.size(), start + limit);
        return answer(all.subList(start, end).stream().map(view).toList(), end < all.size() ? cursor(end) : null, call);
    }

    /** A service's list, of which it gives a part. */
    @FunctionalInterface
    public interface Parts<T> {
        /** @param most 1 or more */
        List<T> from(int place, int most);
    }

    /** The part of a list that the service itself cuts out. */
    public static <T> Answer part(Parts<T> service, Call call) {
        int limit = call.get(Route.LIMIT).intValue();
        int from = (int) Math.min(position(call, 0), Integer.MAX_VALUE - limit - 1L);
        return from(from, service.from(from, limit + 1), Function.identity(), call);
    }

    /** The part that a service gave from a place of its list: one more than was asked for when there is a following part. */
    public static <S, T> Answer from(long from, List<S> found, Function<S, T> view, Call call) {
        int limit = call.get(Route.LIMIT).intValue();
        return answer(
                found.stream().limit(limit).map(view).toList(),
                found.size() > limit ? cursor(from + limit) : null,
                call);
    }

    /**
     * The part that a service gave, newest first.
     *
     * @param found one more than was asked for when there is a following part
     * @param number by which the service goes on: what is asked for is below the last one's
     */
    public static <S, T> Answer newest(List<S> found, Function<S, Long> number, Function<S, T> view, Call call) {
        int limit = call.get(Route.LIMIT).intValue();
        List<S> shown = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit ? cursor(number.apply(shown.get(limit - 1))) : null;
        return answer(shown.stream().map(view).toList(), next, call);
    }

    /**
     * The position that the cursor stands for.
     *
     * @throws Refusal 400 for a cursor that this server did not give
     */
    public static long position(Call call, long first) {
        String cursor = call.orNull(Route.CURSOR);
        if (cursor == null) {
            return first;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            if (text.matches("p[0-9]{1,18}")) {
                return Long.parseLong(text.substring(1));
            }
        } catch (IllegalArgumentException e) {
            throw refused(cursor);
        }
        throw refused(cursor);
    }

    private static Refusal refused(String cursor) {
        return Refusal.of(400, "rest.cursor", cursor);
    }

    static String cursor(long position) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("p" + position).getBytes(StandardCharsets.US_ASCII));
    }

    private static <T> Answer answer(List<T> items, String next, Call call) {
        Answer answer = Answer.ok(new Page<>(items, next));
        String first = "<" + link(call, null) + ">; rel=\"first\"";
        return answer.with("Link", next == null ? first : "<" + link(call, next) + ">; rel=\"next\", " + first);
    }

    private static String link(Call call, String cursor) {
        Map<String, List<String>> query = new java.util.LinkedHashMap<>(call.query());
        query.remove("cursor");
        if (cursor != null) {
            query.put("cursor", List.of(cursor));
        }
        String text = query.entrySet().stream()
                .map(each ->
                        each.getKey() + "=" + URLEncoder.encode(each.getValue().get(0), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return call.path() + (text.isEmpty() ? "" : "?" + text);
    }
}
