package school.safeguarding.attachment.file;

/**
 * What draws one page, or one part of pages, without its pictures.
 *
 * @param letters bytes of text that it shows, invisible text not counted
 * @param pictures how many it showed
 */
record PdfDrawing(byte[] operators, int letters, int pictures) {

    /** A page number or a stamp on a scan is no text. */
    private static final int TOO_FEW_TO_READ = 20;

    boolean isPictureOnly() {
        return pictures > 0 && letters < TOO_FEW_TO_READ;
    }
}
