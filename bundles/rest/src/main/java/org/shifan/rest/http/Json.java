// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.http;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;

import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;
import org.shifan.rest.RestMessages;

/**
 * JSON as the console's {@code --json} prints it: the records of the api, component by component under their own names. Codes,
 * dates and periods of time are texts (ISO 8601), amounts plain decimals, a text has {@code zh} and {@code en}, a message
 * these two and its {@code key}; what is not known is null.
 */
public final class Json {
    private static final int DEEPEST = 20;
    private static final int LONGEST_TEXT = 100_000;
    private static final int LONGEST_NUMBER = 60;

    /** Control characters, and halves of a character. */
    private static final Pattern UNPLAIN = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\t\\r\\n]]");

    /** What a message is in JSON. */
    public record Told(String key, String zh, String en) {}

    public static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(LONGEST_TEXT)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .addModule(module())
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private Json() {}

    static byte[] write(Object answer) throws JsonProcessingException {
        return MAPPER.writeValueAsBytes(answer);
    }

    /**
     * Reads the body of a request.
     *
     * @throws Refusal 400 with line and column for what is no JSON; 422 for a field that is unknown, missing or of another
     *     form, or what the domain says of its value
     */
    static Object read(InputStream in, Class<?> type) throws IOException {
        Object out;
        try {
            out = MAPPER.readValue(in, type);
        } catch (UnrecognizedPropertyException e) {
            throw Refusal.of(422, "rest.json.unknown", path(e), fields(type));
        } catch (JsonMappingException e) {
            throw refused(e);
        } catch (JsonProcessingException e) {
            throw Refusal.of(
                    400,
                    "rest.json.form",
                    e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
                    e.getLocation() == null ? 0 : e.getLocation().getColumnNr());
        }
        if (out == null) {
            throw Refusal.of(422, "rest.json.missing", fields(type));
        }
        complete(out);
        return out;
    }

    private static ShifanException refused(JsonMappingException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refusal;
            }
            if (cause instanceof ShifanException domain) {
                return Refusal.of(422, "rest.json.refused", path(e), domain.message());
            }
        }
        if (e.getPath().isEmpty() && e.getLocation() != null) {
            return Refusal.of(
                    400,
                    "rest.json.form",
                    e.getLocation().getLineNr(),
                    e.getLocation().getColumnNr());
        }
        return Refusal.of(422, "rest.json.value", path(e));
    }

    private static String path(JsonMappingException e) {
        StringBuilder out = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            out.append(step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName());
        }
        String text = out.toString();
        return text.startsWith(".") ? text.substring(1) : text;
    }

    private static String fields(Class<?> type) {
        List<String> names = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            names.add(component.getName());
        }
        return String.join(", ", names);
    }

    /** Records of this bundle: every component is there, but for those that may be missing. */
    private static void complete(Object body) {
        List<String> missing = new ArrayList<>();
        for (RecordComponent component : body.getClass().getRecordComponents()) {
            if (component.isAnnotationPresent(MayBeMissing.class)) {
                continue;
            }
            try {
                if (component.getAccessor().invoke(body) == null) {
                    missing.add(component.getName());
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        if (!missing.isEmpty()) {
            throw Refusal.of(422, "rest.json.missing", String.join(", ", missing));
        }
    }

    private static SimpleModule module() {
        SimpleModule module = new SimpleModule("shifan-rest");
        Scalars.TEXTS.forEach((type, scalar) -> add(module, type, scalar));
        module.addDeserializer(String.class, new PlainText());
        module.addKeyDeserializer(String.class, new PlainKey());
        module.addSerializer(Path.class, new Never());
        module.addSerializer(Message.class, new MessageText());
        module.addSerializer(new OptionalText());
        module.addSerializer(Evaluation.class, new EvaluationText());
        return module;
    }

    @SuppressWarnings("unchecked") // the reader of a type gives that type
    private static <T> void add(SimpleModule module, Class<T> type, Scalars.Scalar<?> scalar) {
        module.addSerializer(type, ToStringSerializer.instance);
        module.addKeySerializer(type, new KeyText());
        module.addDeserializer(type, new Read<>(type, (Function<String, T>) scalar.reader()));
    }

    private static final class Read<T> extends JsonDeserializer<T> {
        private final Class<T> type;
        private final Function<String, T> reader;

        Read(Class<T> type, Function<String, T> reader) {
            this.type = type;
            this.reader = reader;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            if (!in.currentToken().isScalarValue() || in.currentToken().isNumeric()) {
                return type.cast(context.handleUnexpectedToken(type, in));
            }
            try {
                return reader.apply(in.getText());
            } catch (DateTimeException | IllegalArgumentException e) {
                throw JsonMappingException.from(in, type.getSimpleName(), e);
            }
        }
    }

    /** No text has control characters but tab and line ends, which one database keeps and another refuses. */
    private static String plain(String text) {
        if (text != null && UNPLAIN.matcher(text).find()) {
            throw new ShifanException(RestMessages.message("rest.text.control"));
        }
        return text;
    }

    private static final class PlainText extends StringDeserializer {
        private static final long serialVersionUID = 1L;

        @Override
        public String deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return plain(super.deserialize(in, context));
        }
    }

    private static final class PlainKey extends KeyDeserializer {
        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            return plain(key);
        }
    }

    private static final class KeyText extends JsonSerializer<Object> {
        @Override
        public void serialize(Object key, JsonGenerator out, SerializerProvider all) throws IOException {
            out.writeFieldName(key.toString());
        }
    }

    /** A path of the server is nobody's business outside: a view that shows one is a mistake. */
    private static final class Never extends JsonSerializer<Path> {
        @Override
        public void serialize(Path path, JsonGenerator out, SerializerProvider all) throws IOException {
            throw new IllegalStateException("a path of the server in an answer");
        }
    }

    private static final class OptionalText extends JsonSerializer<Optional<?>> {
        @Override
        public void serialize(Optional<?> value, JsonGenerator out, SerializerProvider all) throws IOException {
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
        public void serialize(Evaluation evaluation, JsonGenerator out, SerializerProvider all) throws IOException {
            out.writePOJO(evaluation.written());
        }
    }

    private static final class MessageText extends JsonSerializer<Message> {
        @Override
        public void serialize(Message message, JsonGenerator out, SerializerProvider all) throws IOException {
            out.writePOJO(
                    new Told(message.key(), message.text().zh(), message.text().en()));
        }
    }
}
