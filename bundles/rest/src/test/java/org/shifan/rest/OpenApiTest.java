// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

import org.shifan.rest.http.Limits;
import org.shifan.rest.http.Param;
import org.shifan.rest.http.Route;
import org.shifan.rest.resource.DocumentResources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.rest.ApiServer.header;
import static org.shifan.rest.ApiServer.json;

/** The OpenAPI documents: valid, whole, and true. */
public class OpenApiTest {
    private static final String INTERNAL = "/api/v1/openapi.json";

    private static final Path CLIENTS = Path.of("../../rest-client/src/main/openapi/openapi.json");

    private static ApiServer api;

    @BeforeClass
    public static void start() {
        api = new ApiServer(new Province().services(), Limits.INITIAL);
    }

    @AfterClass
    public static void stop() {
        api.close();
    }

    private static OpenAPI valid(String document) {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        SwaggerParseResult result = new OpenAPIV3Parser().readContents(document, null, options);
        assertThat(result.getMessages()).isEmpty();
        return result.getOpenAPI();
    }

    @Test
    public void theDocumentsAreValidAndTheBuildWritesThem() throws Exception {
        for (String path : List.of(INTERNAL, "/public/v1/openapi.json")) {
            String document = api.send("GET", path, null, null).body();
            valid(document);
            Files.writeString(
                    Path.of("target", path.startsWith("/public") ? "openapi-public.json" : "openapi.json"),
                    ApiServer.JSON.readTree(document).toPrettyString());
        }
    }

    /** {@code -Dshifan.openapi.write=true} writes it anew: whoever changes a route sees in the diff what others will see. */
    @Test
    public void theDocumentOfWhichTheClientIsMadeIsTheOneOfTheRoutes() throws Exception {
        JsonNode served = json(api.get(INTERNAL));
        if (Boolean.getBoolean("shifan.openapi.write")) {
            Files.writeString(CLIENTS, ordered(served).toPrettyString() + "\n");
        }
        assertThat(ApiServer.JSON.readTree(CLIENTS.toFile()))
                .as(
                        "%s is not what the routes say; ./mvnw test -pl bundles/rest -Dtest=OpenApiTest"
                                + " -Dshifan.openapi.write=true writes it anew",
                        CLIENTS)
                .isEqualTo(served);
    }

    /** With keys in the order of the alphabet: the order in which maps give them changes from run to run, and would be the whole diff. */
    private static JsonNode ordered(JsonNode node) {
        if (node.isObject()) {
            ObjectNode out = ApiServer.JSON.createObjectNode();
            TreeMap<String, JsonNode> fields = new TreeMap<>();
            node.properties().forEach(field -> fields.put(field.getKey(), ordered(field.getValue())));
            out.setAll(fields);
            return out;
        }
        if (node.isArray()) {
            ArrayNode out = ApiServer.JSON.createArrayNode();
            node.forEach(each -> out.add(ordered(each)));
            return out;
        }
        return node;
    }

    @Test
    public void everyRouteIsInItsDocumentWithEachParameter() {
        JsonNode internal = json(api.get(INTERNAL));
        JsonNode open = json(api.get("/public/v1/openapi.json"));
        int operations = 0;
        for (Route route : api.routes) {
            if (route.tag().equals("document")) {
                continue;
            }
            operations++;
            JsonNode document = DocumentResources.isPublic(route) ? open : internal;
            JsonNode operation =
                    document.get("paths").path(route.path()).path(route.method().toLowerCase(java.util.Locale.ROOT));
            assertThat(operation.path("operationId").asText())
                    .as(route.toString())
                    .isEqualTo(route.operation());
            assertThat(operation.path("parameters").findValuesAsText("name"))
                    .containsAll(route.params().stream().map(Param::name).toList());
            assertThat(!operation.path("security").isEmpty())
                    .as("login of " + route)
                    .isEqualTo(route.access() != Route.Access.PUBLIC);
        }
        assertThat(operations).isGreaterThan(15);
    }

    /** Paths that differ in the names of their parameters alone are the same to a generator of clients. */
    @Test
    public void noTwoPathsAreTheSame() {
        List<String> shapes = new java.util.ArrayList<>();
        json(api.get(INTERNAL))
                .get("paths")
                .fieldNames()
                .forEachRemaining(path -> shapes.add(path.replaceAll("\\{[^}]+\\}", "{}")));
        assertThat(shapes).doesNotHaveDuplicates();
    }

    @Test
    public void theDocumentItselfNeedsNoLoginAndHasATag() {
        assertThat(api.send("GET", INTERNAL, null, null).statusCode()).isEqualTo(200);
        assertThat(header(api.get(INTERNAL), "ETag")).isNotEmpty();
    }

    @Test
    public void whatIsAnsweredIsWhatTheDocumentSays() {
        Conformance conformance = new Conformance(json(api.get(INTERNAL)));
        List<String> paths = List.of(
                "/api/v1/bureaus",
                "/api/v1/bureaus/jiangsu",
                "/api/v1/zones",
                "/api/v1/zones/320583-01",
                "/api/v1/zones/320583-01/history",
                "/api/v1/zones/320583-01/titles",
                "/api/v1/zones/320583-01/memberships",
                "/api/v1/evaluations",
                "/api/v1/evaluations/1",
                "/api/v1/evaluations/1/receipt",
                "/api/v1/me",
                "/api/v1/tokens");
        for (String path : paths) {
            assertThat(conformance.faults("GET", path, api.get(path))).as(path).isEmpty();
        }
        assertThat(conformance.faults("GET", "/api/v1/zones/320583-99", api.get("/api/v1/zones/320583-99")))
                .isEmpty();
    }
}
