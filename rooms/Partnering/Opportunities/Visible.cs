namespace Isthmus.Partnering.Opportunities;

/// <summary>What is not public is shown only to those who keep it; to others it does not exist.</summary>
internal static class Visible
{
    public const string Unknown = "partnering.no-such-opportunity";

    public static bool To(Actor actor, Opportunity o, DateTime now) => o.IsShown(now) || actor.MayView(o.Owner);

    /// <summary>Who it is, where it is not anonymous.</summary>
    public static bool Identity(Actor actor, Opportunity o) => !o.IsAnonymous || actor.MayView(o.Owner);
}
