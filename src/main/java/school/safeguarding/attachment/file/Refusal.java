package school.safeguarding.attachment.file;

/** Why a file is not taken, and what to do instead. No sentence repeats anything of the file. */
public enum Refusal {
    NONE_CHOSEN("Choose the file that you want to attach."),
    EMPTY("There is nothing in this file. Choose another."),
    TOO_LARGE("This file is larger than 10 MB. Attach the part that matters, or keep it as a paper original."),
    PICTURE(
            "This is a picture or a film, and none is stored here. Describe what it shows in words, under “Add to the record”. If"
                    + " it may show a child undressed or a sexual act: do not look at it again, do not copy or send it, leave the device"
                    + " as it is, and ring the police."),
    ONLY_PICTURES(
            "A page of this file is a picture, such as a scan or a photograph. No picture is stored here, so of a PDF only text"
                    + " is taken. Describe what it says under “Add to the record”, keep the paper, and record it as a paper"
                    + " original that says where it is; or ask whoever wrote it for the document itself."),
    UNKNOWN(
            "This is not a PDF, a Word document (DOCX), an OpenDocument text (ODT) or plain text. Save it as one of these, or keep"
                    + " it as a paper original."),
    OLD_WORD("This was saved by an older office program. Open it, save it as PDF or DOCX, and attach that."),
    EMAIL_WITH_FILES(
            "This is an email with files inside it. Save its text as PDF, and attach each document by itself."),
    ENCRYPTED("This file is locked with a password. Save a copy without one, and attach that."),
    BROKEN(
            "This file is damaged or not whole. Ask for it again, or save it again from the program that it was written with."),
    TOO_MUCH_INSIDE("This file unpacks to more than can be looked at safely. Print it as PDF, and attach that."),
    RUNS_PROGRAMS(
            "This file contains a program (a macro, a script, or something that starts one). Print it as PDF, and attach"
                    + " that."),
    FILES_INSIDE("There are other files inside this file. Save each by itself, print it as PDF, and attach that."),
    SENDS("This file contains a form that sends what is typed into it. Print it as PDF, and attach that."),
    FROM_ELSEWHERE("This file loads a part of itself from somewhere else. Print it as PDF, and attach that."),
    UNDRAWN_FORM(
            "This file contains a form whose answers are not drawn on its pages. Print it as PDF, and attach that.");

    private final String sentence;

    Refusal(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
