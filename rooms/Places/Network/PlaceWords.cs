using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;

namespace Isthmus.Places.Network;

/// <summary>An organisation beside a place.</summary>
internal sealed record OrganisationLine(OrganisationId Id, string Name, string? Country, bool IsInvented);

internal static class PlaceWords
{
    // Leaves every script readable and escapes <, > and &, so that no name can end the block.
    private static readonly JsonSerializerOptions s_options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static MarkupString JsonLd(JsonObject data) => new($"<script type=\"application/ld+json\">{data.ToJsonString(s_options)}</script>");

    public static string In(this IReadOnlyDictionary<string, string> texts, string language) => new LocalText(texts!).In(language);

    public static string? StageTone(PlaceStage stage) => stage switch { PlaceStage.Operating => "good", PlaceStage.Launching => "accent", PlaceStage.Closed => "bad", _ => null };

    public static string Comma(Language language) => language == Language.Persian ? "، " : ", ";
}
