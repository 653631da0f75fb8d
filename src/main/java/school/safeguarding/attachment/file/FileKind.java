package school.safeguarding.attachment.file;

import java.util.Arrays;
import java.util.Optional;

/** What may be attached. */
public enum FileKind {
    PDF("pdf", "PDF", "application/pdf"),
    DOCX("docx", "Word document", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ODT("odt", "OpenDocument text", "application/vnd.oasis.opendocument.text"),
    TXT("txt", "Plain text", "text/plain;charset=UTF-8");

    private final String code;
    private final String title;
    private final String mediaType;

    FileKind(String code, String title, String mediaType) {
        this.code = code;
        this.title = title;
        this.mediaType = mediaType;
    }

    /** As it is stored, and how a file's name of ours ends. */
    public String code() {
        return code;
    }

    public String title() {
        return title;
    }

    public String mediaType() {
        return mediaType;
    }

    public static Optional<FileKind> withCode(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }
}
