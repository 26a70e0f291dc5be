namespace Isthmus.Ui;

/// <summary>Values of an enum as forms and addresses name them.</summary>
public static class Choices
{
    /// <summary>The value of this name, in any case; null for everything else, also for numbers: the framework would take any number for a value.</summary>
    public static T? Read<T>(string? name) where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
            if (string.Equals(value.ToString(), name?.Trim(), StringComparison.OrdinalIgnoreCase)) return value;
        return null;
    }
}
