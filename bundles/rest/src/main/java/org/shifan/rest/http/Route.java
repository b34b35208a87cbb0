// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One operation: its method and path, who may call it, what goes in and comes out. The front works by it, and the OpenAPI
 * document is made of it, so that the two cannot differ.
 */
public final class Route {
    /** Who may call it; what else a service asks of the caller, it says itself. */
    public enum Access {
        /** Anybody, without an account. */
        PUBLIC,
        /** Whoever is logged in; what somebody may then the services say. */
        LOGGED_IN
    }

    /** The parameters of every list. */
    public static final Param<Long> LIMIT = Param.query("limit", 1, 200, 50L);

    public static final Param<String> CURSOR = Param.text("cursor");

    private final String method;
    private final String path;
    private final String operation;
    private final String tag;
    /** Between the strokes; a parameter is a whole one, in braces. */
    private final String[] parts;

    private Access access;
    private final List<Param<?>> params = new ArrayList<>();
    private Class<?> body;
    private List<String> uploads = List.of();
    private long mostBytes;
    private Class<?> item;
    private Class<?> page;
    private Class<?> list;
    private List<String> downloads = List.of();
    private int success = 200;
    private String guardedBy;
    private boolean events;
    private boolean secret;
    private boolean brief;
    private boolean unnoted;
    private String permission;
    private Handler handler;

    private Route(String method, String path, String operation, String tag) {
        this.method = method;
        this.path = path;
        this.operation = operation;
        this.tag = tag;
        this.access = Access.LOGGED_IN;
        this.success = method.equals("GET") ? 200 : 201;
        this.parts = path.substring(1).split("/");
    }

    /** @param operation its name, unique: a message {@code op.NAME} says what it does */
    public static Route get(String path, String operation, String tag) {
        return new Route("GET", path, operation, tag);
    }

    public static Route post(String path, String operation, String tag) {
        return new Route("POST", path, operation, tag);
    }

    public static Route delete(String path, String operation, String tag) {
        return new Route("DELETE", path, operation, tag).success(204);
    }

    public Route access(Access who) {
        access = who;
        return this;
    }

    /** Asks for a permission of the table of roles, for the whole country, where no service does. */
    public Route needs(String operation) {
        permission = operation;
        return this;
    }

    public Route with(Param<?>... more) {
        params.addAll(List.of(more));
        return this;
    }

    /** Takes a body in JSON, a record of this type. */
    public Route takes(Class<?> type) {
        body = type;
        return this;
    }

    /** Takes a stream of one of these media types. */
    public Route takes(long most, String... mediaTypes) {
        uploads = List.of(mediaTypes);
        mostBytes = most;
        return this;
    }

    public Route gives(Class<?> type) {
        item = type;
        return this;
    }

    /** Gives a page of a list, by cursor. */
    public Route givesPage(Class<?> type) {
        page = type;
        return with(LIMIT, CURSOR);
    }

    /** Gives a short list, whole. */
    public Route givesList(Class<?> type) {
        list = type;
        return this;
    }

    /** Gives a file of one of these media types. */
    public Route givesFile(String... mediaTypes) {
        downloads = List.of(mediaTypes);
        return this;
    }

    public Route success(int status) {
        success = status;
        return this;
    }

    /** Changes only what is still as the operation with this name gave it: If-Match is needed (428) and compared (412). */
    public Route guardedBy(String read) {
        guardedBy = read;
        return this;
    }

    /** What it answers is kept nowhere, so that it takes no Idempotency-Key. */
    public Route secret() {
        secret = true;
        return this;
    }

    /** Who sent it, from where and at what moment is noted nowhere: it protects whoever sends it. */
    public Route unnoted() {
        unnoted = true;
        return secret();
    }

    /** What it answers may be a second old for the same account ({@link Recent}). */
    public Route mayBeASecondOld() {
        brief = true;
        return this;
    }

    /** Gives a stream of events, which the front hands over. */
    public Route givesEvents() {
        events = true;
        return this;
    }

    public Route by(Handler work) {
        handler = work;
        return this;
    }

    /** The values of the path's parameters as they stand there; null when it is another path. */
    Map<String, String> match(String requested) {
        Map<String, String> out = Map.of();
        int at = 0;
        for (String part : parts) {
            if (at >= requested.length() || requested.charAt(at) != '/') {
                return null;
            }
            int next = requested.indexOf('/', at + 1);
            int end = next < 0 ? requested.length() : next;
            if (part.charAt(0) == '{') {
                if (end == at + 1) {
                    return null;
                }
                out = out.isEmpty() ? new LinkedHashMap<>() : out;
                out.put(part.substring(1, part.length() - 1), requested.substring(at + 1, end));
            } else if (end - at - 1 != part.length() || !requested.startsWith(part, at + 1)) {
                return null;
            }
            at = end;
        }
        return at == requested.length() ? out : null;
    }

    public boolean changes() {
        return !method.equals("GET");
    }

    public String method() {
        return method;
    }

    public String path() {
        return path;
    }

    public String operation() {
        return operation;
    }

    public String tag() {
        return tag;
    }

    /** Null where the services ask. */
    String permission() {
        return permission;
    }

    public Access access() {
        return access;
    }

    public List<Param<?>> params() {
        return params;
    }

    public Class<?> body() {
        return body;
    }

    public List<String> uploads() {
        return uploads;
    }

    long mostBytes() {
        return mostBytes;
    }

    public Class<?> item() {
        return item;
    }

    public Class<?> page() {
        return page;
    }

    public Class<?> list() {
        return list;
    }

    public List<String> downloads() {
        return downloads;
    }

    public int success() {
        return success;
    }

    public String guardedBy() {
        return guardedBy;
    }

    public boolean events() {
        return events;
    }

    public boolean isSecret() {
        return secret;
    }

    boolean brief() {
        return brief;
    }

    boolean isUnnoted() {
        return unnoted;
    }

    Handler handler() {
        return handler;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
