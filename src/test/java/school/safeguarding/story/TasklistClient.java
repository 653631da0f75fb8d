package school.safeguarding.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/** Makes Tasklist's own calls over HTTP as one person, without a browser. */
public class TasklistClient {

    public static final String API = "/camunda/api/engine/engine/default";

    public static final String TASKLIST = "/camunda/app/tasklist/default/";

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String baseUrl;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final CookieManager cookies;
    private final HttpClient http;
    private Duration within = Duration.ofMinutes(3);

    public TasklistClient(int port) {
        this(port, new CookieManager());
    }

    private TasklistClient(int port, CookieManager cookies) {
        this.cookies = cookies;
        baseUrl = "http://localhost:" + port;
        http = HttpClient.newBuilder().cookieHandler(cookies).build();
    }

    private TasklistClient(TasklistClient first) {
        baseUrl = first.baseUrl;
        cookies = first.cookies;
        http = first.http;
        within = first.within;
    }

    /** The same browser at another node: what it holds goes with it. */
    public TasklistClient at(int port) {
        return new TasklistClient(port, cookies).within(within);
    }

    /** Another tab of the same browser. */
    public TasklistClient beside() {
        return new TasklistClient(this);
    }

    /** Gives up on an answer that does not come within that time. */
    public TasklistClient within(Duration time) {
        within = time;
        return this;
    }

    /** By TLS, where this machine has to know who signed the certificate. */
    public TasklistClient(int port, SSLContext trusted) {
        cookies = new CookieManager();
        baseUrl = "https://localhost:" + port;
        http = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .sslContext(trusted)
                .build();
    }

    public HttpResponse<String> signIn(String person, String password) {
        HttpResponse<String> answer = fill("/login", Map.of("username", person, "password", password));
        // The engine's token comes with its first page.
        call("GET", TASKLIST, null);
        return answer;
    }

    public HttpResponse<String> page(String path) {
        return send(request(path).header("Accept", "text/html"));
    }

    /** Fills in the form of one of our own pages and sends it, with the token that stands in it. */
    public HttpResponse<String> fill(String page, Map<String, String> fields) {
        return fillFrom(page, page, fields);
    }

    /** The same where the form sends somewhere else. */
    public HttpResponse<String> fillFrom(String page, String to, Map<String, String> fields) {
        Matcher token = TOKEN.matcher(page(page).body());
        Map<String, String> all = new LinkedHashMap<>(fields);
        token.results().limit(1).forEach(found -> all.put("_csrf", found.group(1)));
        return post(to, all);
    }

    /** Sends a file from the one form of that page that takes one. */
    public HttpResponse<String> upload(String page, String field, byte[] file) {
        return uploadFrom(page, page, field, file, Map.of());
    }

    /** The same where the form sends somewhere else, and more than the file. */
    public HttpResponse<String> uploadFrom(
            String page, String to, String field, byte[] file, Map<String, String> fields) {
        Matcher token = TOKEN.matcher(page(page).body());
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("_csrf", token.find() ? token.group(1) : "none");
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        all.forEach((name, value) -> body.writeBytes(
                ("--part\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        body.writeBytes(("--part\r\nContent-Disposition: form-data; name=\"" + field
                        + "\"; filename=\"pupils.csv\"\r\nContent-Type: text/csv\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes("\r\n--part--\r\n".getBytes(StandardCharsets.UTF_8));
        return send(request(to)
                .header("Content-Type", "multipart/form-data; boundary=part")
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    public HttpResponse<String> post(String path, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    /** The same where a file comes back: its bytes, which no test compares as text. */
    public HttpResponse<byte[]> download(String page, String to, Map<String, String> fields) {
        Matcher token = TOKEN.matcher(page(page).body());
        Map<String, String> all = new LinkedHashMap<>(fields);
        token.results().limit(1).forEach(found -> all.put("_csrf", found.group(1)));
        String form = all.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        try {
            return http.send(
                    request(to)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(form))
                            .build(),
                    BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new AssertionError("No answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /**
     * Reports it as the page does, with a key by which it is known when it comes once more.
     *
     * @return the reference; empty where no answer says that it was accepted
     */
    public String reported(String key, String report) {
        try {
            HttpResponse<String> answer =
                    with("X-Form-Key", key).engine("POST", "/process-definition/key/cse-concern/submit-form", report);
            return answer.statusCode() == 200
                    ? JSON.readTree(answer.body()).path("businessKey").asText()
                    : "";
        } catch (AssertionError | JsonProcessingException e) {
            return "";
        }
    }

    /** Sends that header with every call from now on. */
    public TasklistClient with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** What its browser sends with every call, one header a line, for a test that writes to a socket itself. */
    public String headerLines() {
        List<HttpCookie> all = cookies.getCookieStore().getCookies();
        String held = all.stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return "Cookie: " + held + "\r\n"
                + all.stream()
                        .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                        .map(cookie -> "X-XSRF-TOKEN: " + cookie.getValue() + "\r\n")
                        .collect(Collectors.joining());
    }

    public TasklistClient signedIn(String person) {
        String next = signIn(person, "demo").headers().firstValue("Location").orElse("nowhere");
        if (!next.equals("/")) {
            throw new AssertionError(person + " cannot sign in, and is sent to " + next);
        }
        return this;
    }

    /** @param path after the engine's address, beginning with a slash */
    public HttpResponse<String> engine(String method, String path, String json) {
        return call(method, API + path, json);
    }

    public HttpResponse<String> call(String method, String path, String json) {
        HttpRequest.Builder request = request(path)
                .setHeader("Accept", headers.getOrDefault("Accept", "application/json"))
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (json != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        return send(request);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + path));
        request.timeout(within);
        headers.forEach(request::header);
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        return request;
    }

    /** What a browser would save. */
    public HttpResponse<byte[]> save(String path) {
        try {
            return http.send(request(path).build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new AssertionError("No answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder builder) {
        try {
            HttpRequest request = builder.build();
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            repeatsNothing(request.uri().getPath(), answer);
            return answer;
        } catch (IOException e) {
            throw new AssertionError("No answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The same for everybody: models and empty forms. */
    private static final Pattern DOCUMENT = Pattern.compile(".*/(xml|deployed-form|deployed-start-form)");

    /** Where records are read, and nothing of them in the headers. */
    private static final Pattern PAGE = Pattern.compile("/(records|concerns|children)(/.*)?");

    /** Whatever a test asks for, what somebody typed comes back in one's own step's form only, and a name where it is one's own. */
    private static void repeatsNothing(String path, HttpResponse<String> answer) {
        if (PAGE.matcher(path).matches()) {
            refuse(path, String.valueOf(answer.headers().map()));
            return;
        }
        if (path.endsWith("/form-variables")
                || path.startsWith("/account")
                || path.equals("/low-level")
                || path.startsWith("/policy")
                || path.equals("/awareness")
                || path.equals("/report")
                || path.equals("/report/more")
                || path.equals("/drafts")
                || path.startsWith("/welcome")
                || DOCUMENT.matcher(path).matches()) {
            return;
        }
        refuse(path, answer.headers().map() + answer.body());
    }

    private static void refuse(String path, String said) {
        Typed.in(said).ifPresent(text -> {
            throw new AssertionError("The answer to " + path + " repeats what somebody typed: " + text);
        });
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
