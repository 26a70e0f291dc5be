using System.Text;
using Isthmus.Indicators.Datasets.Export;
using Isthmus.Indicators.Datasets.Reading;
using Isthmus.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Indicators.Tests.Datasets;

/// <summary>Loads files into a site as the command line does.</summary>
internal static class Loads
{
    public static ReadFile Read(string text, ReadOptions? options = null) => ObservationReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), options ?? new("test.csv"), CancellationToken.None);

    public static async Task<(int Code, string Output, string Error)> Load(TestSite site, params string[] paths)
    {
        await using var scope = site.Services.CreateAsyncScope();
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await IndicatorsRoom.Load(scope.ServiceProvider, paths, output, error, CancellationToken.None);
        return (code, output.ToString(), error.ToString());
    }

    public static async Task<(int Code, string Output, string Error)> Show(TestSite site, params string[] args)
    {
        await using var scope = site.Services.CreateAsyncScope();
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await IndicatorsRoom.Show(scope.ServiceProvider, args, output, error, CancellationToken.None);
        return (code, output.ToString(), error.ToString());
    }

    public static async Task<byte[]> Csv(TestSite site, string key) => await site.InScope(async services =>
    {
        var db = services.GetRequiredService<IndicatorsDb>();
        using var bytes = new MemoryStream();
        await CsvFile.Write(bytes, await db.Datasets.AsNoTracking().OrderByDescending(d => d.LoadedAt).FirstAsync(d => d.Key == key), db, CancellationToken.None);
        return bytes.ToArray();
    });
}

/// <summary>A folder of files that goes with the test.</summary>
internal sealed class Folder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("isthmus-data-").FullName;

    public string File(string name, string text) => File(name, Encoding.UTF8.GetBytes(text));

    public string File(string name, byte[] bytes)
    {
        var path = Path.Combine(_path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllBytes(path, bytes);
        return path;
    }

    public string this[string name] => Path.Combine(_path, name);

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
