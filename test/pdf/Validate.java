import java.io.FileInputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Holds each file to PDF/A-2a and PDF/UA-1: one line per file and standard, `ok` or what is wrong. */
public class Validate {
  public static void main(String[] files) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    for (String file : files) {
      for (PDFAFlavour flavour : new PDFAFlavour[] {PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1}) {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(file), flavour)) {
          ValidationResult result = Foundries.defaultInstance().createValidator(flavour, false).validate(parser);
          System.out.println((result.isCompliant() ? "ok " : "FAULTY ") + flavour + " " + file);
          result.getTestAssertions().stream()
              .filter(one -> one.getStatus() == TestAssertion.Status.FAILED)
              .limit(10)
              .forEach(one -> System.out.println("  " + one.getRuleId().getClause() + ": " + one.getMessage()));
        }
      }
    }
  }
}
