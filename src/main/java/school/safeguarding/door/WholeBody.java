package school.safeguarding.door;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.util.MultiValueMap;

/**
 * A request whose body is here, so that it can be looked at before it is passed on, and so that nobody behind the door waits
 * for the rest of it. Where it took a while to arrive the container sends the request on a second time; that is still the
 * one request, and passes all the filters that a request passes.
 */
public class WholeBody extends HttpServletRequestWrapper {

    /** Bytes. Every field of the longest form filled to its limit stays well below. */
    public static final int LIMIT = 1_000_000;

    /** Where Tomcat says which filters are meant. Source: {@code org.apache.catalina.Globals.DISPATCHER_TYPE_ATTR}. */
    private static final String DISPATCHER_TYPE = "org.apache.catalina.core.DISPATCHER_TYPE";

    private final ByteArrayOutputStream body;
    private @Nullable Map<String, String[]> parameters;

    /** @param body may still grow, until anybody asks for something of it */
    public WholeBody(HttpServletRequest request, ByteArrayOutputStream body) {
        super(request);
        this.body = body;
    }

    public byte[] bytes() {
        return body.toByteArray();
    }

    @Override
    public DispatcherType getDispatcherType() {
        return asRequest(super.getDispatcherType());
    }

    @Override
    public Object getAttribute(String name) {
        Object value = super.getAttribute(name);
        return name.equals(DISPATCHER_TYPE) && value instanceof DispatcherType type ? asRequest(type) : value;
    }

    private static DispatcherType asRequest(DispatcherType type) {
        return type == DispatcherType.ASYNC ? DispatcherType.REQUEST : type;
    }

    public static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    public static boolean isFormWithFile(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith(MediaType.MULTIPART_FORM_DATA_VALUE);
    }

    /** The content of the file in this field of a form that has one, from memory: nothing of it is ever put on a disk. */
    public Optional<byte[]> file(String name) {
        return isFormWithFile(this)
                ? Optional.ofNullable(FormWithFile.read(this).files().get(name))
                : Optional.empty();
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        if (parameters == null) {
            Map<String, String[]> all = new LinkedHashMap<>(super.getParameterMap());
            if (isForm(this) || isFormWithFile(this)) {
                Map<String, List<String>> fields =
                        isForm(this) ? form() : FormWithFile.read(this).fields();
                fields.forEach((name, values) -> all.merge(
                        name, values.toArray(String[]::new), (ofAddress, ofForm) -> Stream.of(ofAddress, ofForm)
                                .flatMap(Stream::of)
                                .toArray(String[]::new)));
            }
            parameters = Collections.unmodifiableMap(all);
        }
        return parameters;
    }

    /** Empty where it is no form in truth. */
    private Map<String, List<String>> form() {
        try {
            MultiValueMap<String, String> read = new FormHttpMessageConverter().read(null, new HttpInputMessage() {

                @Override
                public InputStream getBody() {
                    return new ByteArrayInputStream(bytes());
                }

                @Override
                public HttpHeaders getHeaders() {
                    return HttpHeaders.EMPTY;
                }
            });
            return read;
        } catch (IllegalArgumentException e) {
            return Map.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = getParameterMap().get(name);
        return values == null ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        String[] values = getParameterMap().get(name);
        return values == null ? null : values.clone();
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(getParameterMap().keySet());
    }

    @Override
    public ServletInputStream getInputStream() {
        ByteArrayInputStream bytes = new ByteArrayInputStream(bytes());
        return new ServletInputStream() {

            @Override
            public int read() {
                return bytes.read();
            }

            @Override
            public int read(byte[] into, int from, int length) {
                return bytes.read(into, from, length);
            }

            @Override
            public boolean isFinished() {
                return bytes.available() == 0;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new UnsupportedOperationException("The body is here already");
            }
        };
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
}
