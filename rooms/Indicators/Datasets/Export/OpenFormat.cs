namespace Isthmus.Indicators.Datasets.Export;

/// <summary>A form that a dataset is handed out in.</summary>
internal sealed record OpenFormat(string Extension, string Title, string MediaType, string ContentType, string FileType, Func<Stream, Dataset, IndicatorsDb, CancellationToken, Task> Write)
{
    public static readonly OpenFormat Csv = new("csv", "CSV", "text/csv", "text/csv; charset=utf-8", "CSV", CsvFile.Write);
    public static readonly OpenFormat Json = new("json", "Data Package", "application/json", "application/json; charset=utf-8", "JSON", async (to, d, db, ct) => await to.WriteAsync(await PackageJson.Write(d, db, ct), ct));
    public static readonly OpenFormat Sdmx = new("sdmx.csv", "SDMX-CSV", "text/csv", SdmxCsv.MediaType, "CSV", SdmxCsv.Write);
    public static readonly OpenFormat Xlsx = new("xlsx", "XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX", XlsxFile.Write);
    public static readonly OpenFormat Zip = new("zip", "ZIP", "application/zip", "application/zip", "ZIP", ZipFile.Write);

    public static readonly IReadOnlyList<OpenFormat> All = [Csv, Json, Sdmx, Xlsx, Zip];

    public bool IsPacked => this == Xlsx || this == Zip;

    /// <summary>A worksheet ends at about a million rows.</summary>
    public bool Holds(Dataset dataset) => this != Xlsx || dataset.Rows <= XlsxFile.MostRows;
}
