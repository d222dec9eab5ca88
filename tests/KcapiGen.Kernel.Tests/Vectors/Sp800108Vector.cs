using System.Globalization;
using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.Vectors;

/// <summary>A case of NIST's CAVP for SP 800-108, as it stands in Sp800108.rsp.</summary>
/// <param name="Name">Mode, PRF, place and size of the counter.</param>
/// <param name="Values">The bytes by their names.</param>
internal sealed record Sp800108Vector(string Name, IReadOnlyDictionary<string, byte[]> Values)
{
    private string[] Words => Name.Split(' ');

    public string Mode => Words[0];

    public string Prf => Words[1];

    public byte[] Key => Values["KI"];

    public byte[] Iv => Values["IV"];

    public byte[] Expected => Values["KO"];

    /// <summary>Gets the fixed input, which the counter may stand in the midst of.</summary>
    public byte[] FixedInput => Values.TryGetValue("DataBeforeCtrData", out byte[]? before) ? [.. before, .. Values["DataAfterCtrData"]] : Values["FixedInputData"];

    public KbkdfCounter Counter => Words[2] switch
    {
        "NONE" => KbkdfCounter.None,
        "BEFORE_ITER" => KbkdfCounter.BeforeIterationVariable(CounterSize),
        "BEFORE_FIXED" or "AFTER_ITER" => KbkdfCounter.At(0, CounterSize),
        "AFTER_FIXED" => KbkdfCounter.At(^0, CounterSize),
        "MIDDLE_FIXED" => KbkdfCounter.At(Values["DataBeforeCtrData"].Length, CounterSize),
        var place => throw new InvalidDataException($"A counter at {place}"),
    };

    private int CounterSize => int.Parse(Words[3].Split('_')[0], CultureInfo.InvariantCulture);

    public static IReadOnlyList<Sp800108Vector> ReadAll()
    {
        using Stream file = typeof(Sp800108Vector).Assembly.GetManifestResourceStream("Sp800108.rsp")!;
        using var reader = new StreamReader(file);
        List<Sp800108Vector> vectors = [];
        Dictionary<string, byte[]> values = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('['))
            {
                values = [];
                vectors.Add(new(line.Trim('[', ']'), values));
            }
            else if (line.Split('=') is [var name, var value])
            {
                values.Add(name.Trim(), Bytes.FromHex(value.Trim()));
            }
        }

        return vectors;
    }
}
