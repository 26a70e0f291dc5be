namespace Isthmus.Registry.Organisations;

/// <summary>What is not published is shown only to those who keep it; to others it does not exist.</summary>
internal static class Visible
{
    public static bool To(Actor actor, Organisation organisation) => organisation.Status == RecordStatus.Published || actor.MayView(organisation.Id);

    public static bool To(Actor actor, Products.Product product) => product.Status == RecordStatus.Published || actor.MayView(product.Organisation);
}
