using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using KcapiGen.Generator.Catalogue;

namespace Doctor;

/// <summary>All that was found. Its properties, in camel case, are those of the JSON; README.md names them, and they stay.</summary>
internal sealed record Report(Machine Machine, IReadOnlyList<Row> Ciphers)
{
    // The text is for programs and people, not for a page of HTML: quotation marks stay as they are.
    private static readonly ReportJson Json = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static Report Make(IReadOnlyList<Algorithm> ciphers) => new(Machine.Examine(), Rows.Of(ciphers));

    public string ToJson() => JsonSerializer.Serialize(this, Json.Report);
}

[JsonSerializable(typeof(Report))]
internal sealed partial class ReportJson : JsonSerializerContext;
