import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.fa.PersianAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * Lucene over one collection, as a program that knows it would use it: the analyser of the language, BM25 with its defaults, any of the words, index in memory, one
 * segment, one thread. DOCUMENTS QUERIES LANGUAGE RUN PASSES K...; rows are id, tab, text. Times are CPU times of the thread.
 */
public final class LucenePeer {
    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

    public static void main(String[] args) throws IOException {
        List<String> documents = Files.readAllLines(Paths.get(args[0]));
        List<String> queries = Files.readAllLines(Paths.get(args[1]));
        int passes = Integer.parseInt(args[4]);
        Analyzer analyzer = analyzer(args[2]);
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        IndexWriterConfig config = new IndexWriterConfig(analyzer);
        config.setRAMBufferSizeMB(512);
        // merging in this thread, so that its time is seen
        config.setMergeScheduler(new SerialMergeScheduler());
        try (IndexWriter writer = new IndexWriter(directory, config)) {
            long from = THREAD.getCurrentThreadCpuTime();
            for (String line : documents) {
                int tab = line.indexOf('\t');
                Document document = new Document();
                document.add(new StringField("id", line.substring(0, tab), Field.Store.YES));
                document.add(new TextField("text", line.substring(tab + 1), Field.Store.NO));
                writer.addDocument(document);
            }
            writer.commit();
            double seconds = (THREAD.getCurrentThreadCpuTime() - from) / 1e9;
            // the merge to one segment is for the searches' good, and not counted
            writer.forceMerge(1);
            writer.commit();
            long bytes = 0;
            for (String file : directory.listAll()) bytes += directory.fileLength(file);
            System.out.printf(Locale.ROOT, "%d %.6f %d%n", documents.size(), seconds, bytes);
        }
        BooleanQuery.setMaxClauseCount(65536);
        IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(directory));
        // without a cache: each query is answered, also the second time
        searcher.setQueryCache(null);
        try (BufferedWriter run = Files.newBufferedWriter(Paths.get(args[3]), StandardCharsets.UTF_8)) {
            for (int i = 5; i < args.length; i++) search(searcher, analyzer, queries, Integer.parseInt(args[i]), passes, i == 5 ? run : null);
        }
    }

    private static void search(IndexSearcher searcher, Analyzer analyzer, List<String> queries, int k, int passes, BufferedWriter run) throws IOException {
        double[] micros = new double[queries.size()];
        for (int pass = 1; pass <= passes; pass++) {
            for (int i = 0; i < micros.length; i++) {
                String line = queries.get(i);
                int tab = line.indexOf('\t');
                long from = THREAD.getCurrentThreadCpuTime();
                ScoreDoc[] hits = find(searcher, analyzer, line.substring(tab + 1), k);
                List<String> ids = new ArrayList<>(hits.length);
                // the ids are part of an answer
                for (ScoreDoc hit : hits) ids.add(searcher.doc(hit.doc).get("id"));
                micros[i] = (THREAD.getCurrentThreadCpuTime() - from) / 1e3;
                if (pass < passes || run == null) continue;
                for (String id : ids) run.write(line.substring(0, tab) + "\t" + id + "\n");
            }
        }
        double mean = Arrays.stream(micros).average().orElse(0);
        Arrays.sort(micros);
        System.out.printf(Locale.ROOT, "%d %.1f %.1f%n", k, mean, micros.length == 0 ? 0 : micros[(int) (micros.length * 0.95)]);
    }

    private static ScoreDoc[] find(IndexSearcher searcher, Analyzer analyzer, String text, int k) throws IOException {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        boolean isEmpty = true;
        try (TokenStream tokens = analyzer.tokenStream("text", text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                query.add(new TermQuery(new Term("text", term.toString())), BooleanClause.Occur.SHOULD);
                isEmpty = false;
            }
            tokens.end();
        }
        if (isEmpty) return new ScoreDoc[0];
        TopDocs top = searcher.search(query.build(), k);
        return top.scoreDocs;
    }

    private static Analyzer analyzer(String language) {
        switch (language) {
            case "ru": return new RussianAnalyzer();
            case "tr": return new TurkishAnalyzer();
            case "fa": return new PersianAnalyzer();
            case "ar": return new ArabicAnalyzer();
            case "zh": return new CJKAnalyzer();
            default: return new EnglishAnalyzer();
        }
    }
}
