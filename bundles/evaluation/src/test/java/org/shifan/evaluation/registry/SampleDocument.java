// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.nio.charset.StandardCharsets;

/** Writes small criteria documents that differ in what a test is about. */
public final class SampleDocument {
    private String id = "jiangsu-zone";
    private String authority = "jiangsu";
    private String subject = "zone";
    private String level = "provincial";
    private String version = "1.0.0";
    private String from = "2014-04-22";
    private String to = "";
    private String fact = "test.count";
    private String rule = "";
    private int pass = 60;

    public static SampleDocument version(String version) {
        SampleDocument out = new SampleDocument();
        out.version = version;
        return out;
    }

    public SampleDocument id(String value) {
        id = value;
        return this;
    }

    public SampleDocument authority(String value) {
        authority = value;
        return this;
    }

    public SampleDocument subject(String value) {
        subject = value;
        return this;
    }

    public SampleDocument level(String value) {
        level = value;
        return this;
    }

    public SampleDocument inForce(String first, String last) {
        from = first;
        to = ", to: " + last;
        return this;
    }

    public SampleDocument from(String first) {
        from = first;
        return this;
    }

    /** The one fact that it scores: as many points as the fact counts, from 0 to 100. */
    public SampleDocument fact(String value) {
        fact = value;
        return this;
    }

    /** A rule as it stands, such as {@code yes-no: {fact: a.b}}. */
    public SampleDocument rule(String value) {
        rule = value;
        return this;
    }

    public SampleDocument function(String name) {
        rule = "custom: {function: " + name + ", facts: [{fact: " + fact + ", unit: count}]}";
        return this;
    }

    /** Scores the growth from the year before, so that two years are read. */
    public SampleDocument growth() {
        rule = "growth: {fact: " + fact + ", unit: count, years: 1, linear: {from: {at: 0, points: 0}, to: {at: 100,"
                + " points: 100}}}";
        return this;
    }

    public SampleDocument pass(int value) {
        pass = value;
        return this;
    }

    public String text() {
        String linear =
                "linear: {fact: " + fact + ", unit: count, from: {at: 0, points: 0}, to: {at: 100, points: 100}}";
        return String.join(
                "\n",
                "format: shifan-criteria/1",
                "id: " + id,
                "authority: " + authority,
                "subject: " + subject,
                "level: " + level,
                "version: " + version,
                "title: {zh: 测试标准, en: test criteria}",
                "demonstration: true",
                "status: {zh: 仅供测试, en: for tests only}",
                "in-force: {from: " + from + to + "}",
                "total: 100",
                "pass: " + pass,
                "rounding: {item: 2, total: 2, mode: half-up}",
                "parts:",
                "  - id: basic",
                "    title: {zh: 基本, en: basic}",
                "    items:",
                "      - id: scale",
                "        title: {zh: 规模, en: scale}",
                "        clause: 四(二)",
                "        weight: 100",
                "        rule: {" + (rule.isEmpty() ? linear : rule) + "}",
                "");
    }

    public byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }
}
