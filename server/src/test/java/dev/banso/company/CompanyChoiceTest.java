package dev.banso.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import dev.banso.Browser;
import dev.banso.RunningBanso;
import dev.banso.database.Scope;
import dev.banso.problem.InvalidInput;
import dev.banso.problem.Mistakes;
import dev.banso.shell.Form;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// A company is chosen by typing a part of its name, with and without scripts, in a list of any length.
class CompanyChoiceTest {
    private final RunningBanso banso = RunningBanso.shared();
    private final CompanyNames names = banso.bean(CompanyNames.class);
    private final String mark = UUID.randomUUID().toString().substring(0, 6);
    private final UUID rice = company("選択米店" + mark, "せんたくこめてん" + mark);
    private final UUID fish = company("選択魚店" + mark, "せんたくさかなてん" + mark);

    @Test
    void anIdANameAndAPartOfNameOrReadingMeanACompany() {
        assertThat(read(rice.toString())).isEqualTo(rice);
        assertThat(read("選択米店" + mark)).isEqualTo(rice);
        assertThat(read("魚店" + mark)).isEqualTo(fish);
        assertThat(read("さかなてん" + mark)).isEqualTo(fish);
        assertThat(read(" ")).isNull();
    }

    @Test
    void whatFitsNoneOrSeveralIsAMistakeAndNeverAGuess() {
        assertThatThrownBy(() -> read("店" + mark)).isInstanceOfSatisfying(InvalidInput.class,
                several -> assertThat(several.mistakes().getFirst().key()).isEqualTo("company.mistake.several"));
        assertThatThrownBy(() -> read("どこにもない" + mark)).isInstanceOfSatisfying(InvalidInput.class,
                none -> assertThat(none.mistakes().getFirst().key()).isEqualTo("company.mistake.no-company"));
    }

    @Test
    void ofTwoOfOneNameEachIsShownInAWayThatMeansItAlone() {
        UUID other = company("選択米店" + mark, "せんたくこめてん" + mark);
        assertThatThrownBy(() -> read("選択米店" + mark)).isInstanceOf(InvalidInput.class);
        for (UUID one : new UUID[] {rice, other}) {
            assertThat(read(banso.asSystem(() -> names.shown(one.toString())))).isEqualTo(one);
        }
        assertThat(banso.asSystem(() -> names.suggested("米店" + mark))).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void nobodyIsSuggestedOrUnderstandsACompanyThatIsNotTheirs() {
        Scope stranger = new Scope(Scope.Kind.COMPANY, fish, "account:test");
        assertThat(stranger.get(() -> names.suggested(mark))).containsExactly("選択魚店" + mark);
        assertThat(stranger.get(() -> names.shown(rice.toString()))).isEqualTo(rice.toString());
        assertThatThrownBy(() -> stranger.get(() -> read("選択米店" + mark))).isInstanceOf(InvalidInput.class);
    }

    @Test
    void theQueueSuggestsWhileOneTypesAndIsNarrowedByWhatWasTyped() {
        try (Browser browser = Browser.open(banso.uri("/"))) {
            Page page = browser.signIn(RunningBanso.ADMINISTRATOR, RunningBanso.PASSWORD).go("/alerts").page();
            page.locator("#company").pressSequentially("米店" + mark);
            page.waitForFunction("() => document.querySelectorAll('#company-choices option').length === 1");
            assertThat(page.locator("#company-choices option").getAttribute("value")).isEqualTo("選択米店" + mark);
            browser.picture("company-choice");
            browser.go("/alerts?company=店" + mark);
            assertThat(page.locator("#company-notes .banso-mistake").innerText()).contains("複数の顧客企業");
            assertThat(page.locator("#company-choices option").count()).as("the list without a script").isEqualTo(2);
            browser.go("/search?company=" + rice);
            assertThat(page.inputValue("#company")).isEqualTo("選択米店" + mark);
            browser.picture("company-chosen");
        }
    }

    private UUID read(String text) {
        if (Scope.current() == null) {
            return banso.asSystem(() -> read(text));
        }
        Mistakes mistakes = new Mistakes();
        UUID company = names.read(mistakes, "company", text);
        mistakes.throwIfAny();
        assertThat(names.identified(Form.empty().with("company", text)).given("company")).isEqualTo(company == null ? null : company.toString());
        return company;
    }

    private UUID company(String name, String kana) {
        return UUID.fromString(banso.api("POST", "/api/v1/companies", banso.token(), """
                {"name": "%s", "nameKana": "%s", "prefecture": "宮城県", "industry": "I", "capitalYen": 1, "employees": 1, "locale": "ja", "services": []}"""
                .formatted(name, kana)).json().get("id").asString());
    }
}
