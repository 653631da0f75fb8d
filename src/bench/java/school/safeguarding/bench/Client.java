package school.safeguarding.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One person's browser as far as the server sees it. The same calls go to both applications; only signing in differs. */
class Client {

    private static final String API = "/camunda/api/engine/engine/default";
    private static final String DRAFTS = "/camunda/api/draft";
    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Duration ANSWERS_WITHIN = Duration.ofMinutes(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String baseUrl;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .build();

    private Client(int port) {
        baseUrl = "http://127.0.0.1:" + port;
    }

    static Client ofOurs(int port, String person) {
        Client client = new Client(port);
        String page = client.send(client.request("/login").GET(), 200);
        Matcher token = TOKEN.matcher(page);
        if (!token.find()) {
            throw new IllegalStateException("The page to sign in has no token");
        }
        client.post("/login", Map.of("username", person, "password", "demo", "_csrf", token.group(1)), 302);
        client.get(TASKLIST);
        return client;
    }

    static Client ofStock(int port, String person) {
        Client client = new Client(port);
        client.get(TASKLIST);
        client.post(
                "/camunda/api/admin/auth/user/default/login/tasklist",
                Map.of("username", person, "password", "demo"),
                200);
        // Signing in begins a session, with a token of its own.
        client.get(TASKLIST);
        return client;
    }

    private void post(String path, Map<String, String> fields, int expected) {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)),
                expected);
    }

    private void get(String path) {
        send(request(path).GET(), 200);
    }

    String ask(String path) {
        return send(request(API + path).header("Accept", "application/json").GET(), 200);
    }

    /** @param expected the status that says that it was done */
    String tell(String path, String json, int expected) {
        return send(API + path, json, expected);
    }

    /** Only ours keeps drafts. */
    void keep(String form, String json) {
        send(DRAFTS + form, json, 204);
    }

    private String send(String path, String json, int expected) {
        return send(
                request(path)
                        .header("Accept", "application/json")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json)),
                expected);
    }

    static JsonNode read(String json) throws IOException {
        return JSON.readTree(json);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(ANSWERS_WITHIN);
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        return request;
    }

    private String send(HttpRequest.Builder builder, int expected) {
        HttpRequest request = builder.build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != expected) {
                throw new IllegalStateException(
                        request.method() + " " + request.uri() + " was answered by " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException e) {
            throw new IllegalStateException("No answer to " + request.method() + " " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
