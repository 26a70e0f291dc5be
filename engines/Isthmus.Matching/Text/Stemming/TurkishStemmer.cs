namespace Isthmus.Matching.Text.Stemming;

/// <summary>The Snowball stemmer for Turkish, as libstemmer 2.2 has it: suffixes of nouns and of nominal verbs.</summary>
/// <remarks>
/// Source of the algorithm: E. (Kapusuz) Çilden, snowballstem.org/algorithms/turkish/stemmer.html (BSD-3-Clause), after G. Eryiğit and E. Adalı, An Affix Stripping
/// Morphological Analyzer for Turkish (2004). Written anew. The word must be in Turkish lower case (I is ı, İ is i), and what follows an apostrophe is the caller's to drop.
/// Time is linear in the length, times the number of suffixes.
/// </remarks>
internal static class TurkishStemmer
{
    /// <summary>Stems the word in <c>buffer[..length]</c> in place and returns its new length, which is at most one more.</summary>
    internal static int Stem(Span<char> buffer, int length)
    {
        if (!HasTwoSyllables(buffer[..length])) return length;
        var word = new TurkishWord(buffer, length);
        var plural = Verb(ref word);
        length = word.Length;
        if (plural) return length;
        word.Mark = 0;
        Noun(ref word);
        return Finish(buffer, word.Length);
    }

    private static bool HasTwoSyllables(ReadOnlySpan<char> word)
    {
        var vowels = 0;
        foreach (var c in word)
            if (TurkishWord.IsVowel(c) && ++vowels == 2) return true;
        return false;
    }

    // True if the suffix was the plural of a nominal verb, after which nothing else is taken.
    private static bool Verb(ref TurkishWord w)
    {
        w.Open();
        if (w.YmUs() || w.YDU() || w.YsA() || w.Yken())
        {
            w.Cut();
            return false;
        }

        if (w.CAsInA())
        {
            if (AnyPerson(ref w) && w.YmUs())
            {
                w.Cut();
                return false;
            }

            w.Mark = 0;
        }

        if (w.LAr())
        {
            _ = w.Cut() && w.Open() && (w.DUr() || w.YDU() || w.YsA() || w.YmUs()) && w.Cut();
            return true;
        }

        if (w.NUz())
        {
            if (w.YDU() || w.YsA())
            {
                w.Cut();
                return false;
            }

            w.Mark = 0;
        }

        if (w.SUnUz() || w.YUz() || w.SUn() || w.YUm())
        {
            _ = w.Cut() && w.Open() && w.YmUs() && w.Cut();
            return false;
        }

        _ = w.DUr() && w.Cut() && w.Open() && AnyPerson(ref w) && w.YmUs() && w.Cut();
        return false;
    }

    private static bool AnyPerson(ref TurkishWord w) => w.SUnUz() || w.LAr() || w.YUm() || w.SUn() || w.YUz() || true;

    // The chain of suffixes of a noun. Each branch takes what it can; the first that takes anything ends the search.
    private static void Noun(ref TurkishWord w)
    {
        w.Open();
        if (w.LAr())
        {
            w.Cut();
            Ki(ref w);
        }
        else if (w.NcA())
        {
            w.Cut();
            AfterNcA(ref w);
        }
        else if (!AfterNdA(ref w) && !AfterNdAn(ref w))
        {
            RestOfNoun(ref w);
        }
    }

    private static void RestOfNoun(ref TurkishWord w)
    {
        w.Open();
        if (w.DAn())
        {
            w.Cut();
            w.Open();
            if (w.Possessive()) CutThenPlural(ref w);
            else if (w.LAr()) _ = w.Cut() && Ki(ref w);
            else Ki(ref w);
        }
        else if (w.NUn() || w.YlA())
        {
            w.Cut();
            var mark = w.Mark;
            if (PluralThenKi(ref w)) return;
            w.Mark = mark;
            w.Open();
            if (w.Possessive() || w.SU()) CutThenPlural(ref w);
            else Ki(ref w);
        }
        else if (w.LArI())
        {
            w.Cut();
        }
        else if (!Ki(ref w))
        {
            Cases(ref w);
        }
    }

    private static void Cases(ref TurkishWord w)
    {
        w.Mark = 0;
        w.Open();
        if (w.DA() || w.YU() || w.YA())
        {
            w.Cut();
            w.Open();
            if (w.Possessive())
            {
                w.Cut();
                w.Open();
                w.LAr();
            }
            else if (!w.LAr())
            {
                return;
            }

            w.Cut();
            w.Open();
            Ki(ref w);
        }
        else if (w.Possessive() || w.SU())
        {
            CutThenPlural(ref w);
        }
    }

    private static void AfterNcA(ref TurkishWord w)
    {
        w.Open();
        if (w.LArI()) w.Cut();
        else if (w.Possessive() || w.SU()) CutThenPlural(ref w);
        else PluralThenKi(ref w);
    }

    private static bool AfterNdA(ref TurkishWord w)
    {
        w.Mark = 0;
        w.Open();
        if (!(w.NdA() || w.NA())) return false;
        if (w.LArI()) return w.Cut();
        if (w.SU()) return CutThenPlural(ref w);
        if (Ki(ref w)) return true;
        w.Mark = 0;
        return false;
    }

    private static bool AfterNdAn(ref TurkishWord w)
    {
        w.Mark = 0;
        w.Open();
        if (!(w.NdAn() || w.NU())) return false;
        // -lArI is only looked at here, not cut: the algorithm leaves its bracket open.
        if (w.SU()) return CutThenPlural(ref w);
        if (w.LArI()) return true;
        w.Mark = 0;
        return false;
    }

    // Cuts the suffix that was found, then a plural before it and a chain of -ki before that.
    private static bool CutThenPlural(ref TurkishWord w)
    {
        w.Cut();
        PluralThenKi(ref w);
        return true;
    }

    private static bool PluralThenKi(ref TurkishWord w) => w.Open() && w.LAr() && w.Cut() && Ki(ref w);

    // A chain that ends with -ki: evdeki, evinkiler. What is cut stays cut, whether or not the chain is complete.
    private static bool Ki(ref TurkishWord w)
    {
        w.Open();
        if (!w.Ki()) return false;
        var mark = w.Mark;
        if (w.DA())
        {
            w.Cut();
            w.Open();
            if (w.LAr()) _ = w.Cut() && Ki(ref w);
            else if (w.Possessive()) CutThenPlural(ref w);
            return true;
        }

        if (w.NUn())
        {
            w.Cut();
            w.Open();
            if (w.LArI()) w.Cut();
            else if (w.Possessive() || w.SU()) CutThenPlural(ref w);
            else Ki(ref w);
            return true;
        }

        if (!w.NdA()) return false;
        if (w.LArI()) return w.Cut();
        if (w.SU()) return CutThenPlural(ref w);
        if (Ki(ref w)) return true;
        w.Mark = mark;
        return false;
    }

    // A stem does not end with d or g: it gets its vowel back. Softened consonants become hard again.
    private static int Finish(Span<char> buffer, int length)
    {
        if (length == 0 || buffer[..length] is "ad" or "soyad") return length;
        switch (buffer[length - 1])
        {
            case 'd' or 'g' when LastVowel(buffer[..length]) is var vowel and not '\0':
                buffer[length] = vowel switch { 'a' or 'ı' => 'ı', 'e' or 'i' => 'i', 'o' or 'u' => 'u', _ => 'ü' };
                return length + 1;
            case 'b': buffer[length - 1] = 'p'; break;
            case 'c': buffer[length - 1] = 'ç'; break;
            case 'd': buffer[length - 1] = 't'; break;
            case 'ğ': buffer[length - 1] = 'k'; break;
        }

        return length;
    }

    private static char LastVowel(ReadOnlySpan<char> word)
    {
        for (var i = word.Length - 1; i >= 0; i--)
            if (TurkishWord.IsVowel(word[i])) return word[i];
        return '\0';
    }
}
