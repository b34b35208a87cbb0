// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.mark.certificate;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.text.Text;

/**
 * The text of a certificate: JSON in one line. The signature is over the characters of the inner object as they stand in the line, so
 * that whoever verifies needs no rule of how JSON is written.
 */
final class CertificateText {
    /** Nobody hands out a longer one. */
    static final int MOST = 64 * 1024;

    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern LINE = Pattern.compile(
            "\\{\"certificate\":(\\{.*\\}),\"key\":\"([0-9a-f]{16})\",\"signature\":\"([A-Za-z0-9+/=]{1,200})\"\\}");
    private static final Pattern EVALUATION = Pattern.compile("\"evaluation\":([0-9]{1,18}),");
    private static final Pattern VERDICT = Pattern.compile("\"verdict\":\"([A-Z_]+)\",");

    private CertificateText() {}

    /** A certificate as it was handed out, taken apart. */
    record Parsed(String certificate, String key, String signature, long evaluation, String verdict) {}

    /** @return null when it is no certificate */
    static Parsed parse(String text) {
        if (text == null || text.length() > MOST) {
            return null;
        }
        Matcher line = LINE.matcher(text.strip());
        if (!line.matches()) {
            return null;
        }
        Matcher evaluation = EVALUATION.matcher(line.group(1));
        Matcher verdict = VERDICT.matcher(line.group(1));
        return evaluation.find() && verdict.find()
                ? new Parsed(
                        line.group(1),
                        line.group(2),
                        line.group(3),
                        Long.parseLong(evaluation.group(1)),
                        verdict.group(1))
                : null;
    }

    static String sealed(String certificate, SigningKey.Signed signed) {
        return "{\"certificate\":" + certificate + ",\"key\":\"" + signed.key() + "\",\"signature\":\""
                + signed.signature() + "\"}";
    }

    /** What counts of the evaluation. */
    static String of(Evaluation e, Instant issued) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("format", "shifan-certificate-1");
            json.writeNumberField("evaluation", e.id());
            json.writeStringField("verdict", e.decided().name());
            json.writeStringField("computed-verdict", e.verdict().name());
            decimal(json, "total", e.decidedTotal());
            decimal(json, "maximum", e.maximum());
            decimal(json, "pass-mark", e.passMark());
            text(json, "grade", e.grade());
            json.writeStringField("subject", e.request().subject().toString());
            text(json, "name", e.subjectName());
            json.writeStringField("bureau", e.bureau().value());
            json.writeStringField("level", e.request().level().code());
            json.writeNumberField("year", e.request().year());
            json.writeStringField("as-of", e.request().asOf().toString());
            text(json, "criteria", e.criteriaTitle());
            json.writeStringField("criteria-id", e.receipt().criteriaId());
            json.writeStringField("criteria-version", e.receipt().version());
            json.writeStringField("criteria-digest", e.receipt().digest());
            json.writeStringField("facts-digest", e.receipt().facts());
            json.writeBooleanField("demonstration-numbers", e.demonstration());
            json.writeBooleanField("synthetic-records", e.synthetic());
            json.writeStringField("evaluated", e.receipt().made().toString());
            json.writeStringField("issued", issued.toString());
            json.writeArrayFieldStart("notes");
            for (Text note : e.notes()) {
                json.writeStartObject();
                json.writeStringField("zh", note.zh());
                json.writeStringField("en", note.en());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString();
    }

    private static void decimal(JsonGenerator json, String name, BigDecimal value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value.toPlainString());
        }
    }

    private static void text(JsonGenerator json, String name, Text text) throws IOException {
        if (text != null) {
            json.writeObjectFieldStart(name);
            json.writeStringField("zh", text.zh());
            json.writeStringField("en", text.en());
            json.writeEndObject();
        }
    }
}
