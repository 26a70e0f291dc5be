namespace Isthmus.People.Keys;

internal static class CreateKey
{
    public const int MaxKeys = 50;

    internal sealed record Request : IValidatableObject
    {
        [Required, StringLength(ApiKey.MaxName)] public string? Name { get; set; }
        [Required, MinLength(1)] public List<string>? Scopes { get; set; }

        /// <summary>Days from now; empty for a key that does not run out.</summary>
        [Range(1, 3650)] public int? Days { get; set; }

        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
            Scopes?.Exists(s => !Keys.Scopes.All.Contains(s)) == true ? [new("people.scope.unknown", [nameof(Scopes)])] : [];
    }

    /// <param name="Key">The key itself, in this answer only.</param>
    internal sealed record Answer(Guid Id, string Key, string Prefix, IReadOnlyList<string> Scopes, DateTime? ExpiresAt);

    public static async Task<Outcome<Answer>> Handle(Request request, Actor actor, PeopleDb db, TimeProvider clock, CancellationToken ct)
    {
        var (owner, now) = (actor.User!.Value.Value, Instants.Stored(clock));
        if (await db.Keys.CountAsync(k => k.AccountId == owner && k.RevokedAt == null, ct) >= MaxKeys) return Refusal.Conflict("people.keys-too-many", MaxKeys);
        var (record, key) = ApiKey.Of(owner, request.Name!, request.Scopes!, now, request.Days is { } days ? now.AddDays(days) : null);
        db.Keys.Add(record);
        db.Doing("people.create-key");
        await db.SaveChangesAsync(ct);
        return new Answer(record.Id, key, record.Prefix, record.ScopeList, record.ExpiresAt);
    }

    // Not idempotent by key: the stored answer would hold the secret for a day.
    public static void Map(RouteGroupBuilder keys) => keys.MapPost("/", async (Request request, CurrentActor current, PeopleDb db, TimeProvider clock, CancellationToken ct) =>
        (await Handle(request, current.Actor, db, clock, ct)).ToResult(a => TypedResults.Created($"/api/keys/{a.Id}", a)))
        .RequireAccess(Policies.SignedIn, Keys.Scopes.PeopleWrite).WithName("CreateKey").WithSummary("Make an API key; the key is in this answer and never shown again");
}
