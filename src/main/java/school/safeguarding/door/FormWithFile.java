package school.safeguarding.door;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.UploadContext;

/**
 * A form that was sent with a file, read from memory by what Tomcat itself reads such forms with. The container's own way
 * keeps files on the disk.
 */
record FormWithFile(Map<String, List<String>> fields, Map<String, byte[]> files) {

    private static final int MOST_PARTS = 10;

    /** Empty where it is no such form in truth. */
    static FormWithFile read(WholeBody request) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        Map<String, byte[]> files = new HashMap<>();
        try {
            FileItemIterator parts = new FileUpload().getItemIterator(new InMemory(request));
            for (int count = 0; count < MOST_PARTS && parts.hasNext(); count++) {
                FileItemStream part = parts.next();
                byte[] content = part.openStream().readAllBytes();
                if (part.isFormField()) {
                    fields.computeIfAbsent(part.getFieldName(), name -> new ArrayList<>())
                            .add(new String(content, StandardCharsets.UTF_8));
                } else {
                    files.putIfAbsent(part.getFieldName(), content);
                }
            }
            return new FormWithFile(fields, files);
        } catch (IOException e) {
            return new FormWithFile(Map.of(), Map.of());
        }
    }

    private record InMemory(WholeBody request) implements UploadContext {

        @Override
        public String getCharacterEncoding() {
            return StandardCharsets.UTF_8.name();
        }

        @Override
        public String getContentType() {
            return request.getContentType();
        }

        @Override
        public long contentLength() {
            return request.getContentLengthLong();
        }

        @Override
        public InputStream getInputStream() {
            return request.getInputStream();
        }
    }
}
