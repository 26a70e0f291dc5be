using System.Text;

namespace Isthmus.Screening.Topics.Reading;

/// <summary>Reads a text into folded tokens in one pass. O(length).</summary>
internal sealed class TextFolder
{
    private readonly string _text;
    private readonly List<FoldedToken> _tokens;
    private char[] _letters;
    private int[] _from;
    private int[] _to;
    private int _count;
    private int _start;
    private int _sentence;
    private int _position;
    private TokenDisguise _marks;
    private bool _halfSpace;
    private bool _onlySpaces = true;

    private TextFolder(string text)
    {
        _text = text;
        _letters = new char[text.Length + 8];
        _from = new int[text.Length + 8];
        _to = new int[text.Length + 8];
        _tokens = new List<FoldedToken>(text.Length / 5 + 4);
    }

    internal static FoldedText Fold(string text)
    {
        var folder = new TextFolder(text);
        folder.Read();
        folder.GlueSpelledOut();
        return new FoldedText { Original = text, Letters = folder._letters, From = folder._from, To = folder._to, Tokens = folder._tokens };
    }

    private void Read()
    {
        for (var i = 0; i < _text.Length; i++)
        {
            var c = _text[i];
            if (LetterFold.TryFast(c, out var folded))
            {
                if (folded == LetterFold.Nothing) Through(c, i);
                else if (folded == LetterFold.Break) Break(c, i);
                else
                {
                    if (c > '\u007F' && folded is >= 'a' and <= 'z') _marks |= TokenDisguise.Marked;
                    Letter(folded, i, i + 1);
                }

                continue;
            }

            // A lone surrogate is white space.
            if (Rune.DecodeFromUtf16(_text.AsSpan(i), out var rune, out var length) != System.Buffers.OperationStatus.Done)
            {
                Break(' ', i);
                continue;
            }

            var letters = LetterFold.Slow(rune);
            if (letters.Length == 0) Break(c, i);
            else if (letters[0] == LetterFold.Nothing) Through(c, i);
            else foreach (var letter in letters) Letter(letter, i, i + length);
            i += length - 1;
        }

        EndToken();
    }

    /// <summary>A character that one looks through belongs to the letter before it; the half-space of Persian parts a compound, but softly.</summary>
    private void Through(char c, int at)
    {
        if (_count > _start) _to[_count - 1] = at + 1;
        if (c == '\u200C' && _count > _start && IsArabic(_letters[_count - 1]))
        {
            EndToken();
            _halfSpace = true;
        }
    }

    private void Letter(char letter, int from, int to)
    {
        // Each Chinese character is a token of its own; a change of script beside one parts tokens too, softly.
        if (_count > _start && (IsHan(letter) || IsHan(_letters[_count - 1])))
        {
            EndToken();
            _halfSpace = true;
        }

        if (_count == _letters.Length)
        {
            Array.Resize(ref _letters, _count * 2);
            Array.Resize(ref _from, _count * 2);
            Array.Resize(ref _to, _count * 2);
        }

        _letters[_count] = letter;
        _from[_count] = from;
        _to[_count++] = to;
    }

    private void Break(char c, int at)
    {
        EndToken();
        if (c != ' ') { _halfSpace = false; _onlySpaces = false; }
        if (EndsSentence(c, at)) _sentence++;
    }

    private bool EndsSentence(char c, int at) => c switch
    {
        '!' or '?' or ';' or '\n' or '。' or '！' or '？' or '；' or '؟' or '؛' or '۔' or '\u2028' or '\u2029' => true,
        '.' => at + 1 >= _text.Length || char.IsWhiteSpace(_text[at + 1]),
        _ => false,
    };

    private void EndToken()
    {
        if (_count == _start) return;
        var han = IsHan(_letters[_start]);
        var afterHan = _tokens.Count > 0 && IsHan(_letters[_tokens[^1].Start]);
        // Spaces between two Chinese characters mean nothing.
        var glued = _tokens.Count > 0 && (_halfSpace || (han && afterHan && _onlySpaces && _tokens[^1].Sentence == _sentence));
        _position += han ? 1 : 2;
        _tokens.Add(new FoldedToken(_start, _count, glued ? TokenJoint.Glued : TokenJoint.Apart, _sentence, _position, LookAlikes.DisguiseOf(_letters.AsSpan(_start, _count - _start)) | _marks));
        _start = _count;
        _marks = TokenDisguise.None;
        _halfSpace = false;
        _onlySpaces = true;
    }

    /// <summary>"m i s s i l e" and "m.i.s.s.i.l.e": four and more single letters in a row may spell a word.</summary>
    private void GlueSpelledOut()
    {
        for (var i = 0; i < _tokens.Count;)
        {
            var end = i;
            while (end < _tokens.Count && _tokens[end].Length == 1 && char.IsLetter(_letters[_tokens[end].Start]) && !IsHan(_letters[_tokens[end].Start])) end++;
            if (end - i >= 4)
                for (var k = i + 1; k < end; k++) _tokens[k] = _tokens[k] with { Joint = TokenJoint.Glued };
            i = end + 1;
        }
    }

    internal static bool IsHan(char c) => c is >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF';

    internal static bool IsArabic(char c) => c is >= '\u0600' and <= '\u06FF';
}
