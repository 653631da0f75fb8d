package school.safeguarding.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import school.safeguarding.SchoolTest;
import school.safeguarding.door.NothingHere;
import school.safeguarding.record.Chronology;
import school.safeguarding.reference.Reference;
import school.safeguarding.referral.Agency;
import school.safeguarding.referral.LetterPart;
import school.safeguarding.story.Answers;
import school.safeguarding.story.DatabaseSearch;
import school.safeguarding.story.TasklistClient;

/** What was seen on a child's body is marked by whoever saw it, in words, without script too. */
@SchoolTest
class BodyMapPagesTest extends PagesOfConcern {

    @Autowired
    private Chronology chronology;

    private static Map<String, String> seen(String... more) {
        Map<String, String> seen = new HashMap<>(Map.of(
                "_for", "cpo",
                "seenBy", "Tessa Madeup, teaching assistant",
                "seenOn", "24/11/2026",
                "seenAt", "10:20",
                "howSeen", "Sleeves were rolled up for painting",
                "news", "harm",
                "mark1Place", "front-left-forearm",
                "mark1Looks", "Round, skin not broken",
                "mark1Size", "as a penny",
                "mark1Colour", "yellow and green"));
        for (int at = 0; at < more.length; at += 2) {
            seen.put(more[at], more[at + 1]);
        }
        return seen;
    }

    private HttpResponse<String> send(TasklistClient client, Map<String, String> seen) {
        return client.fillFrom(path("/body-maps/new"), path("/body-maps"), seen);
    }

    private long maps() {
        return chronology.of(Reference.of(concern.reference())).stream()
                .filter(entry -> entry.kind().equals(BodyMap.KIND))
                .count();
    }

    @Test
    void what_was_seen_is_shown_as_points_on_an_outline_and_in_words() throws Exception {
        TasklistClient cpo = as("cpo");
        Map<String, String> seen = seen(
                "mark2Place", "back-left-calf",
                "mark2X", "90",
                "mark2Y", "360",
                "mark2Looks", "Three lines side by side",
                "mark2Explanation", "“The cat did it”",
                "mark2By", "Robin's father at the gate");
        assertThat(send(cpo, seen).statusCode()).isEqualTo(302);
        assertThat(text(cpo.page(path(""))))
                .contains("Seen by Tessa Madeup, teaching assistant, 24/11/2026 10:20")
                .contains("1. Left forearm, inside (front)", "as a penny", "yellow and green")
                .contains(
                        "2. Left calf (back)",
                        "Three lines side by side",
                        "“The cat did it” (Robin's father at the gate)")
                .contains("Front of the body, marks 1", "Back of the body, marks 2")
                .contains("cx=\"152\" cy=\"202\"", "cx=\"90\" cy=\"360\"")
                .doesNotContain("<script", "style=");
        assertThat(new DatabaseSearch(database.getJdbcUrl()).columnsWith("safeguarding", "Three lines side by side"))
                .isEmpty();
        assertThat(new DatabaseSearch(database.getJdbcUrl()).columnsWith("engine", "Three lines side by side"))
                .isEmpty();
        send(cpo, seen);
        assertThat(maps()).as("the same sent twice").isOne();
    }

    @Test
    void the_page_says_first_what_is_never_done_and_runs_a_file_of_ours_alone() {
        HttpResponse<String> page = as("cpo").page(path("/body-maps/new"));
        assertThat(text(page)).contains("Never undress a child", "Never photograph a mark");
        assertThat(text(page).indexOf("Never undress"))
                .isLessThan(text(page).indexOf("<form method=\"post\" action=\"/records"));
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("script-src 'self'")
                .doesNotContain("unsafe");
        assertThat(page.body()).doesNotContain("style=", "onclick").contains("<script src=\"/body-map.js\" defer>");
    }

    @Test
    void it_is_new_information_as_far_as_its_writer_says() {
        concern.does("cpo", "userTask_reviewConcern", Answers.review());
        concern.does("cpo", "userTask_decideResponse", Answers.refer("social-care"));
        assertThat(send(as("cpo"), seen()).statusCode()).isEqualTo(302);
        concern.passSavePoints();
        assertThat(concern.openSteps()).contains("userTask_reviewConcern");
    }

    @Test
    void whoever_was_told_before_is_asked_about_and_told_what_was_seen() {
        concern.does("cpo", "userTask_reviewConcern", Answers.review());
        concern.does("cpo", "userTask_decideResponse", Answers.refer("social-care"));
        concern.accepts("cpo", "social-care");
        assertThat(send(as("cpo"), seen("news", "no-harm")).statusCode()).isEqualTo(302);
        concern.passSavePoints();
        assertThat(concern.everyOpenStep()).contains("userTask_passOnWhatIsNew");
        assertThat(letters.of(Reference.of(concern.reference()), Agency.SOCIAL_CARE)
                        .get(LetterPart.ADDITIONS))
                .contains("Tessa Madeup", "24/11/2026", "Left forearm, inside", "Round, skin not broken", "as a penny")
                .contains("yellow and green", "Sleeves were rolled up")
                .doesNotContain("across", "What of it is new");
    }

    @Test
    void what_is_missing_is_told_where_it_is_missing_and_what_was_typed_is_kept() {
        TasklistClient cpo = as("cpo");
        Map<String, String> seen = seen("seenOn", "31/11/2026", "mark1Looks", "", "mark3Size", "two fingers wide");
        HttpResponse<String> page = send(cpo, seen);
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(text(page))
                .contains("Not stored yet", "must be a date that exists")
                .contains("Mark 1: say what it looked like", "Mark 3: choose the place where it was seen")
                .contains("two fingers wide", "Sleeves were rolled up for painting");
        assertThat(text(send(cpo, Map.of("_for", "cpo")))).contains("Choose at least one place");
        assertThat(maps()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"999, 10", "-1, 10", "x, 10", "40, 246"})
    void a_point_that_is_nowhere_or_at_another_place_is_put_in_the_middle_of_the_chosen_one(String point) {
        String[] at = point.split(", ");
        send(as("cpo"), seen("mark1X", at[0], "mark1Y", at[1]));
        assertThat(BodyMap.all(chronology.of(Reference.of(concern.reference())))
                        .get(0)
                        .marks())
                .extracting(mark -> List.of(mark.x(), mark.y()))
                .containsExactly(List.of(152, 202));
    }

    @ParameterizedTest
    @ValueSource(strings = {"deputy", "head", "chair", "governor", "teacher", "it"})
    void nobody_adds_one_to_what_is_not_theirs(String person) {
        Map<String, String> seen = seen("_for", person);
        HttpResponse<String> theirs = as(person).fillFrom("/account/password", path("/body-maps"), seen);
        HttpResponse<String> none =
                as(person).fillFrom("/account/password", "/records/CSE-2026-00000000/body-maps", seen);
        assertThat(theirs.statusCode()).isEqualTo(404).isEqualTo(none.statusCode());
        assertThat(theirs.body()).isEqualTo(none.body()).isEqualTo(NothingHere.page());
        assertThat(maps()).isZero();
    }

    @Test
    void each_place_is_nearest_to_itself_and_on_the_outline() {
        assertThat(Region.ALL).allSatisfy(region -> {
            assertThat(region.isNearest(region.x(), region.y())).isTrue();
            assertThat(region.x()).isBetween(25, Region.WIDTH - 25);
            assertThat(region.y()).isBetween(15, Region.HEIGHT - 15);
        });
        assertThat(Region.ALL.stream().map(Region::code).distinct().count()).isEqualTo(Region.ALL.size());
    }
}
