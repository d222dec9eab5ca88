using System.Globalization;
using System.Security.Cryptography;
using KcapiGen.Benchmarks;

// Prints a table of ratios in Markdown: the in-process engine beside .NET's own classes and beside openssl speed, in one run.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
AppContext.SetData("KcapiGen.Backend", "inprocess");

byte[] key = RandomNumberGenerator.GetBytes(16), wideKey = RandomNumberGenerator.GetBytes(64), iv = new byte[16], nonce = new byte[12], tag = new byte[16];
using var cbc = new Cbc(key);
using var ctr = new Ctr(key);
using var xts = new Xts(wideKey);
using var gcm = new Gcm(key);
using var aes = Aes.Create();
aes.Key = key;
using var aesGcm = new AesGcm(key, 16);

Console.WriteLine("| message | in process, beside | ratio | budget | bytes allocated by 1,000 messages |");
Console.WriteLine("|---|---|---|---|---|");

byte[] small = new byte[512], output = new byte[512];
Action cbcSmall = () => cbc.Encrypt(iv, small, output), gcmSmall = () => gcm.Encrypt(nonce, small, output, tag);
Row("cbc(aes), 512 bytes", "Aes.EncryptCbc", Measurement.Ratio(cbcSmall, () => aes.EncryptCbc(small, iv, output, PaddingMode.None)), 1.5, cbcSmall);
Row("gcm(aes), 512 bytes", "AesGcm", Measurement.Ratio(gcmSmall, () => aesGcm.Encrypt(nonce, small, output, tag)), 1.0, gcmSmall);

foreach (int size in new[] { 4096, 16384, 65536 })
{
    byte[] text = new byte[size], result = new byte[size];
    Beside("cbc(aes)", "aes-128-cbc", size, () => cbc.Encrypt(iv, text, result));
    Beside("ctr(aes)", "aes-128-ctr", size, () => ctr.Encrypt(iv, text, result));
    Beside("xts(aes)", "aes-256-xts", size, () => xts.Encrypt(iv, text, result));
    Beside("gcm(aes)", "aes-128-gcm", size, () => gcm.Encrypt(nonce, text, result, tag));
}

static void Beside(string algorithm, string openssl, int size, Action ours)
{
    // In turn, five times: a single pass of any may meet a machine that is busy with something else.
    var rounds = new List<(double Ours, double Speed, double Loop)>();
    for (int round = 0; round < 5; round++)
    {
        rounds.Add((Measurement.MedianRate(ours), OpensslSpeed.Rate(openssl, size), OpensslSpeed.RateWithIv(openssl, size)));
    }

    string message = $"{algorithm}, {size:N0} bytes";
    Row(message, $"openssl speed -evp {openssl}", Measurement.Median([.. rounds.Select(round => round.Ours / round.Speed)]), 0.9, ours);
    if (openssl.EndsWith("gcm", StringComparison.Ordinal))
    {
        // The loop in C makes no tag.
        return;
    }

    Row(message, "the loop in C", Measurement.Median([.. rounds.Select(round => round.Ours / round.Loop)]), null, ours);
    Row("the loop in C", $"openssl speed -evp {openssl}", Measurement.Median([.. rounds.Select(round => round.Loop / round.Speed)]), null, null);
}

static void Row(string message, string other, double ratio, double? budget, Action? ours)
    => Console.WriteLine($"| {message} | {other} | {ratio:0.00} | {budget:0.0} | {(ours is null ? "" : Measurement.Allocated(ours))} |");
