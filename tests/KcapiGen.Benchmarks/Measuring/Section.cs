using System.Text.Json;

namespace KcapiGen.Benchmarks.Measuring;

/// <summary>What one run of eng/bench measured in one place: a file of docs/performance.</summary>
/// <param name="Name">Of its file.</param>
/// <param name="Machine">Processor, kernel and runtime.</param>
/// <param name="Date">The day.</param>
/// <param name="Rounds">How many there were of each case.</param>
/// <param name="Missing">Contenders that could not take part.</param>
/// <param name="Cases">The figures.</param>
/// <param name="Counts">What is no time: sizes, numbers.</param>
internal sealed record Section(string Name, string Machine, string Date, int Rounds, string[] Missing, Measured[] Cases, Dictionary<string, double> Counts)
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public IEnumerable<Measured> Of(string work) => Cases.Where(measured => measured.Case.Work == work);

    public void Save(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, Name + ".json"), JsonSerializer.Serialize(this, Options) + "\n");
    }

    public static Section? Load(string folder, string name)
    {
        string file = Path.Combine(folder, name + ".json");
        return File.Exists(file) ? JsonSerializer.Deserialize<Section>(File.ReadAllText(file)) : null;
    }
}
