using System.Collections.Frozen;
using Isthmus.Screening.Latinise;

namespace Isthmus.Screening.Canonical;

/// <summary>The classes that legal forms fall into: two companies of one name in different classes are seldom one.</summary>
[Flags]
internal enum LegalClass : byte
{
    None = 0,
    Company = 1,
    Limited = 2,
    Joint = 4,
    Partnership = 8,
    Cooperative = 16,
    Nonprofit = 32,
    State = 64,
    Sole = 128,
}

/// <summary>Legal forms of companies: an own list of the commonest, and an own extract of ISO 20275 (both embedded).</summary>
internal static class LegalForms
{
    private static readonly string[] Long =
    [
        "limited", "liability", "company", "corporation", "incorporated", "partnership", "jointstock", "limitedliability", "liabilitycompany", "aktiengesellschaft", "gesellschaft", "obshchestvo",
        "stockcompany", "ogranichennoi", "otvetstvennostyu", "aktsionernoe", "companylimited", "gmbh", "sirketi", "kompaniya", "establishment",
    ];

    private static readonly FrozenSet<string> Words = new[]
    {
        "limited", "liability", "company", "joint", "stock", "closed", "open", "public", "private", "co", "coy", "inc", "incorporated", "corp", "corporation", "ltd", "llc", "jsc", "ojsc", "cjsc", "pjsc",
        "pvt", "pte", "pty", "gmbh", "oao", "ooo", "zao", "pao", "ao", "ag", "sa", "de", "cv", "rl", "srl", "plc", "bv", "nv", "sirketi", "sti", "as", "anonim", "llp", "lp", "compagnie", "gesellschaft",
        "شرکت", "شركة", "компания", "общество", "акционерное", "открытое", "закрытое", "публичное", "ооо", "оао", "зао", "пао", "ао", "компани", "sociedad", "anonima", "societe", "anonyme", "tic", "san", "ve",
        "sanayi", "ticaret", "limitada", "ltda", "sarl", "fze", "fzco", "dmcc", "establishment", "spa", "sas",
    }.ToFrozenSet();

    private static readonly Dictionary<string, List<Form>> AtEnd = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, List<Form>> AtStart = new(StringComparer.Ordinal);
    private static readonly List<(string Text, LegalClass Class)> Han = [];

#pragma warning disable CA1810 // three tables from one text
    static LegalForms()
    {
        foreach (var line in EmbeddedTable.Lines("legal-forms.txt"))
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            var head = line[..tab].Split(' ');
            foreach (var form in line[(tab + 1)..].Split('|')) Add(form, Enum.Parse<LegalClass>(head[0], ignoreCase: true), head.Length > 1);
        }

        foreach (var line in EmbeddedTable.Lines("legal-forms-elf.txt"))
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            var form = line[(tab + 1)..];
            // Short abbreviations of rare forms are words of other languages.
            if (form.Count(char.IsLetter) < 4 && !line.StartsWith("limited", StringComparison.Ordinal) && !line.StartsWith("joint", StringComparison.Ordinal)) continue;
            Add(form, Enum.Parse<LegalClass>(line[..tab], ignoreCase: true), form.Contains(' ', StringComparison.Ordinal));
        }

        foreach (var table in (Dictionary<string, List<Form>>[])[AtEnd, AtStart])
        {
            // The longest first: "Co Ltd" before "Ltd".
            foreach (var forms in table.Values) forms.Sort((a, b) => b.Words.Length != a.Words.Length ? b.Words.Length.CompareTo(a.Words.Length) : a.Order.CompareTo(b.Order));
        }

        Han.Sort((a, b) => b.Text.Length.CompareTo(a.Text.Length));
    }
#pragma warning restore CA1810

    /// <summary>Marks the words that are legal forms and answers their classes; at least one word stays unmarked.</summary>
    internal static LegalClass Mark(ReadOnlySpan<string> words, Span<bool> legal)
    {
        legal.Clear();
        int start = 0, end = words.Length;
        var found = Phrase(words, legal, ref start, ref end);
        for (var again = true; again && end - start > 1;)
        {
            again = false;
            if (Find(AtEnd, words, start, end, atEnd: true) is { } tail)
            {
                end -= tail.Words.Length;
                legal.Slice(end, tail.Words.Length).Fill(true);
                found |= tail.Class;
                again = true;
            }
            else if (Find(AtStart, words, start, end, atEnd: false) is { } head)
            {
                legal.Slice(start, head.Words.Length).Fill(true);
                start += head.Words.Length;
                found |= head.Class;
                again = true;
            }
            else if (end - start > 1 && (words[end - 1] is "public" || IsMisspelt(words[end - 1])))
            {
                legal[--end] = true;
                again = true;
            }
            else if (end - start > 1 && IsMisspelt(words[start]))
            {
                legal[start++] = true;
                again = true;
            }
        }

        // In brackets or between: "X Company Limited (Y)"; whole phrases only.
        for (var i = start + 1; i < end - 1; i++)
        {
            if (words[i] is "llc" or "ltd" or "ооо" or "оао" or "зао" or "пао" or "ao" or "ao" or "oao" or "ooo" or "limited" or "gmbh" or "jsc")
            {
                legal[i] = true;
                found |= words[i] is "llc" or "ltd" or "ооо" or "ooo" or "limited" or "gmbh" ? LegalClass.Limited : LegalClass.Joint;
            }
        }

        return found;
    }

    // "JOINT SToCK COMhANY X", "X PUBLIC АО": two words or more that legal forms are made of, misspelt or in another order, before or after the name.
    private static LegalClass Phrase(ReadOnlySpan<string> words, Span<bool> legal, ref int start, ref int end)
    {
        var found = LegalClass.None;
        var run = 0;
        while (run < words.Length - 1 && PhraseWord(words[run]) is { } type) { found |= type; run++; }
        if (run >= 2 && (found & ~LegalClass.Company) != 0)
        {
            legal[..run].Fill(true);
            start = run;
        }
        else found = LegalClass.None;

        var after = LegalClass.None;
        run = 0;
        while (end - run > start + 1 && PhraseWord(words[end - 1 - run]) is { } type) { after |= type; run++; }
        if (run < 2 || (after & ~LegalClass.Company) == 0) return found;
        legal.Slice(end - run, run).Fill(true);
        end -= run;
        return found | after;
    }

    private static LegalClass? PhraseWord(string word)
    {
        foreach (var (known, type) in PhraseWords)
        {
            if (known == word || known.Length >= 5 && Math.Abs(known.Length - word.Length) <= 1 && (word[0] == known[0] || word[^1] == known[^1]) && Align.Edits.AtMostOne(word, known)) return type;
        }

        return null;
    }

    private static readonly (string, LegalClass)[] PhraseWords =
    [
        ("joint", LegalClass.Joint), ("stock", LegalClass.Joint), ("jointstock", LegalClass.Joint), ("publicjoint", LegalClass.Joint), ("openjoint", LegalClass.Joint), ("closedjoint", LegalClass.Joint), ("stockcompany", LegalClass.Joint),
        ("limited", LegalClass.Limited), ("liability", LegalClass.Limited), ("limitedliability", LegalClass.Limited), ("liabilitycompany", LegalClass.Limited), ("company", LegalClass.Company), ("coy", LegalClass.Company),
        ("co", LegalClass.Company), ("public", LegalClass.Company), ("open", LegalClass.Company), ("closed", LegalClass.Company), ("private", LegalClass.Company), ("ао", LegalClass.Joint), ("ao", LegalClass.Joint),
        ("ltd", LegalClass.Limited), ("llc", LegalClass.Limited), ("anonim", LegalClass.Joint), ("sirketi", LegalClass.Company),
    ];

    /// <summary>A word with a form written into it ("CENTURONICLTD"): the word's own length, or the whole length where there is none.</summary>
    internal static int Glued(string word, out LegalClass found)
    {
        foreach (var (ending, type) in Endings)
        {
            if (word.Length >= ending.Length + 4 && word.EndsWith(ending, StringComparison.Ordinal)) { found = type; return word.Length - ending.Length; }
        }

        found = LegalClass.None;
        return word.Length;
    }

    // No word of another meaning ends with these.
    private static readonly (string, LegalClass)[] Endings =
        [("limited", LegalClass.Limited), ("company", LegalClass.Company), ("ltd", LegalClass.Limited), ("llc", LegalClass.Limited), ("gmbh", LegalClass.Limited), ("jsc", LegalClass.Joint), ("sarl", LegalClass.Limited)];

    /// <summary>The end of a Han or Hangul word that is a legal form: its length, or 0.</summary>
    internal static int HanSuffix(string word, out LegalClass found)
    {
        foreach (var (text, type) in Han)
        {
            if (word.Length > text.Length && word.EndsWith(text, StringComparison.Ordinal)) { found = type; return text.Length; }
        }

        found = LegalClass.None;
        return 0;
    }

    /// <summary>True for a word that only legal forms are made of, alone or misspelt.</summary>
    private static bool IsMisspelt(string word)
    {
        if (word.Length is > 3 and < 24) word = Once(word);
        if (Words.Contains(word) && word.Length > 2 && word is not ("public" or "open" or "closed" or "private" or "joint" or "stock")) return true;
        if (word is "closed" or "open") return true;
        if (word.Length < 6 || word.Length > 24) return false;
        foreach (var known in Long)
        {
            if (Math.Abs(known.Length - word.Length) <= 1 && known.Length >= 7 && word[0] == known[0] && Align.Edits.AtMostOne(word, known)) return true;
            if (known == word) return true;
        }

        return false;
    }

    // A letter typed twice; "llc" keeps its two.
    private static string Once(string word)
    {
        for (var i = 1; i < word.Length; i++)
            if (word[i] == word[i - 1] && word.Length > 3) return Once(word.Remove(i, 1));
        return word;
    }

    private static Form? Find(Dictionary<string, List<Form>> table, ReadOnlySpan<string> words, int start, int end, bool atEnd)
    {
        if (!table.TryGetValue(atEnd ? words[end - 1] : words[start], out var forms)) return null;
        foreach (var form in forms)
        {
            if (form.Words.Length >= end - start) continue;
            var at = atEnd ? end - form.Words.Length : start;
            var same = true;
            for (var i = 0; i < form.Words.Length && same; i++) same = words[at + i] == form.Words[i];
            if (same) return form;
        }

        return null;
    }

    private static void Add(string text, LegalClass type, bool lead)
    {
        var words = WordSplitting.Words(text);
        if (words.Count == 0) return;
        if (words.Count == 1 && Scripts.Of(words[0][0]) is Script.Han or Script.Hangul) Han.Add((words[0], type));
        var form = new Form([.. words], type, AtEnd.Count);
        Insert(AtEnd, form.Words[^1], form);
        if (lead) Insert(AtStart, form.Words[0], form);
    }

    private static void Insert(Dictionary<string, List<Form>> table, string key, Form form)
    {
        if (!table.TryGetValue(key, out var forms)) table[key] = forms = [];
        if (!forms.Any(f => f.Words.AsSpan().SequenceEqual(form.Words))) forms.Add(form);
    }

    private sealed record Form(string[] Words, LegalClass Class, int Order);
}
