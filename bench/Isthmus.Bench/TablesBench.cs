using System.Diagnostics;
using System.Globalization;
using System.Text;
using Isthmus.Tabular;

namespace Isthmus.Bench;

/// <summary>Rows a second of reading and writing tables, CSV and XLSX.</summary>
internal static class TablesBench
{
    private static readonly string[] Header = ["name", "country", "website", "email", "people", "founded"];

    internal static async Task<int> Run(string[] args)
    {
        var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
        var rows = Enumerable.Range(0, count).Select(i => (IReadOnlyList<object?>)
            [$"Компания {i}, ООО", i % 2 == 0 ? "Иран" : "Россия", $"https://www.company{i}.example/", $"info@company{i}.example", i % 500, new DateOnly(2000 + (i % 20), 1, 1)]).ToList();
        foreach (var xlsx in (bool[])[false, true])
        {
            using var file = new MemoryStream();
            var format = xlsx ? "XLSX" : "CSV";
            await Say($"write {format}", count, () => xlsx
                ? TableWriter.WriteXlsxAsync(file, Header, rows, new TableWriteOptions(), CancellationToken.None)
                : TableWriter.WriteCsvAsync(file, Header, rows, new TableWriteOptions(), CancellationToken.None));
            await Read($"read {format}", count, file.ToArray());
            if (!xlsx)
            {
                Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
                await Read("read CSV in Windows-1251", count, Encoding.GetEncoding(1251).GetBytes(Encoding.UTF8.GetString(file.ToArray())[1..]));
            }
        }

        return 0;
    }

    private static Task Read(string what, int count, byte[] file) => Say(string.Create(CultureInfo.InvariantCulture, $"{what} of {file.Length / 1_048_576.0:0.0} MB"), count, async () =>
    {
        var read = await TableFile.ReadAsync(new MemoryStream(file), new TableReadOptions(), CancellationToken.None);
        if (read.Table?.Rows.Count != count)
        {
            throw new InvalidOperationException($"{what}: {read.Table?.Rows.Count} rows, {read.Refusal?.Message}");
        }
    });

    private static async Task Say(string what, int times, Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {times / seconds:N0} rows/s ({seconds:0.00} s)"));
    }
}
