// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.SocialCreditCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.facilitation.Reason;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.Unit;
import org.shifan.api.lifecycle.Title;
import org.shifan.api.text.Message;

/**
 * What {@code --json} prints: the records of the api and of {@link Views}, component by component under
 * their own names. Codes, dates and periods of time are texts (ISO 8601), amounts plain decimals, a text
 * has {@code zh} and {@code en}, a message these two and its {@code key}; what is not known is null. The
 * shape is as stable as the api's version.
 */
final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(module())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(com.fasterxml.jackson.core.StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private Json() {}

    static void print(Object answer, PrintStream out) {
        out.println(write(answer));
    }

    static String write(Object answer) {
        try {
            return MAPPER.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SimpleModule module() {
        SimpleModule module = new SimpleModule("shifan");
        for (Class<?> code : new Class<?>[] {
            BureauCode.class,
            CountryCode.class,
            DivisionCode.class,
            HsCode.class,
            OrganisationCode.class,
            SocialCreditCode.class,
            ZoneId.class,
            Level.class,
            Grant.Kind.class,
            Subject.class,
            FactId.class,
            Title.class,
            Unit.class,
            LocalDate.class,
            Instant.class,
            Duration.class
        }) {
            module.addSerializer(code, ToStringSerializer.instance);
            module.addKeySerializer(code, new KeyText());
        }
        module.addSerializer(Path.class, ToStringSerializer.instance);
        module.addSerializer(Message.class, new MessageText());
        module.addSerializer(Reason.class, new ReasonText());
        module.addSerializer(new OptionalText());
        module.addSerializer(Evaluation.class, new EvaluationText());
        return module;
    }

    private static final class KeyText extends JsonSerializer<Object> {
        @Override
        public void serialize(Object key, JsonGenerator out, SerializerProvider all) throws java.io.IOException {
            out.writeFieldName(key.toString());
        }
    }

    private static final class OptionalText extends JsonSerializer<Optional<?>> {
        @Override
        public void serialize(Optional<?> value, JsonGenerator out, SerializerProvider all) throws java.io.IOException {
            out.writePOJO(value.orElse(null));
        }

        @Override
        @SuppressWarnings("unchecked")
        public Class<Optional<?>> handledType() {
            return (Class<Optional<?>>) (Class<?>) Optional.class;
        }
    }

    private static final class EvaluationText extends JsonSerializer<Evaluation> {
        @Override
        public void serialize(Evaluation evaluation, JsonGenerator out, SerializerProvider all)
                throws java.io.IOException {
            out.writePOJO(evaluation.written());
        }
    }

    private static final class ReasonText extends JsonSerializer<Reason> {
        @Override
        public void serialize(Reason reason, JsonGenerator out, SerializerProvider all) throws java.io.IOException {
            out.writePOJO(reason.text());
        }
    }

    private static final class MessageText extends JsonSerializer<Message> {
        @Override
        public void serialize(Message message, JsonGenerator out, SerializerProvider all) throws java.io.IOException {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("key", message.key());
            fields.put("zh", message.text().zh());
            fields.put("en", message.text().en());
            out.writePOJO(fields);
        }
    }
}
