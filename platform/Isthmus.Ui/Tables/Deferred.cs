using Microsoft.AspNetCore.Components.Rendering;

namespace Isthmus.Ui;

/// <summary>Renders its content after its elder siblings have rendered, still in the same batch: the table needs its columns first.</summary>
public sealed class Deferred : ComponentBase
{
    [Parameter] public RenderFragment? ChildContent { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, ChildContent);
}
