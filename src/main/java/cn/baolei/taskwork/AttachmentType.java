package cn.baolei.taskwork;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.apache.poi.poifs.filesystem.FileMagic;

/** The files that officials exchange; nothing that a browser or a desktop would run. What a file is follows from its content, not its name alone. */
enum AttachmentType {

    PDF("application/pdf", "pdf"),
    JPEG("image/jpeg", "jpg", "jpeg"),
    PNG("image/png", "png"),
    WORD("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    EXCEL("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    OFD("application/ofd", "ofd");

    /** What officials are told. */
    static final String NAMES = "PDF、JPG、PNG、Word（docx）、Excel（xlsx）、OFD";

    private final String mediaType;
    private final String[] endings;

    AttachmentType(String mediaType, String... endings) {
        this.mediaType = mediaType;
        this.endings = endings;
    }

    String mediaType() {
        return mediaType;
    }

    /** Empty for anything else, and for a file whose content is not what its name says. */
    static Optional<AttachmentType> of(String name, byte[] content) {
        FileMagic found = FileMagic.valueOf(content);
        return Arrays.stream(values()).filter(type -> type.isNamed(name)).filter(type -> type.magic() == found).findFirst();
    }

    /** The office formats are packed; what is in the package decides only for the program that opens it. */
    private FileMagic magic() {
        return switch (this) {
            case PDF -> FileMagic.PDF;
            case JPEG -> FileMagic.JPEG;
            case PNG -> FileMagic.PNG;
            case WORD, EXCEL, OFD -> FileMagic.OOXML;
        };
    }

    private boolean isNamed(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(endings).anyMatch(ending -> lower.endsWith("." + ending));
    }
}
