package school.safeguarding.story;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes Tasklist's own calls over HTTP as one person, without a browser. */
public class TasklistClient {

    public static final String API = "/camunda/api/engine/engine/default";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String baseUrl;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    public TasklistClient(int port) {
        baseUrl = "http://localhost:" + port;
    }

    public HttpResponse<String> signIn(String person, String password) {
        call("GET", "/camunda/app/tasklist/default/", null);
        String form = "username=" + encoded(person) + "&password=" + encoded(password);
        HttpResponse<String> answer = send(request("/camunda/api/admin/auth/user/default/login/tasklist")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        // The session is a new one, and so is its token, which comes with the next page.
        call("GET", "/camunda/app/tasklist/default/", null);
        return answer;
    }

    public TasklistClient signedIn(String person) {
        int status = signIn(person, "demo").statusCode();
        if (status != 200) {
            throw new AssertionError(person + " cannot sign in: " + status);
        }
        return this;
    }

    /** @param path after the engine's address, beginning with a slash */
    public HttpResponse<String> engine(String method, String path, String json) {
        return call(method, API + path, json);
    }

    public HttpResponse<String> call(String method, String path, String json) {
        HttpRequest.Builder request = request(path)
                .header("Accept", "application/json")
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        return send(request);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + path));
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("No answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The answers as Tasklist sends them. */
    public static String body(Answers answers) {
        Map<String, Object> variables = answers.asMap().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, answer -> variable(answer.getValue())));
        return json(Map.of("variables", variables));
    }

    private static Map<String, Object> variable(Object value) {
        return value instanceof List<?> ? Map.of("type", "Json", "value", json(value)) : Map.of("value", value);
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
