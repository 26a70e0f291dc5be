namespace Isthmus.Forums.Registration;

/// <summary>
/// The seats of one registration type, held by one writer at a time. Whoever gives or frees a seat takes the type's row first, by counting its turn: the row stays locked until the end of the
/// transaction (SQLite has one writer anyway), and everything that decides is read after that. Writers therefore queue instead of meeting, nobody counts what another is changing, and the waiting
/// list moves in its order. A check of the database stands behind the count.
/// </summary>
internal sealed class Seats
{
    private readonly ForumsDb _db;
    private readonly RegistrationTypeId _type;

    private Seats(ForumsDb db, RegistrationTypeId type) => (_db, _type) = (db, type);

    public int? Capacity { get; set; }
    public int Taken { get; private set; }
    public int Queue { get; private set; }

    /// <returns>Null when there is no such type.</returns>
    public static async Task<Seats?> Lock(ForumsDb db, RegistrationTypeId type, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("Seats are locked in a transaction: without one the lock ends with its statement.");
        if (await db.RegistrationTypes.Where(t => t.Id == type).ExecuteUpdateAsync(u => u.SetProperty(t => t.Turn, t => t.Turn + 1), ct) == 0) return null;
        var now = await db.RegistrationTypes.AsNoTracking().Where(t => t.Id == type).Select(t => new { t.Capacity, t.Taken, t.Queue }).SingleAsync(ct);
        return new Seats(db, type) { Capacity = now.Capacity, Taken = now.Taken, Queue = now.Queue };
    }

    public bool Fits(int seats) => Capacity is null || Taken + seats <= Capacity;

    public void Take(int seats) => Taken += seats;

    public void Free(int seats) => Taken -= seats;

    /// <summary>A seat, or the end of the waiting list: nobody passes those who wait.</summary>
    public async Task Admit(Registrant registrant, DateTime now, CancellationToken ct)
    {
        var others = _db.Registrants.Local.Any(r => r.TypeId == _type && r.State == RegistrationState.Waiting && r.Id != registrant.Id)
            || await _db.Registrants.AnyAsync(r => r.TypeId == _type && r.State == RegistrationState.Waiting && r.Id != registrant.Id, ct);
        if (!others && Fits(registrant.Seats)) Seat(registrant, now);
        else (registrant.State, registrant.WaitNumber) = (RegistrationState.Waiting, ++Queue);
    }

    /// <summary>
    /// Gives free seats to those who wait, in their order, and says to whom. A party that is too large for what is free is not passed by smaller ones behind it. Before the save: what the transaction
    /// has changed counts as it stands in the window.
    /// </summary>
    public async Task<IReadOnlyList<Registrant>> Promote(DateTime now, CancellationToken ct)
    {
        var promoted = new List<Registrant>();
        if (!Fits(1)) return promoted;
        var first = _db.Registrants.Where(r => r.TypeId == _type && r.State == RegistrationState.Waiting).OrderBy(r => r.WaitNumber);
        // Those in the window may have left the list, or come to it, since the database last heard of them.
        var inWindow = _db.Registrants.Local.Where(r => r.TypeId == _type).ToList();
        var waiting = Capacity is { } c ? await first.Take(c - Taken + inWindow.Count).ToListAsync(ct) : await first.ToListAsync(ct);
        foreach (var r in waiting.Union(inWindow).Where(r => r.State == RegistrationState.Waiting).OrderBy(r => r.WaitNumber))
        {
            if (!Fits(r.Seats)) break;
            Seat(r, now);
            promoted.Add(r);
        }
        return promoted;
    }

    /// <summary>Writes the count. After the save that changed the registrants, in the same transaction.</summary>
    public Task Write(CancellationToken ct) => _db.RegistrationTypes.Where(t => t.Id == _type).ExecuteUpdateAsync(u => u.SetProperty(t => t.Taken, Taken).SetProperty(t => t.Queue, Queue), ct);

    private void Seat(Registrant registrant, DateTime now)
    {
        (registrant.State, registrant.DecidedAt) = (RegistrationState.Approved, now);
        Take(registrant.Seats);
    }
}
