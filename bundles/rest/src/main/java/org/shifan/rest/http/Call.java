// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.http;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.shifan.api.text.Language;

/** A request that was found to be in order, as a route sees it. */
public final class Call {
    private final Caller caller;
    private final Language language;
    private final String path;
    private final Map<String, Object> values;
    private final Object body;
    private final Path file;
    private final Map<String, String> headers;
    private final Map<String, List<String>> query;
    private Object seen;

    Call(
            Caller caller,
            Language language,
            String path,
            Map<String, Object> values,
            Object body,
            Path file,
            Map<String, String> headers,
            Map<String, List<String>> query) {
        this.caller = caller;
        this.language = language;
        this.path = path;
        this.values = values;
        this.body = body;
        this.file = file;
        this.headers = headers;
        this.query = query;
    }

    public Caller caller() {
        return caller;
    }

    /** That of Accept-Language; English for whoever says nothing. */
    public Language language() {
        return language;
    }

    /** Notes what the guarding read gave, which is what If-Match names. */
    void seen(Object compared) {
        seen = compared;
    }

    /** What the caller has seen of what is to be changed; empty for one who changes it whatever it is ({@code *}). */
    public <T> Optional<T> seen(Class<T> type) {
        return Optional.ofNullable(type.cast(seen));
    }

    /** The path of the request, without its query. */
    public String path() {
        return path;
    }

    /** The parameters as they were read. */
    Map<String, Object> values() {
        return values;
    }

    /** The query as it was sent, for links to further pages. */
    Map<String, List<String>> query() {
        return query;
    }

    /** The value of a parameter that is needed or has an initial value. */
    @SuppressWarnings("unchecked") // the front read it by this parameter
    public <T> T get(Param<T> param) {
        return (T) values.get(param.name());
    }

    /** The value of a parameter; null when it was left out. */
    public <T> T orNull(Param<T> param) {
        return get(param);
    }

    public <T> Optional<T> find(Param<T> param) {
        return Optional.ofNullable(get(param));
    }

    /** The body of a request with a body in JSON. */
    public <T> T body(Class<T> type) {
        return type.cast(body);
    }

    /** What was uploaded; it is deleted when the call is over, unless it was moved elsewhere. */
    public Path file() {
        return file;
    }

    /** A header, or empty. */
    public String header(String name) {
        return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), "");
    }
}
