package dev.banso.report.paper;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.logging.Level;

/// Prints an XHTML document on A4. Nothing outside the document is ever loaded: pictures come as `data:` addresses.
final class PdfPrinter {
    private static final int REGULAR_WEIGHT = 400;
    private static final int BOLD_WEIGHT = 700;
    private static final Set<FSFontUseCase> EVERYWHERE = EnumSet.of(FSFontUseCase.DOCUMENT, FSFontUseCase.SVG);

    static {
        // The page's style sheet is the paper's, too; what paper has no use for is no news. Its errors are.
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.SEVERE));
    }

    byte[] print(String xhtml) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        try (BatikSVGDrawer drawer = new BatikSVGDrawer()) {
            new PdfRendererBuilder()
                    .useFastMode()
                    .useFont(() -> Face.open(Face.REGULAR), Face.FAMILY, REGULAR_WEIGHT, FontStyle.NORMAL, true, EVERYWHERE)
                    .useFont(() -> Face.open(Face.BOLD), Face.FAMILY, BOLD_WEIGHT, FontStyle.NORMAL, true, EVERYWHERE)
                    .useExternalResourceAccessControl((address, type) -> address.startsWith("data:"),
                            ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                    .useSVGDrawer(drawer)
                    .withProducer("Banso")
                    .withHtmlContent(xhtml, null)
                    .toStream(pdf)
                    .run();
        } catch (IOException failed) {
            throw new IllegalStateException("the report could not be printed", failed);
        }
        return pdf.toByteArray();
    }
}
