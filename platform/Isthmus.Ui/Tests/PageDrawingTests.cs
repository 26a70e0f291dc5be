using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Isthmus.Ui.Tests;

public sealed class PageDrawingTests
{
    [Fact]
    public async Task A_page_is_not_drawn_half_read_at_its_first_wait_nor_when_what_surrounds_it_draws_itself_again()
    {
        var texts = new Texts([], new TextsOptions());
        await using var services = new ServiceCollection().AddLogging().AddHttpContextAccessor().AddSingleton(texts).AddSingleton(new Formats(null, TimeZoneInfo.Utc, texts, TimeProvider.System))
            .AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider()).AddScoped<Flash>().AddSingleton<NavigationManager>(new NoNavigation()).BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());

        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<Surroundings>().WaitAsync(TimeSpan.FromSeconds(30))).ToHtmlString());

        Assert.Equal("2 2", html);
    }

    // Two signals instead of two delays: the page has read half when the surroundings draw, and goes on only after that.
    private static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed class Surroundings : ComponentBase
    {
        private readonly TaskCompletionSource _half = Signal();
        private readonly TaskCompletionSource _drawn = Signal();

        protected override async Task OnInitializedAsync()
        {
            await _half.Task;
            StateHasChanged();
            _drawn.SetResult();
        }

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenComponent<SlowPage>(0);
            builder.AddComponentParameter(1, nameof(SlowPage.Half), _half);
            builder.AddComponentParameter(2, nameof(SlowPage.Drawn), _drawn);
            builder.CloseComponent();
        }
    }

    private sealed class SlowPage : IsthmusPage
    {
        private string? _guard;
        private string? _second;

        [Parameter] public TaskCompletionSource Half { get; set; } = null!;
        [Parameter] public TaskCompletionSource Drawn { get; set; } = null!;

        protected override async Task OnInitializedAsync()
        {
            _guard = "ab";
            Half.SetResult();
            await Drawn.Task;
            _second = "cd";
        }

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            if (_guard is not null) builder.AddContent(0, $"{_guard.Length} {_second!.Length}");
        }
    }

    private sealed class NoNavigation : NavigationManager
    {
        public NoNavigation() => Initialize("http://localhost/", "http://localhost/");
    }
}
