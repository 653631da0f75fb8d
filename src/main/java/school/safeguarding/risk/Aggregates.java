package school.safeguarding.risk;

/**
 * What {@code risk-level.dmn} reads of a child's indicators.
 *
 * @param isHarmIndicated a sign of harm itself, or any significant indicator within a year
 * @param isUnderThirteen known to be, or of unknown age
 * @param isSend a learning disability or special educational need, known or not ruled out
 * @param currentSignificant significant indicators within the last six months: 0, 1, or 2 for two and more
 * @param scoreBand {@code 0-5}, {@code 6-10}, {@code 11-15} or {@code 16+}
 * @param isAnyRiskIndicated anything beyond background vulnerability: a moderate or significant indicator or a sign of
 *     harm. Not so means background only, or nothing.
 * @param isMuchUnknown more than two indicators unanswered
 * @param score the points by SERAF's weights (Barnardo's Cymru 2007)
 */
public record Aggregates(
        boolean isDisclosed,
        boolean isWitnessed,
        boolean isImaged,
        boolean isPhysicalSign,
        boolean isHarmIndicated,
        boolean isUnderThirteen,
        boolean isSend,
        int currentSignificant,
        String scoreBand,
        boolean isAnyRiskIndicated,
        boolean isMuchUnknown,
        int score) {}
