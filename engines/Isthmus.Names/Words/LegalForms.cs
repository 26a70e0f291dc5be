using Isthmus.Names.Folding;

namespace Isthmus.Names.Words;

/// <summary>
/// Legal forms of companies in the languages of the seeds: an own extract of common forms (see ISO 20275 for a full list).
/// A form is removed at the end of a name; at the start only where the language writes it there, since "AS" or "CO" can be a name's own beginning.
/// </summary>
internal static class LegalForms
{
    private const string Lines = """
        limited lead: ООО | Ltd | Limited | GmbH | Obshchestvo s ogranichennoi otvetstvennostyu | Obshchestvo s ogranichennoy otvetstvennostyu | Societatea cu răspundere limitată | Общество с ограниченной ответственностью | OOO | LLC | Limited Liability Company | ТОО | ТДВ | ТОВ | МЧЖ | ОсОО | شرکت با مسئولیت محدود | CV | SRL
        limited: Ltd | Limited Liability Company | Limited Liability Co | Limited Liability Partnership | Obshchestvo s ogranichennoi otvetstvennostyu | Obshchestvo s ogranichennoy otvetstvennostyu | Общество с ограниченной ответственностью | Pvt | LP | Limited | Ltda | Lda | LLP | LLC | L.L.C | FZ LLC | FZE | FZCO | FZC | FZ | DMCC | Free Zone Establishment | GmbH | GmbH & Co KG | UG | Gesellschaft mit beschränkter Haftung | Ltd Şti | Limited Şirketi | Ltd Şirketi | San ve Tic Ltd Şti | Sanayi ve Ticaret Ltd Şti | Sanayi ve Ticaret Limited Şirketi | Sanayi ve Dış Ticaret Limited Şirketi | SARL | Sàrl | Srl | S.r.l | S.L | S.L.U | S de RL de CV | S de RL | B.V | BVBA | Oy | OÜ | SIA | UAB | d.o.o | Sp z o.o | Spółka z ograniczoną odpowiedzialnością | Kft | s.r.o | Co Ltd | Company Limited | Co Limited | Pvt Ltd | Private Limited | Pte Ltd | Pty Ltd | Sdn Bhd | ООО | با مسئولیت محدود | مسئولیت محدود | ذ.م.م | ش.ذ.م.م | م.د.م.س | ՍՊԸ | შპს | 有限公司 | 有限责任公司 | 有限責任公司 | 유한회사
        joint lead: АО | ОАО | ЗАО | ПАО | НАО | ЧАО | AO | OAO | ZAO | PAO | JSC | OJSC | CJSC | PJSC | Joint Stock Company | Open Joint Stock Company | Public Joint Stock Company | Closed Joint Stock Company | Joint Stock Co | Open Joint Stock Co | Public Joint Stock Co | Closed Joint Stock Co | Акционерное общество | Открытое акционерное общество | Закрытое акционерное общество | Публичное акционерное общество | Aktsionernoe obshchestvo | PT | شرکت سهامی خاص | شرکت سهامی عام | شرکت سهامی
        joint: AG | Aktiengesellschaft | SA | S.A | S.A.B de C.V | SA de CV | SAS | S.p.A | SpA | S.c.p.a | SE | PLC | P.L.C | Public Limited Company | N.V | AB | ASA | A/S | AS | A.Ş | Anonim Şirketi | San ve Tic A.Ş | Sanayi ve Ticaret A.Ş | Sanayi ve Ticaret Anonim Şirketi | San ve Tic | Sanayi ve Ticaret | Tic ve San | Oyj | Nyrt | Zrt | a.s | d.d | Inc | Incorporated | Corp | Corporation | Co Inc | KK | K.K | Kabushiki Kaisha | Tbk | Bhd | JSC | PJSC | OJSC | CJSC | P.J.S | PJS | P.J.S.Co | JSCo | Joint Stock | Joint Stock Company | Open Joint Stock Company | Public Joint Stock Company | Closed Joint Stock Company | Joint Stock Co | Public Joint Stock Co | Aktsionernoe obshchestvo | Акционерное общество | АО | ОАО | ЗАО | ПАО | سهامی خاص | سهامی عام | سهامی | ش.م.ع | ش.م.ل | ԲԲԸ | ՓԲԸ | 股份有限公司 | 株式会社 | 주식회사
        company lead: شرکت | شركة | Компания | Фирма | НКО | АНО | НП | ИП | ЧП | ФГУП | ГУП | МУП | ФГБУ | ФГБОУ ВО | НПО | НПП | НПФ | ПКФ | ТД | НПК | ГК
        company: Co | Company | Cie | Compagnie | & Co | KG | OHG | e.V | Kompaniya | Компания | Şirketi | Şti | ORTAKLIĞI | شرکت | Corporation Limited | Cooperative | S. Coop | 公司 | 集团 | 集团有限公司
        """;

    private static readonly string[] Han = ["集团股份有限公司", "集团有限公司", "有限责任公司", "有限責任公司", "股份有限公司", "有限公司", "株式会社", "有限会社", "公司", "集团"];
    private static readonly Dictionary<string, List<Form>> ByLastWord = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, List<Form>> ByFirstWord = new(StringComparer.Ordinal);

#pragma warning disable CA1810 // two tables from one text
    static LegalForms()
    {
        foreach (var line in Lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var head = line[..colon].Split(' ');
            foreach (var name in line[(colon + 1)..].Split('|'))
            {
                var words = TextFold.Words(name).Select(w => w.Text).Where(w => !StopWords.Contains(w)).ToArray();
                Add(words, head[0], head.Length > 1);
            }
        }
    }
#pragma warning restore CA1810

    /// <summary>Removes the legal forms from the words, at least one word stays; answers the family of the last form found, or null.</summary>
    internal static string? Strip(List<FoldedWord> words)
    {
        string? family = null;
        for (var again = true; again && words.Count > 0;)
        {
            again = StripHan(words, ref family);
            if (words.Count > 1 && Find(ByLastWord, words, words[^1].Text, atEnd: true) is { } tail)
            {
                words.RemoveRange(words.Count - tail.Words.Length, tail.Words.Length);
                family = Stronger(family, tail.Family);
                again = true;
            }
            else if (words.Count > 1 && Find(ByFirstWord, words, words[0].Text, atEnd: false) is { } head)
            {
                words.RemoveRange(0, head.Words.Length);
                family = Stronger(family, head.Family);
                again = true;
            }
        }

        return family;
    }

    private static string Stronger(string? known, string found) => known is null or "company" ? found : known;

    private static bool StripHan(List<FoldedWord> words, ref string? family)
    {
        var last = words[^1];
        foreach (var form in Han)
        {
            if (last.Text.Length > form.Length && last.Text.EndsWith(form, StringComparison.Ordinal))
            {
                var text = last.Text[..^form.Length];
                words[^1] = new FoldedWord(text, text, false);
                family ??= form.Contains("股份", StringComparison.Ordinal) || form == "株式会社" ? "joint" : "limited";
                return true;
            }

            if (words[0].Text.Length > form.Length && words[0].Text.StartsWith(form, StringComparison.Ordinal))
            {
                var text = words[0].Text[form.Length..];
                words[0] = new FoldedWord(text, text, false);
                return true;
            }
        }

        return false;
    }

    private static Form? Find(Dictionary<string, List<Form>> table, List<FoldedWord> words, string key, bool atEnd)
    {
        if (!table.TryGetValue(key, out var forms))
        {
            return null;
        }

        foreach (var form in forms)
        {
            if (form.Words.Length >= words.Count)
            {
                continue;
            }

            var start = atEnd ? words.Count - form.Words.Length : 0;
            var same = true;
            for (var i = 0; i < form.Words.Length && same; i++)
            {
                same = words[start + i].Text == form.Words[i];
            }

            if (same)
            {
                return form;
            }
        }

        return null;
    }

    private static void Add(string[] words, string family, bool lead)
    {
        var table = lead ? ByFirstWord : ByLastWord;
        var key = lead ? words[0] : words[^1];
        if (!table.TryGetValue(key, out var forms))
        {
            table[key] = forms = [];
        }

        forms.Add(new Form(words, family));
        // The longest first: "Co Ltd" before "Ltd".
        forms.Sort((a, b) => b.Words.Length.CompareTo(a.Words.Length));
    }

    private sealed record Form(string[] Words, string Family);
}
