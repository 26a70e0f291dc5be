namespace Isthmus.Screening.Lists;

/// <summary>The layouts of list files that <see cref="ListFiles"/> reads. The layout is recognised from the content.</summary>
public enum ListFormat
{
    /// <summary>OFAC, delimited: the file of names with its files of aliases, addresses and comments (SDN and consolidated have the same layout).</summary>
    OfacCsv,

    /// <summary>OFAC, XML: the classic layout with the root <c>sdnList</c> and the advanced one with the root <c>Sanctions</c>.</summary>
    OfacXml,

    /// <summary>Consolidated Screening List of the US International Trade Administration, CSV.</summary>
    ConsolidatedScreeningCsv,

    /// <summary>Consolidated list of the UN Security Council, XML.</summary>
    UnXml,

    /// <summary>Consolidated financial sanctions list of the EU (FSF), XML.</summary>
    EuXml,

    /// <summary>United Kingdom, CSV: OFSI's consolidated list and the newer UK Sanctions List.</summary>
    UkCsv,

    /// <summary>Denied Persons List of the US Bureau of Industry and Security, text with tabs.</summary>
    BisDeniedPersons,

    /// <summary>An operator's own list: a header line that names at least the column <c>name</c>.</summary>
    PlainCsv,
}
