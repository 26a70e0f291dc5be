namespace Isthmus.Matching.Text.Stemming;

/// <summary>What the Persian stemmer must know by heart: words that look as if they had a suffix or a prefix, and suffixes that a half-space sets off.</summary>
/// <remarks>Own lists, in the spelling of <see cref="PersianNormalisation"/>.</remarks>
internal static class PersianWords
{
    /// <summary>The word is a stem although it ends like an inflected one: Iran, organisation, fish, filter, carbonate.</summary>
    internal static bool IsWhole(ReadOnlySpan<char> word)
    {
        if (word.Length < 4) return true;
        switch (word[^1])
        {
            case 'ن' when word[^2] == 'ا': return word.EndsWith("ستان") ? word is not "دوستان" : EndsInAn(word);
            case 'ن': return word is "همچنین" or "بنابراین" or "نخستین" or "سرزمین" or "دوربین" or "میانگین" or "فروردین" or "انسولین" or "هموگلوبین" or "پروتیین";
            case 'ر': return word is "فیلتر" or "خاکستر" or "کاراکتر" or "بستر" or "دفتر" or "دختر";
            case 'ا': return word is "تنها" or "انها" or "اینها";
            case 'ی': return word is "بازی" or "ماهی" or "کشتی" or "قالی" or "گوشی" or "خالی" or "عالی" or "یعنی" or "خیلی" or "کافی" or "زندگی" or "موسیقی" or "انرژی";
            case 'ت': return word is "هیات" or "کربنات" or "سولفات" or "فسفات" or "نیترات" or "سیلیکات" or "ملاقات" or "مالیات" or "ادبیات" or "مکافات";
            case 'م': return word is "مردم" or "سیستم" or "اکوسیستم" or "گندم" or "هفتم" or "هشتم" or "بیستم";
            case 'د': return word is "مستند" or "پسند" or "خرسند";
            default: return false;
        }
    }

    /// <summary>The word does not end with a -ه that may go: it is short, the letter is sounded (گروه), or without it it would be another word (زمینه, زمین).</summary>
    internal static bool KeepsHeh(ReadOnlySpan<char> word)
    {
        if (word.Length < 5 || word[^1] != 'ه' || word[^2] is 'ا' or 'و' or 'ی' or 'ي') return true;
        return word is "منطقه" or "جامعه" or "مدرسه" or "رابطه" or "زمینه" or "اندازه" or "پایانه" or "زبانه" or "جوانه" or "دیوانه" or "دامنه" or "سامانه" or "خلاصه"
            or "میانه" or "حافظه" or "پارچه" or "متوجه" or "مشابه";
    }

    /// <summary>می at the beginning belongs to the word: millimetre, Milad, milliard, middle.</summary>
    internal static bool BeginsWithMi(ReadOnlySpan<char> word) =>
        word.StartsWith("میلی") || word.StartsWith("میکرو") || word.StartsWith("میان") || word.StartsWith("میدان") && word.Length > 6 || word is "میلاد" or "میعاد" or "میمند" or "میلگرد";

    /// <summary>What may stand behind a half-space and says nothing that a search asks for: plural, possessor, article, comparison, object, "to be".</summary>
    internal static bool IsSetOff(ReadOnlySpan<char> part) => part switch
    {
        "ها" or "های" or "هایی" or "هایم" or "هایت" or "هایش" or "هایمان" or "هایتان" or "هایشان" or "هام" or "هات" or "هاش" or "هاست" or "هایند" => true,
        "ی" or "یی" or "ای" or "ام" or "ات" or "اش" or "م" or "ت" or "ش" or "مان" or "تان" or "شان" or "یم" or "ید" or "ند" or "ایم" or "اید" or "اند" or "است" => true,
        "تر" or "تری" or "ترین" or "ترینها" or "ترینهای" or "ترها" or "ترهای" or "را" or "ان" or "یان" or "جات" or "الات" => true,
        _ => false,
    };

    private static bool EndsInAn(ReadOnlySpan<char> word) => word switch
    {
        "ایران" or "تهران" or "زبان" or "زمان" or "همزمان" or "سازمان" or "ساختمان" or "درمان" or "انسان" or "امکان" or "مکان" or "میزان" or "جهان" or "جوان" => true,
        "توان" or "روان" or "ناتوان" or "پایان" or "جریان" or "بیان" or "عنوان" or "فراوان" or "خیابان" or "بیابان" or "اسمان" or "پنهان" or "اصفهان" or "مهربان" => true,
        "پشتیبان" or "اطمینان" or "میدان" or "فرمان" or "پیمان" or "المان" or "مسلمان" or "قهرمان" or "کرمان" or "گیلان" or "همدان" or "زندان" or "دندان" => true,
        "خاندان" or "یونان" or "لبنان" or "سلطان" or "سرطان" or "نشان" or "کهکشان" or "اتشفشان" or "درخشان" or "پریشان" or "ایشان" or "ارزان" or "اسان" => true,
        "یکسان" or "نوسان" or "هراسان" or "باران" or "دوران" or "بحران" or "مازندران" or "خراسان" or "سمنان" or "زنجان" or "کاشان" or "اذربایجان" => true,
        "کاروان" or "حیوان" or "دیوان" or "ایوان" or "پهلوان" or "استخوان" or "ارغوان" or "تابان" or "طوفان" or "توفان" or "راندمان" or "سیمان" or "ریسمان" => true,
        "رایگان" or "بازرگان" or "ارگان" or "یگان" or "گرگان" or "مهمان" or "میهمان" or "همچنان" or "ناگهان" or "هیجان" or "فقدان" or "وجدان" or "گلدان" => true,
        "چنان" or "گمان" or "رمان" or "کمان" or "میان" or "زیان" or "بنیان" or "شایان" or "نمایان" or "گردان" or "سوزان" or "لرزان" or "گریزان" or "نگهبان" => true,
        "سایبان" or "باغبان" or "پاسبان" or "دهان" or "نهان" or "دامان" or "سامان" or "طغیان" or "عصیان" or "غلیان" or "جبران" => true,
        "میتوان" or "نمیتوان" or "سوهان" or "پیکان" or "مژگان" or "خلبان" or "دربان" => true,
        _ => false,
    };
}
