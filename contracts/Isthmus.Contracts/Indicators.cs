namespace Isthmus.Contracts.Indicators;

/// <summary>A number counted in a room's own records, which are published ones only.</summary>
/// <param name="Code">What is counted; never changes: <c>organisations</c>, <c>meetings-placed</c>.</param>
/// <param name="Title">Its name, in the language that was asked for.</param>
/// <param name="Pair">The two countries that it is about, in the order of their codes; null where it is about all.</param>
/// <param name="By">What it is told apart by, in words; null for all together.</param>
/// <param name="Group">The code of the group; null for all together.</param>
/// <param name="GroupTitle">Its name.</param>
/// <param name="Value">The number.</param>
/// <param name="Organisations">How many organisations are behind it: what is about fewer than five is told only to those who may see the records.</param>
/// <param name="Records">Where the records behind it are, for those who may see them.</param>
public sealed record OwnFigure(string Code, string Title, (string One, string Other)? Pair, string? By, string? Group, string? GroupTitle, long Value, int Organisations, string? Records)
{
    /// <summary>What it is told apart by, as a code that never changes and is part of addresses: <c>kind</c>, <c>country</c>, <c>pair</c>; null for all together.</summary>
    public string? Division { get; init; }

    /// <summary>Each of what is counted stands on a public page, so that the number tells nothing more, however few they are.</summary>
    public bool IsListed { get; init; }
}

/// <summary>A room's own records, counted.</summary>
public interface IOwnFigures
{
    Task<IReadOnlyList<OwnFigure>> Count(string language, CancellationToken ct);
}

/// <summary>What a room's public records hold of one organisation.</summary>
public interface IOrganisationFigures
{
    /// <summary>The numbers, and those told apart by pairs of its country with another. Empty for who has none.</summary>
    Task<IReadOnlyList<OwnFigure>> Of(Registry.OrganisationId id, string language, CancellationToken ct);
}

/// <summary>Something that two countries did together, as anybody may see it.</summary>
/// <param name="Kind">What it is, in words of the language that was asked for.</param>
/// <param name="From">Its first day.</param>
/// <param name="Until">Its last day.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Address">Its page on this site.</param>
public sealed record PairItem(string Kind, DateOnly From, DateOnly Until, string Title, string Address);

/// <summary>What a room knows of two countries together, as anybody may see it.</summary>
public interface IPairHistory
{
    /// <summary>What this room would tell, in words: shown as missing where it has nothing.</summary>
    IReadOnlyList<string> Kinds(string language);

    Task<IReadOnlyList<PairItem>> Between(string one, string other, string language, CancellationToken ct);
}
