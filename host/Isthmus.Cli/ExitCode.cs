namespace Isthmus.Cli;

/// <summary>What the verbs return to the shell.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Unreadable or contradictory input or arguments: one line on standard error says which.</summary>
    public const int Unusable = 2;

    /// <summary>Proven: there is no answer.</summary>
    public const int Impossible = 3;

    /// <summary>No answer in time, and none excluded.</summary>
    public const int Unknown = 4;
}
