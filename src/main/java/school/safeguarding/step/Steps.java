package school.safeguarding.step;

/** Those steps of the models that the code knows by name. */
public final class Steps {

    public static final StepId ACT_ON_OVERDUE_STEP = StepId.of("userTask_actOnOverdueStep");
    public static final StepId ADD_TO_RECORD = StepId.of("userTask_addToRecord");
    public static final StepId AGREE_AS_SECOND = StepId.of("userTask_agreeAsSecond");
    public static final StepId AGREE_TO_REMOVAL = StepId.of("userTask_agreeToRemoval");
    public static final StepId AGREE_TO_TABLE = StepId.of("userTask_agreeToTable");
    public static final StepId ANSWER_WORRY = StepId.of("userTask_answerWorry");
    public static final StepId APPOINT_HANDLER = StepId.of("userTask_appointHandler");
    public static final StepId CONFIRM_CORRECTION = StepId.of("userTask_confirmCorrection");
    public static final StepId CONFIRM_EMERGENCY_SERVICES = StepId.of("userTask_confirmEmergencyServices");
    public static final StepId CORRECT_WHAT_WAS_TOLD = StepId.of("userTask_correctWhatWasTold");
    public static final StepId COUNTERSIGN_CLOSE = StepId.of("userTask_countersignClose");
    public static final StepId COUNTERSIGN_RESPONSE = StepId.of("userTask_countersignResponse");
    public static final StepId DECIDE_PARENT_CONTACT = StepId.of("userTask_decideParentContact");
    public static final StepId DECIDE_RESPONSE = StepId.of("userTask_decideResponse");
    public static final StepId DISAGREE = StepId.of("userTask_disagree");
    public static final StepId MAKE_REFERRAL = StepId.of("userTask_makeReferral");
    public static final StepId PASS_ON_WHAT_IS_NEW = StepId.of("userTask_passOnWhatIsNew");
    public static final StepId PLAN_EARLY_HELP = StepId.of("userTask_planEarlyHelp");
    public static final StepId PROTECT_CHILDREN = StepId.of("userTask_protectChildren");
    public static final StepId READ_POLICY = StepId.of("userTask_readPolicy");
    public static final StepId RECORD_ACKNOWLEDGEMENT = StepId.of("userTask_recordAcknowledgement");
    public static final StepId RECORD_AND_CLOSE = StepId.of("userTask_recordAndClose");
    public static final StepId RECORD_CONTACT = StepId.of("userTask_recordContact");
    public static final StepId RECORD_MEETING = StepId.of("userTask_recordMeeting");
    public static final StepId RECORD_RECEIPT_OF_FILE = StepId.of("userTask_recordReceiptOfFile");
    public static final StepId RECORD_TRAINING = StepId.of("userTask_recordTraining");
    public static final StepId RECORD_WHAT_BECAME_OF_IT = StepId.of("userTask_recordWhatBecameOfIt");
    public static final StepId RECORD_WHO_COLLECTED = StepId.of("userTask_recordWhoCollected");
    public static final StepId REVIEW_CONCERN = StepId.of("userTask_reviewConcern");
    public static final StepId REVIEW_EARLY_HELP = StepId.of("userTask_reviewEarlyHelp");
    public static final StepId REVIEW_OUTCOME = StepId.of("userTask_reviewOutcome");
    public static final StepId SAY_WHETHER_WORRIED = StepId.of("userTask_sayWhetherWorried");
    public static final StepId SEEK_ADVICE = StepId.of("userTask_seekAdvice");
    public static final StepId SEND_FILE_TO_NEXT_SCHOOL = StepId.of("userTask_sendFileToNextSchool");
    public static final StepId TELL_ANOTHER_WAY = StepId.of("userTask_tellAnotherWay");
    public static final StepId TELL_BY_VOICE = StepId.of("userTask_tellByVoice");
    public static final StepId WRITTEN_CONFIRMATION = StepId.of("userTask_writtenConfirmation");

    private Steps() {}
}
