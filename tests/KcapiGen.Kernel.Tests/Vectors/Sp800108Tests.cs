using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.Vectors;

/// <summary>SP 800-108 with the fixed input as it is given: NIST's cases for every mode, place and size of the counter.</summary>
public class Sp800108Tests
{
    private static readonly IReadOnlyList<Sp800108Vector> All = Sp800108Vector.ReadAll();

    private static readonly byte[] Key = Bytes.Random(32, seed: 1), Label = Bytes.Random(20, seed: 2), Context = Bytes.Random(33, seed: 3);

    public static TheoryData<string> Names => [.. All.Select(vector => vector.Name).Distinct()];

    [Theory]
    [MemberData(nameof(Names))]
    public void As_NIST_derives(string name)
    {
        foreach (Sp800108Vector vector in All.Where(vector => vector.Name == name))
        {
            Bytes.AssertSame(vector.Expected, Derive(vector), name);
        }
    }

    [Fact]
    public void The_cases_are_of_every_kind() => Assert.Equal(
        (52, 12, 24 + 2, 12 + 2),
        (All.Count, All.Count(vector => vector.Mode == "Counter"), All.Count(vector => vector.Mode == "Feedback"), All.Count(vector => vector.Mode == "DoublePipeline")));

    // The two ways to say the same.
    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public void A_label_and_a_context_are_a_fixed_input(int length)
    {
        byte[] fixedInput = [.. Label, 0, .. Context, 0, 0, (byte)(8 * length >> 8), (byte)(8 * length)], iv = Bytes.Random(7, seed: 4);
        byte[] expected = new byte[length], actual = new byte[length];
        KernelKbkdf.DeriveCounter<HmacSha256>(Key, Label, Context, expected);
        KernelKbkdf.DeriveCounter<HmacSha256>(Key, fixedInput, actual);
        Bytes.AssertSame(expected, actual, "counter mode");
        KernelKbkdf.DeriveFeedback<HmacSha256>(Key, iv, Label, Context, expected);
        KernelKbkdf.DeriveFeedback<HmacSha256>(Key, iv, fixedInput, actual, KbkdfCounter.At(0));
        Bytes.AssertSame(expected, actual, "feedback mode");
        KernelKbkdf.DeriveDoublePipeline<HmacSha256>(Key, Label, Context, expected);
        KernelKbkdf.DeriveDoublePipeline<HmacSha256>(Key, fixedInput, actual, KbkdfCounter.At(0, 32));
        Bytes.AssertSame(expected, actual, "double-pipeline mode");
    }

    [Fact]
    public void A_counter_counts_no_further_than_its_bits()
    {
        byte[] most = new byte[255 * 16];
        KernelKbkdf.DeriveCounter<CmacAes>(Key, Label, most, KbkdfCounter.At(0, 8));
        byte[] more = new byte[most.Length + 1];
        ArgumentException e = Assert.Throws<ArgumentException>(() => KernelKbkdf.DeriveCounter<CmacAes>(Key, Label, more, KbkdfCounter.At(0, 8)));
        Assert.Equal("destination", e.ParamName);
        Assert.Contains("1 to 4080", e.Message, StringComparison.Ordinal);
        KernelKbkdf.DeriveCounter<CmacAes>(Key, Label, more, KbkdfCounter.At(0, 16));
    }

    [Fact]
    public void What_the_standard_does_not_give_is_refused()
    {
        byte[] key = new byte[32];
        Assert.Equal("counter", Assert.Throws<ArgumentException>(() => KernelKbkdf.DeriveCounter<HmacSha256>(Key, Label, key, KbkdfCounter.None)).ParamName);
        Assert.Equal("counter", Assert.Throws<ArgumentException>(() => KernelKbkdf.DeriveCounter<HmacSha256>(Key, Label, key, KbkdfCounter.At(Label.Length + 1))).ParamName);
        Assert.Equal("counter", Assert.Throws<ArgumentException>(() => KernelKbkdf.DeriveFeedback<HmacSha256>(Key, [], Label, key, KbkdfCounter.At(^(Label.Length + 1)))).ParamName);
        Assert.Equal("sizeInBits", Assert.Throws<ArgumentOutOfRangeException>(() => KbkdfCounter.At(0, 12)).ParamName);
        Assert.Equal("sizeInBits", Assert.Throws<ArgumentOutOfRangeException>(() => KbkdfCounter.BeforeIterationVariable(40)).ParamName);
        Assert.Equal("destination", Assert.Throws<ArgumentException>(() => KernelKbkdf.DeriveDoublePipeline<HmacSha256>(Key, Label, [])).ParamName);
        Assert.Equal("key", Assert.Throws<ArgumentException>(() => KernelKbkdf.DeriveCounter<CmacAes>(Key[..15], Label, key)).ParamName);
        Assert.Equal(default, KbkdfCounter.At(0));
    }

    // The fixed input is read for every block; the key and the IV are read before the first one is written.
    [Fact]
    public void An_overlap_is_right_or_refused()
    {
        byte[] expected = new byte[64], memory = [.. Key, .. new byte[32]];
        KernelKbkdf.DeriveFeedback<HmacSha256>(Key, Key, Label, expected);
        KernelKbkdf.DeriveFeedback<HmacSha256>(memory.AsSpan(0, 32), memory.AsSpan(0, 32), Label, memory);
        Bytes.AssertSame(expected, memory, "over its own key and IV");
        Assert.Equal("destination", Assert.Throws<ArgumentException>(() => KernelKbkdf.DeriveCounter<HmacSha256>(Key, memory.AsSpan(0, 20), memory)).ParamName);
        Assert.Equal("destination", Assert.Throws<ArgumentException>(() => KernelKbkdf.DeriveCounter<HmacSha256>(Key, memory.AsSpan(63), Context, memory)).ParamName);
        Assert.Equal("destination", Assert.Throws<ArgumentException>(() => KernelKbkdf.DeriveCounter<HmacSha256>(Key, Label, memory.AsSpan(5, 3), memory)).ParamName);
        Bytes.AssertSame(expected, memory, "nothing is written by what is refused");
    }

    private static byte[] Derive(Sp800108Vector vector) => vector.Prf switch
    {
        "CMAC_AES128" or "CMAC_AES192" or "CMAC_AES256" => Derive<CmacAes>(vector),
        "CMAC_TDES3" => Derive<CmacDes3>(vector),
        "HMAC_SHA1" => Derive<HmacSha1>(vector),
        "HMAC_SHA224" => Derive<HmacSha224>(vector),
        "HMAC_SHA256" => Derive<HmacSha256>(vector),
        "HMAC_SHA384" => Derive<HmacSha384>(vector),
        "HMAC_SHA512" => Derive<HmacSha512>(vector),
        _ => throw new InvalidDataException(vector.Prf),
    };

    private static byte[] Derive<TMac>(Sp800108Vector vector)
        where TMac : class, IKeyedHash<TMac>
    {
        byte[] derived = new byte[vector.Expected.Length];
        switch (vector.Mode)
        {
            case "Counter":
                KernelKbkdf.DeriveCounter<TMac>(vector.Key, vector.FixedInput, derived, vector.Counter);
                break;
            case "Feedback":
                KernelKbkdf.DeriveFeedback<TMac>(vector.Key, vector.Iv, vector.FixedInput, derived, vector.Counter);
                break;
            default:
                KernelKbkdf.DeriveDoublePipeline<TMac>(vector.Key, vector.FixedInput, derived, vector.Counter);
                break;
        }

        return derived;
    }
}
