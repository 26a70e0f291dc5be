namespace Isthmus.Screening;

/// <summary>Reads a value by its name, in any case. The framework's own reading takes any number as well, also for a value that there is not.</summary>
internal static class EnumWord
{
    internal static bool Read<T>(string word, out T value) where T : struct, Enum
    {
        foreach (var known in Enum.GetValues<T>())
        {
            if (!known.ToString().Equals(word, StringComparison.OrdinalIgnoreCase)) continue;
            value = known;
            return true;
        }
        value = default;
        return false;
    }
}
