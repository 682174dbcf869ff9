package dev.banso.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpenSearchDocumentTest {
    private static final String LINE = "<189>date=2020-10-01 time=12:00:00 devid=\"FGT60FTK30000001\" eventtime=1601521200123456789 tz=\"+0900\" srcip=192.168.1.20";

    @Test
    void fieldsKeepTheirNamesAndTheTimeIsSaidOnce() {
        assertThat(OpenSearchDocument.of(LINE, false)).containsExactlyInAnyOrderEntriesOf(java.util.Map.of(
                "@timestamp", "2020-10-01T03:00:00.123456789Z", "devid", "FGT60FTK30000001", "srcip", "192.168.1.20"));
    }

    @Test
    void theLineStaysBesideItsFieldsWhereItIsToBeKept() {
        assertThat(OpenSearchDocument.of(LINE, true)).containsEntry("original", LINE);
    }

    @Test
    void timesThatMakeNoInstantStayAsTheyAre() {
        assertThat(OpenSearchDocument.of("date=2020-10-01 time=12:00:00 srcip=192.168.1.20", false)).doesNotContainKey("@timestamp")
                .containsEntry("date", "2020-10-01").containsEntry("time", "12:00:00");
    }
}
