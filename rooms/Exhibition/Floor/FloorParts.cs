namespace Isthmus.Exhibition.Floor;

/// <summary>One page of a hall's plan: all its booths, or those of a pavilion where the hall has many.</summary>
/// <param name="Pavilion">Null: booths of the hall outside pavilions, or all of them.</param>
internal sealed record FloorPart(Pavilion? Pavilion, IReadOnlyList<Booth> Booths)
{
    /// <summary>So many booths and exhibitors, each drawn as a link and told in the list, stay within 100 kB also with long names in a script of two bytes a letter.</summary>
    public const int Most = 70;

    /// <param name="floor">The whole floor.</param>
    /// <param name="booths">The booths to show, in their order.</param>
    /// <param name="pavilions">The pavilions by which they may be parted, in their order.</param>
    public static IReadOnlyList<FloorPart> Of(FloorData floor, IReadOnlyList<Booth> booths, IReadOnlyList<Pavilion> pavilions)
    {
        if (booths.Sum(b => Weight(floor, b)) <= Most) return [new(null, booths)];
        var groups = pavilions.Select(p => (Pavilion: (Pavilion?)p, Booths: booths.Where(b => b.PavilionId == p.Id).ToList())).Append((null, booths.Where(b => b.PavilionId is null || pavilions.All(p => p.Id != b.PavilionId)).ToList()));
        return [.. groups.SelectMany(g => Cut(floor, g.Booths).Select(c => new FloorPart(g.Pavilion, c)))];
    }

    // A shared booth has a line for each who is there.
    private static int Weight(FloorData floor, Booth booth) => Math.Max(1, floor.Occupants[booth.Id].Count());

    private static IEnumerable<IReadOnlyList<Booth>> Cut(FloorData floor, List<Booth> booths)
    {
        var (part, weight) = (new List<Booth>(), 0);
        foreach (var booth in booths)
        {
            var more = Weight(floor, booth);
            if (weight + more > Most && part.Count > 0)
            {
                yield return part;
                (part, weight) = ([], 0);
            }
            part.Add(booth);
            weight += more;
        }
        if (part.Count > 0) yield return part;
    }
}
