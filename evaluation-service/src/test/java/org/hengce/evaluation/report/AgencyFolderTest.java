package org.hengce.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hengce.presentation.Language;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.look.Markup;
import org.hengce.reports.agency.Agency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgencyFolderTest {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0};

    private static void write(Path folder, String properties) throws IOException {
        Files.writeString(folder.resolve("agency.properties"), properties);
    }

    @Test
    void aFolderSaysNameColourLogoAndWhetherThereIsACover(@TempDir Path folder) throws IOException {
        write(folder, "name.zh = 某省统计局\nname.en = Bureau <of> Statistics\ncolour = #0b6aa8\ncover = true\n");
        Files.write(folder.resolve("logo.png"), PNG);

        Agency agency = AgencyFolder.read(folder);

        assertThat(agency.name()).isEqualTo(new LocalizedText("某省统计局", "Bureau <of> Statistics"));
        assertThat(agency.colour()).isEqualTo("#0b6aa8");
        assertThat(agency.cover()).isTrue();
        Markup head = new Markup();
        agency.writeHead(head, Language.EN);
        assertThat(head.toString()).contains("data:image/png;base64,iVBORw0KGgoA", "Bureau &lt;of&gt; Statistics");
    }

    @Test
    void whatAFolderDoesNotSayIsLeftOut(@TempDir Path folder) throws IOException {
        write(folder, "");

        Agency agency = AgencyFolder.read(folder);

        assertThat(agency.colour()).isNull();
        assertThat(agency.logo()).isNull();
        assertThat(agency.cover()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "colour = red, a colour is written as #1d2733",
        "cover = yes, cover is true or false",
        "color = #0b6aa8, there is no key"
    })
    void whatIsWrongInAFolderIsSaidWithItsName(String line, String why, @TempDir Path folder) throws IOException {
        write(folder, line + "\n");

        assertThatThrownBy(() -> AgencyFolder.read(folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining(why);
    }

    @Test
    void aLogoThatIsNoPictureOrTooLargeIsRefused(@TempDir Path folder) throws IOException {
        write(folder, "");
        Files.writeString(folder.resolve("logo.png"), "<svg onload='alert(1)'/>");
        assertThatThrownBy(() -> AgencyFolder.read(folder)).hasMessageContaining("does not begin like one");

        Files.write(folder.resolve("logo.png"), new byte[600_000]);
        assertThatThrownBy(() -> AgencyFolder.read(folder)).hasMessageContaining("512 kB");
    }

    @Test
    void aFolderThatIsNotThereIsNamed(@TempDir Path folder) {
        Path missing = folder.resolve("missing");

        assertThatThrownBy(() -> AgencyFolder.read(missing)).hasMessageContaining(missing.toString());
    }
}
