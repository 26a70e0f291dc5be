using Isthmus.Matching.CrossLanguage;

namespace Isthmus.Matching.Ranking;

/// <summary>Which steps of the ranking are taken. All numbers were chosen on tuning collections: see the README.</summary>
internal sealed record RankOptions
{
    /// <summary>Everything there is.</summary>
    internal static RankOptions All { get; } = new();

    /// <summary>BM25F alone.</summary>
    internal static RankOptions Plain { get; } = new() { Feedback = null };

    internal FeedbackOptions? Feedback { get; init; } = new();

    internal CrossOptions Cross { get; init; } = new();

    /// <summary>How many of the best are put in order anew by their closeness in the latent space.</summary>
    internal int Reranked { get; init; } = 300;

    /// <summary>The part of the score that closeness has then.</summary>
    internal float LatentShare { get; init; } = 0.5f;

    /// <summary>The part of the score that the closeness of given vectors has, where there are any. A judgement: no model was there to choose it with.</summary>
    internal float VectorShare { get; init; } = 0.5f;

    /// <summary>How many of the nearest by vectors may be added to what words find.</summary>
    internal int Nearest { get; init; } = 100;

    /// <summary>How close, between an average document and the same, a vector must be to say anything.</summary>
    internal float LeastCloseness { get; init; } = 0.2f;

    /// <summary>A query of more words (a whole document that asks for its like) is asked by its weightiest.</summary>
    internal int MostClauses { get; init; } = 64;
}
