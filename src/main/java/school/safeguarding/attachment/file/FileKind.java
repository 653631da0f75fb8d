package school.safeguarding.attachment.file;

import java.util.Optional;
import school.safeguarding.coded.Coded;

/** What may be attached. */
public enum FileKind implements Coded {
    PDF("PDF", "application/pdf"),
    DOCX("Word document", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ODT("OpenDocument text", "application/vnd.oasis.opendocument.text"),
    TXT("Plain text", "text/plain;charset=UTF-8");

    private final String title;
    private final String mediaType;

    FileKind(String title, String mediaType) {
        this.title = title;
        this.mediaType = mediaType;
    }

    public String title() {
        return title;
    }

    public String mediaType() {
        return mediaType;
    }

    public static Optional<FileKind> withCode(String code) {
        return Coded.in(FileKind.class, code);
    }
}
