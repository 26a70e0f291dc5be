using Isthmus.Matching.TwoSided;

namespace Isthmus.Matching.Simulation;

/// <summary>An invented market. The same options give the same market and the same answers.</summary>
public sealed record MarketOptions
{
    /// <summary>Everything that is drawn follows from it. Default: 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Offers, 1 to 20,000. Default: 300.</summary>
    public int Offers { get; init; } = 300;

    /// <summary>Requests, 1 to 20,000; offers times requests at most 4,000,000. Default: 200.</summary>
    public int Requests { get; init; } = 200;

    /// <summary>How much some are more sought after than others, 0 to 3, in log-odds of being accepted for one standard deviation of appeal. Default: 1.</summary>
    public double PopularitySkew { get; init; } = 1;

    /// <summary>Fields of work; the n-th is chosen in proportion to 1 / n. 1 to 500. Default: 20.</summary>
    public int Fields { get; init; } = 20;

    /// <summary>Countries, 1 to 200; a third of the profiles look for partners in half of them only. Default: 12.</summary>
    public int Countries { get; init; } = 12;

    /// <summary>Share of profiles whose organisation is new: short texts, empty fields, and so lower scores than they deserve. 0 to 1. Default: 0.2.</summary>
    public double Newcomers { get; init; } = 0.2;

    /// <summary>Standard deviation of the error of a text score, 0 to 1. Default: 0.12.</summary>
    public double TextNoise { get; init; } = 0.12;

    /// <summary>Standard deviation, in log-odds, of the taste that no field and no text shows, 0 to 5. Default: 0.7.</summary>
    public double Taste { get; init; } = 0.7;

    /// <summary>Candidates that the search brings for each profile, 1 to 1,000. Default: 60.</summary>
    public int Candidates { get; init; } = 60;

    /// <summary>Partnerships that each profile can take up at a time, 1 to 1,000. Default: 3.</summary>
    public int Capacity { get; init; } = 3;

    /// <summary>Expressions of interest that each profile can answer in a round, 0 or more; the others lapse. Default: 4.</summary>
    public int Answers { get; init; } = 4;

    /// <summary>Rounds of proposals and answers, 0 to 100. Default: 6.</summary>
    public int Rounds { get; init; } = 6;

    /// <summary>How the spreading policy spreads. <see cref="SpreadOptions.ListLength"/> holds for all policies.</summary>
    public SpreadOptions Spreading { get; init; } = new();

    internal void Check(string parameter)
    {
        bool sizes = Offers is >= 1 and <= 20_000 && Requests is >= 1 and <= 20_000 && (long)Offers * Requests <= 4_000_000 && Fields is >= 1 and <= 500 && Countries is >= 1 and <= 200;
        bool limits = Candidates is >= 1 and <= 1000 && Capacity is >= 1 and <= 1000 && Answers >= 0 && Rounds is >= 0 and <= 100;
        bool shares = PopularitySkew is >= 0 and <= 3 && Newcomers is >= 0 and <= 1 && TextNoise is >= 0 and <= 1 && Taste is >= 0 and <= 5;
        if (!sizes || !limits || !shares || Spreading is null)
        {
            throw new ArgumentException("A number of the market is out of its range.", parameter);
        }
    }
}
