// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.ChangedFact;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.WrittenEvaluation;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.Unit;

/**
 * An evaluation as JSON and back, equal to what it was: fields in the order of the alphabet, decimals written out
 * with the zeros they have. What its readers don't know is left out, so that an older engine reads a newer row.
 */
final class EvaluationJson {
    private final ObjectMapper mapper = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .addMixIn(WrittenEvaluation.class, Archived.class)
            .addModule(new Words()
                    .word(BureauCode.class, BureauCode::of)
                    .word(Level.class, Level::of)
                    .word(Subject.class, Subject::of)
                    .word(FactId.class, FactId::of)
                    .word(Unit.class, Unit::of)
                    .word(LocalDate.class, LocalDate::parse)
                    .word(Instant.class, Instant::parse))
            .build();

    String write(Evaluation evaluation) {
        try {
            return mapper.writeValueAsString(evaluation.written());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an evaluation can be written", e);
        }
    }

    Evaluation read(String json) {
        try {
            return mapper.readValue(json, WrittenEvaluation.class).evaluation();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an archived evaluation can be read", e);
        }
    }

    String write(ChangedFact change) {
        try {
            return mapper.writeValueAsString(change);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a change can be written", e);
        }
    }

    ChangedFact readChange(String json) {
        try {
            return mapper.readValue(json, ChangedFact.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a change that is kept can be read", e);
        }
    }

    /** What comes after a result is kept beside it. */
    @JsonIgnoreProperties("aftermath")
    private interface Archived {}

    /** Values that are one word each, written as they are read. */
    private static final class Words extends SimpleModule {
        private static final long serialVersionUID = 1L;

        <T> Words word(Class<T> type, Function<String, T> parse) {
            addSerializer(type, ToStringSerializer.instance);
            addDeserializer(type, new FromStringDeserializer<T>(type) {
                private static final long serialVersionUID = 1L;

                @Override
                protected T _deserialize(String value, DeserializationContext context) throws IOException {
                    return parse.apply(value);
                }
            });
            return this;
        }
    }
}
