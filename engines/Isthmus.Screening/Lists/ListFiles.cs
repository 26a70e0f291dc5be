namespace Isthmus.Screening.Lists;

/// <summary>
/// Reads list files: a list is taken whole or refused with a <see cref="ListFormatException"/>. The layout is recognised from the content. Nothing is fetched, nothing is
/// kept but what is returned; files are read once, from the beginning to the end, with the memory of one row or entry beside the entries.
/// </summary>
/// <remarks>Time is linear in the bytes; see README.md in this folder for measured times and for what is read of each layout.</remarks>
public static class ListFiles
{
    /// <summary>Reads a list of one file.</summary>
    /// <param name="content">The bytes, from where the stream stands. The stream is not closed.</param>
    /// <param name="fileName">The name to use in messages.</param>
    /// <param name="limits">What the file may at most hold.</param>
    /// <param name="ct">Gives up between two rows or elements.</param>
    /// <exception cref="ListFormatException">The file is refused.</exception>
    public static ListFile Read(Stream content, string fileName, ListLimits limits, CancellationToken ct = default) => Read([new(fileName, content)], limits, ct);

    /// <summary>Reads a list of one or more files; only the delimited files of OFAC come in several, in any order.</summary>
    /// <param name="parts">The files.</param>
    /// <param name="limits">What they may at most hold together.</param>
    /// <param name="ct">Gives up between two rows or elements.</param>
    /// <exception cref="ListFormatException">A file is refused, and with it the list.</exception>
    public static ListFile Read(IReadOnlyList<ListPart> parts, ListLimits limits, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(limits);
        var list = new ListBuilder(limits, ct);
        var budget = new ByteSource.Budget(limits.Bytes);
        if (parts.Count == 0) throw list.Error(ListErrorCode.Empty);
        if (parts.Count > 1) return OfacCsv.Read([.. parts.Select(part => Open(part, list, budget))], list);
        var only = Open(parts[0], list, budget);
        if (only.Kind == HeadKind.Empty) throw list.Error(ListErrorCode.Empty);
        return only.Kind == HeadKind.Xml ? ReadXml(only, list) : ReadCsv(only, list);
    }

    private static OpenPart Open(ListPart part, ListBuilder list, ByteSource.Budget budget)
    {
        list.Part = part.FileName;
        var source = new ByteSource(part.Content, list, budget);
        source.ReadHead();
        var kind = HeadText.Recognise(source.Head, out var text);
        if (kind == HeadKind.Foreign) throw list.Error(ListErrorCode.UnknownFormat, 0, text);
        return new(part.FileName, source, kind, text);
    }

    private static ListFile ReadXml(OpenPart part, ListBuilder list)
    {
        using var walk = new XmlWalk(part.Source, list, HeadText.HasDocumentType(part.Head));
        return walk.Root.Name switch
        {
            "sdnList" => OfacXml.Read(walk, list),
            "Sanctions" => OfacAdvancedXml.Read(walk, list),
            "CONSOLIDATED_LIST" => UnXml.Read(walk, list),
            "export" => EuXml.Read(walk, list),
            var name => throw list.Error(ListErrorCode.UnknownFormat, walk.Line, $"root element {name}"),
        };
    }

    private static ListFile ReadCsv(OpenPart part, ListBuilder list)
    {
        var rows = part.Rows(list, out var chars);
        if (!rows.Read()) throw list.Error(ListErrorCode.Empty);
        if (OfacCsv.RoleOf(rows.Fields) is { } role)
        {
            if (role != OfacRole.Names) throw list.Error(ListErrorCode.WrongParts, 0, $"only {role}");
            chars.MayBeWindows1252 = true;
            return OfacCsv.ReadNames(rows, list);
        }
        if (UkCsv.IsBeginning(rows.Fields))
        {
            chars.MayBeWindows1252 = true;
            return UkCsv.Read(rows, list);
        }
        var header = CsvHeader.Of(rows, list);
        if (header.HasAll("_id", "source", "name", "alt_names"))
        {
            chars.MayBeWindows1252 = true;
            return ConsolidatedScreeningCsv.Read(header, list);
        }
        if (header.HasAll("Name", "Street_Address", "Effective_Date", "Standard_Order"))
        {
            chars.MayBeWindows1252 = true;
            return DeniedPersonsText.Read(header, list);
        }
        return PlainCsv.Read(rows, list);
    }
}
