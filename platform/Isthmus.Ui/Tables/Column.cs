namespace Isthmus.Ui;

/// <summary>A column of a <see cref="DataTable{TRow}"/>: <c>&lt;Column Title="…" Sort="name"&gt;@context.Name&lt;/Column&gt;</c>.</summary>
public sealed class Column<TRow> : ComponentBase
{
    [CascadingParameter] private DataTable<TRow> Table { get; set; } = null!;

    [Parameter, EditorRequired] public string Title { get; set; } = "";
    [Parameter] public RenderFragment<TRow>? ChildContent { get; set; }

    /// <summary>The sort key in the URL; without it the column cannot be sorted.</summary>
    [Parameter] public string? Sort { get; set; }

    /// <summary>Numbers stand at the end of the cell, in digits of one width.</summary>
    [Parameter] public bool Number { get; set; }

    /// <summary>The cell that names the row; the title of its card on a phone.</summary>
    [Parameter] public bool RowHeader { get; set; }

    /// <summary>The title is for screen readers only: a column of buttons.</summary>
    [Parameter] public bool HideTitle { get; set; }

    /// <summary>Left out on a phone.</summary>
    [Parameter] public bool Wide { get; set; }
    [Parameter] public string? Class { get; set; }

    internal string? CellClass
    {
        get
        {
            var names = string.Join(' ', new[] { Number ? "num" : null, Wide ? "wide" : null, HideTitle ? "actions" : null, Class }.OfType<string>());
            return names.Length == 0 ? null : names;
        }
    }

    protected override void OnInitialized() => Table.Add(this);
}
