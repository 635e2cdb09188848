package dev.weir.matcher.schema;

import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.bg.BulgarianAnalyzer;
import org.apache.lucene.analysis.bn.BengaliAnalyzer;
import org.apache.lucene.analysis.br.BrazilianAnalyzer;
import org.apache.lucene.analysis.ca.CatalanAnalyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.ckb.SoraniAnalyzer;
import org.apache.lucene.analysis.classic.ClassicAnalyzer;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.analysis.core.SimpleAnalyzer;
import org.apache.lucene.analysis.core.StopAnalyzer;
import org.apache.lucene.analysis.core.UnicodeWhitespaceAnalyzer;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.analysis.cz.CzechAnalyzer;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.el.GreekAnalyzer;
import org.apache.lucene.analysis.email.UAX29URLEmailAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.et.EstonianAnalyzer;
import org.apache.lucene.analysis.eu.BasqueAnalyzer;
import org.apache.lucene.analysis.fa.PersianAnalyzer;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.ga.IrishAnalyzer;
import org.apache.lucene.analysis.gl.GalicianAnalyzer;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.hu.HungarianAnalyzer;
import org.apache.lucene.analysis.hy.ArmenianAnalyzer;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.lt.LithuanianAnalyzer;
import org.apache.lucene.analysis.lv.LatvianAnalyzer;
import org.apache.lucene.analysis.ne.NepaliAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.sr.SerbianAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.ta.TamilAnalyzer;
import org.apache.lucene.analysis.te.TeluguAnalyzer;
import org.apache.lucene.analysis.th.ThaiAnalyzer;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;

/**
 * The text analyzers, by the name that a schema uses.
 *
 * <p>They are those of Lucene's common analysis module with their own default stop words and stemmers: {@code standard}
 * cuts at Unicode word boundaries and folds case; {@code words} keeps runs of letters, digits and underscores, in lower
 * case, as library databases cut words; {@code simple} keeps runs of letters, in lower case; {@code whitespace} and
 * {@code unicode_whitespace} cut at blanks and change nothing; {@code keyword} keeps the value whole; {@code stop} is
 * {@code simple} without English stop words; {@code classic} and {@code url_email} keep host names and addresses
 * together; all others are named after their language ({@code cjk} makes pairs of Chinese, Japanese and Korean
 * characters). {@code thai} needs a Java runtime that has Thai word boundaries, as every full one has.
 */
public final class Analyzers {
    /** How many positions lie between two values of a repeated text field, so that a phrase does not span them. */
    public static final int POSITION_GAP = 100;

    /**
     * The longest token in bytes of UTF-8, which is Lucene's own limit. Longer ones are dropped; their position stays
     * empty.
     */
    public static final int MAX_TOKEN_BYTES = 32_766;

    static final String STANDARD = "standard";

    private static final List<String> NAMES = List.of(
            "standard",
            "words",
            "simple",
            "whitespace",
            "unicode_whitespace",
            "keyword",
            "stop",
            "classic",
            "url_email",
            "arabic",
            "armenian",
            "basque",
            "bengali",
            "brazilian",
            "bulgarian",
            "catalan",
            "cjk",
            "czech",
            "danish",
            "dutch",
            "english",
            "estonian",
            "finnish",
            "french",
            "galician",
            "german",
            "greek",
            "hindi",
            "hungarian",
            "indonesian",
            "irish",
            "italian",
            "latvian",
            "lithuanian",
            "nepali",
            "norwegian",
            "persian",
            "portuguese",
            "romanian",
            "russian",
            "serbian",
            "sorani",
            "spanish",
            "swedish",
            "tamil",
            "telugu",
            "thai",
            "turkish");

    private Analyzers() {}

    /** All names. */
    public static List<String> names() {
        return NAMES;
    }

    static Analyzer create(String name) {
        return switch (name) {
            case "standard" -> new StandardAnalyzer();
            case "words" -> new WordAnalyzer();
            case "simple" -> new SimpleAnalyzer();
            case "whitespace" -> new WhitespaceAnalyzer();
            case "unicode_whitespace" -> new UnicodeWhitespaceAnalyzer();
            case "keyword" -> new KeywordAnalyzer();
            case "stop" -> new StopAnalyzer(EnglishAnalyzer.ENGLISH_STOP_WORDS_SET);
            case "classic" -> new ClassicAnalyzer();
            case "url_email" -> new UAX29URLEmailAnalyzer();
            case "arabic" -> new ArabicAnalyzer();
            case "armenian" -> new ArmenianAnalyzer();
            case "basque" -> new BasqueAnalyzer();
            case "bengali" -> new BengaliAnalyzer();
            case "brazilian" -> new BrazilianAnalyzer();
            case "bulgarian" -> new BulgarianAnalyzer();
            case "catalan" -> new CatalanAnalyzer();
            case "cjk" -> new CJKAnalyzer();
            case "czech" -> new CzechAnalyzer();
            case "danish" -> new DanishAnalyzer();
            case "dutch" -> new DutchAnalyzer();
            case "english" -> new EnglishAnalyzer();
            case "estonian" -> new EstonianAnalyzer();
            case "finnish" -> new FinnishAnalyzer();
            case "french" -> new FrenchAnalyzer();
            case "galician" -> new GalicianAnalyzer();
            case "german" -> new GermanAnalyzer();
            case "greek" -> new GreekAnalyzer();
            case "hindi" -> new HindiAnalyzer();
            case "hungarian" -> new HungarianAnalyzer();
            case "indonesian" -> new IndonesianAnalyzer();
            case "irish" -> new IrishAnalyzer();
            case "italian" -> new ItalianAnalyzer();
            case "latvian" -> new LatvianAnalyzer();
            case "lithuanian" -> new LithuanianAnalyzer();
            case "nepali" -> new NepaliAnalyzer();
            case "norwegian" -> new NorwegianAnalyzer();
            case "persian" -> new PersianAnalyzer();
            case "portuguese" -> new PortugueseAnalyzer();
            case "romanian" -> new RomanianAnalyzer();
            case "russian" -> new RussianAnalyzer();
            case "serbian" -> new SerbianAnalyzer();
            case "sorani" -> new SoraniAnalyzer();
            case "spanish" -> new SpanishAnalyzer();
            case "swedish" -> new SwedishAnalyzer();
            case "tamil" -> new TamilAnalyzer();
            case "telugu" -> new TeluguAnalyzer();
            case "thai" -> new ThaiAnalyzer();
            case "turkish" -> new TurkishAnalyzer();
            default -> throw new IllegalArgumentException("unknown analyzer " + name);
        };
    }
}
