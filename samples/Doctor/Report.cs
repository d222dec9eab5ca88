using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Doctor;

/// <summary>All that was found. Its properties, in camel case, are those of the JSON; README.md names them, and they stay.</summary>
internal sealed record Report(Machine Machine, IReadOnlyList<Row> Ciphers, IReadOnlyList<Row> Hashes, IReadOnlyList<Row> Randoms, IReadOnlyList<Row> Others)
{
    // The text is for programs and people, not for a page of HTML: quotation marks stay as they are.
    private static readonly ReportJson Json = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>All of them, in the order of the page.</summary>
    [JsonIgnore]
    public IEnumerable<Row> All => [.. Ciphers, .. Hashes, .. Randoms, .. Others];

    public static Report Make(IReadOnlyList<Wanted> wanted)
    {
        Machine machine = Machine.Examine();
        Row[] rows = Rows.Of(wanted);
        return new(
            machine,
            [.. rows.Where(row => row.IsInCatalogue && (row.Kind is "aead" or "skcipher"))],
            [.. rows.Where(row => row.IsInCatalogue && row.Kind is "hash")],
            [.. rows.Where(row => row.IsInCatalogue && row.Kind is "rng")],
            [.. rows.Where(row => !row.IsInCatalogue)]);
    }

    public string ToJson() => JsonSerializer.Serialize(this, Json.Report);
}

[JsonSerializable(typeof(Report))]
internal sealed partial class ReportJson : JsonSerializerContext;
