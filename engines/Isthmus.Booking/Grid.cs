namespace Isthmus.Booking;

/// <summary>The moments at which a use may begin: every so many minutes from midnight by the clock on the wall.</summary>
public sealed class Grid
{
    private readonly TimeZoneInfo _zone;
    private readonly long _step;

    /// <summary>A grid of a step in minutes, 1 to 1,440.</summary>
    public Grid(TimeZoneInfo zone, int stepMinutes)
    {
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentOutOfRangeException.ThrowIfLessThan(stepMinutes, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(stepMinutes, 1440);
        (_zone, _step) = (zone, stepMinutes * TimeSpan.TicksPerMinute);
    }

    /// <summary>The zone of the clock.</summary>
    public TimeZoneInfo Zone => _zone;

    /// <summary>True for a moment of the grid.</summary>
    public bool Has(DateTime moment) => (moment + _zone.GetUtcOffset(moment)).TimeOfDay.Ticks % _step == 0;

    /// <summary>The first moment of the grid that is not before a moment. O(1) save around a change of the clocks, where minutes are tried.</summary>
    public DateTime Next(DateTime moment)
    {
        var offset = _zone.GetUtcOffset(moment);
        var local = moment + offset;
        var into = local.TimeOfDay.Ticks;
        var rest = into % _step;
        if (rest == 0) return moment;
        // The last step of a day is cut short by midnight where the step does not divide a day.
        var next = moment.AddTicks(Math.Min(_step - rest, TimeSpan.TicksPerDay - into));
        if (_zone.GetUtcOffset(next) == offset) return next;
        var tried = moment.AddTicks(TimeSpan.TicksPerMinute - 1);
        tried = tried.AddTicks(-(tried.Ticks % TimeSpan.TicksPerMinute));
        while (!Has(tried)) tried = tried.AddMinutes(1);
        return tried;
    }

    /// <summary>The last moment of the grid that is not after a moment.</summary>
    public DateTime Last(DateTime moment)
    {
        var offset = _zone.GetUtcOffset(moment);
        var last = moment.AddTicks(-((moment + offset).TimeOfDay.Ticks % _step));
        if (_zone.GetUtcOffset(last) == offset) return last;
        var tried = moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerMinute));
        while (!Has(tried)) tried = tried.AddMinutes(-1);
        return tried;
    }
}
