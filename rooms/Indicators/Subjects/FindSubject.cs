namespace Isthmus.Indicators.Subjects;

/// <summary>Sees to it that a subject has its row before figures point to it.</summary>
internal static class FindSubject
{
    public static async Task<Refusal?> Of(string key, LocalText name, IOrganisations organisations, IndicatorsDb db, CancellationToken ct)
    {
        if (db.Subjects.Local.FirstOrDefault(s => s.Key == key) is not null || await db.Subjects.AnyAsync(s => s.Key == key, ct)) return null;
        var kind = SubjectKey.Read(key)!.Value.Kind;
        // What nobody else names has to be named.
        if (name.IsEmpty && kind is SubjectKind.Region or SubjectKind.Other) return Refusal.InvalidField("SubjectEn", "indicators.wrong.subjectName");
        if (kind == SubjectKind.Group && key[SubjectKey.GroupPrefix.Length..] is var code && !await db.Groups.AnyAsync(g => g.Code == code, ct)) return Refusal.InvalidField("Subject", "indicators.wrong.group");
        if (kind == SubjectKind.Organisation)
        {
            var id = new OrganisationId(Guid.Parse(key[SubjectKey.OrganisationPrefix.Length..]));
            if (!(await organisations.Find([id], ct)).ContainsKey(id)) return Refusal.InvalidField("Subject", "indicators.wrong.organisation");
        }
        // The regions of a pair are subjects by themselves, which give it its name.
        foreach (var place in kind == SubjectKind.Pair ? key.Split('~').Where(p => p.Length > 2) : [])
            if (await db.Subjects.AllAsync(s => s.Key != place, ct) && db.Subjects.Local.All(s => s.Key != place))
            {
                if (name.IsEmpty) return Refusal.InvalidField("SubjectEn", "indicators.wrong.subjectName");
                db.Subjects.Add(new() { Key = place, Kind = SubjectKind.Region, Name = name });
            }
        db.Subjects.Add(new() { Key = key, Kind = kind, Name = kind is SubjectKind.Region or SubjectKind.Other ? name : new([]) });
        return null;
    }
}
