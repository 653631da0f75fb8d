package school.safeguarding.risk;

/**
 * What {@code risk-level.dmn} reads of a child's indicators. A sign with an ordinary explanation on record counts as
 * {@code isExplained} and in the score, and as nothing else.
 *
 * @param isShownPictures shown, or made to watch, sexual pictures, films or acts
 * @param isHarmIndicated a sign of harm itself, or any significant indicator within a year
 * @param isUnderThirteen known to be, or of unknown age
 * @param isSend a learning disability or special educational need, known or not ruled out
 * @param isMoodWithCommunicationNeed a changed mood, and a learning disability or special educational need with a
 *     communication need, known or not ruled out
 * @param currentSignificant significant indicators within the last six months: 0, 1, or 2 for two and more
 * @param scoreBand {@code 0-5}, {@code 6-10}, {@code 11-15} or {@code 16+}
 * @param isSpecificIndicated a sign that points to somebody, such as secrets or fear of a person
 * @param generalSigns signs with many causes: {@code none}; {@code some}; {@code supported} where there are two or more,
 *     or one together with a vulnerability
 * @param picturesAlone came upon sexual pictures alone: {@code none}, {@code once}, or {@code repeated}, which means also
 *     unexplained
 * @param isMuchUnknown more than two indicators unanswered
 * @param score the points by SERAF's weights (Barnardo's Cymru 2007)
 */
public record Aggregates(
        boolean isDisclosed,
        boolean isWitnessed,
        boolean isImaged,
        boolean isShownPictures,
        boolean isPhysicalSign,
        boolean isHarmIndicated,
        boolean isUnderThirteen,
        boolean isSend,
        boolean isMoodWithCommunicationNeed,
        int currentSignificant,
        String scoreBand,
        boolean isSpecificIndicated,
        String generalSigns,
        boolean isExplained,
        String picturesAlone,
        boolean isMuchUnknown,
        int score) {}
