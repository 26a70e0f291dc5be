using Isthmus.Matching.TwoSided;

namespace Isthmus.Partnering.Matching;

/// <summary>The weights that answers have taught the matching, made anew each day. One row, or none while the answers are too few: then the published ones hold.</summary>
internal sealed class LearntWeights
{
    public const int Only = 1;

    public int Id { get; init; } = Only;
    public double Intercept { get; set; }
    public double Need { get; set; }
    public double Offer { get; set; }
    public double Partnership { get; set; }
    public double Market { get; set; }
    public double Stage { get; set; }
    public double Language { get; set; }
    public int Answers { get; set; }

    /// <summary>How far off the published weights are from the answers, and these: mean loss, the less the better.</summary>
    public double LossBefore { get; set; }
    public double LossAfter { get; set; }
    public DateTime At { get; set; }

    public AcceptanceModel Model => new() { Intercept = Intercept, Need = Need, Offer = Offer, Partnership = Partnership, Market = Market, Stage = Stage, Language = Language };

    public void Take(LearnedModel learned, DateTime now)
    {
        var m = learned.Model;
        (Intercept, Need, Offer, Partnership, Market, Stage, Language) = (m.Intercept, m.Need, m.Offer, m.Partnership, m.Market, m.Stage, m.Language);
        (Answers, LossBefore, LossAfter, At) = (learned.Answers, learned.LossBefore, learned.LossAfter, now);
    }

    public static void Map(ModelBuilder b) => b.Entity<LearntWeights>(e =>
    {
        e.ToTable("partnering_learnt_weights");
        e.Property(w => w.Id).ValueGeneratedNever();
        e.Ignore(w => w.Model);
    });
}
