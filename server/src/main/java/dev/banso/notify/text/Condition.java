package dev.banso.notify.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// When a section holds: `## 防御できたか【防御済み】`, `## Was it stopped [stopped]`. Of several sections for a part
/// the first whose condition holds is taken, else the one without a condition.
public enum Condition {
    /// The device stopped all of it.
    STOPPED("防御済み", "stopped"),
    /// The device let some of it pass.
    PASSED("未防御", "not stopped"),
    /// It is not known whether it was stopped.
    UNKNOWN("不明", "unknown"),
    /// An analyst has confirmed it.
    CONFIRMED("確認済み", "confirmed"),
    /// An analyst has found it harmless.
    HARMLESS("問題なし", "harmless"),
    /// A digest because more happened within an hour than is mailed one by one.
    MANY("多発", "many"),
    /// A report is issued again with changes.
    REISSUED("再発行", "reissued"),
    /// The provider has given no telephone number.
    NO_PHONE("電話なし", "no phone");

    private final String japanese;
    private final String english;

    Condition(String japanese, String english) {
        this.japanese = japanese;
        this.english = english;
    }

    String word(Locale locale) {
        return locale.getLanguage().equals("ja") ? japanese : english;
    }

    static Optional<Condition> of(String word, Locale locale) {
        return Arrays.stream(values()).filter(condition -> condition.word(locale).equals(word)).findFirst();
    }
}
