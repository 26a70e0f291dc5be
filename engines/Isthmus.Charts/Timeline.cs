using Isthmus.Charts.Drawing;

namespace Isthmus.Charts;

/// <summary>Something that happened, or was said to.</summary>
/// <param name="From">The day; or the first day of the time in which it lies or lasts.</param>
/// <param name="Label">Its name, drawn beside it.</param>
/// <param name="Text">All about it, shown when the pointer rests on it.</param>
public sealed record TimelineItem(DateOnly From, string Label, string Text)
{
    /// <summary>The last day. Null: one day, or the Gregorian month or year of <see cref="From"/> if it is not known more exactly.</summary>
    public DateOnly? To { get; init; }

    /// <summary>How exactly the date is known. By the day: it lasted from the first day to the last, drawn as a bar. By month or year: it lies somewhere between them, drawn as an open pill.</summary>
    public DateGrain Grain { get; init; } = DateGrain.Day;

    /// <summary>Whether the date is doubtful: dashed, with a question mark.</summary>
    public bool Uncertain { get; init; }

    /// <summary>The lane it stands in, from 0; an item of an unknown lane is not drawn.</summary>
    public int Lane { get; init; }

    /// <summary>The date in words, drawn before the name. Null: <see cref="From"/> as <see cref="Timeline.Date"/> writes it.</summary>
    public string? When { get; init; }
}

/// <summary>A line across a chart over time with a few words on it.</summary>
/// <param name="At">Where it stands.</param>
/// <param name="Label">Its words.</param>
public sealed record TimelineNote(DateOnly At, string Label);

/// <summary>Dated things along a line of time, in lanes by kind. It grows taller until no label lies on another.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Lanes">The names of the lanes, from the top; with one lane its name may be empty.</param>
/// <param name="Items">The items, in any order.</param>
/// <param name="Date">Writes a date.</param>
public sealed record Timeline(ChartText Text, IReadOnlyList<string> Lanes, IReadOnlyList<TimelineItem> Items, Func<DateOnly, DateGrain, string> Date) : Chart(Text)
{
    /// <summary>Lines across all lanes.</summary>
    public IReadOnlyList<TimelineNote> Notes { get; init; } = [];

    /// <summary>Where the time axis may have ticks, for other calendars. Null: at round Gregorian dates.</summary>
    public IReadOnlyList<DateOnly>? TimeTicks { get; init; }

    /// <summary>What a doubtful date means, for the legend. Null: no entry.</summary>
    public string? UncertainWords { get; init; }

    private protected override void Draw(Sheet sheet) => new TimelinePainter(sheet, this).Paint();
}
