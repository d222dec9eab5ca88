using System.Security.Cryptography;
using KcapiGen.Reliability.Tests.Declared;

namespace KcapiGen.Reliability.Tests.Races.Targets;

/// <summary>The static methods that derive keys. They share nothing that a caller sees, so each must do its work whatever runs beside it.</summary>
internal sealed class DerivationTarget : Target
{
    private const int Iterations = 20;
    private const int Length = 100;

    private static readonly byte[] Input = Key.Bytes(new Random(1), 40);
    private static readonly byte[] Salt = Key.Bytes(new Random(2), 16);
    private static readonly byte[] ByHkdf = HKDF.DeriveKey(HashAlgorithmName.SHA256, Input, Length, Salt, []);
    private static readonly byte[] ByPbkdf2 = Rfc2898DeriveBytes.Pbkdf2(Input, Salt, Iterations, HashAlgorithmName.SHA256, Length);
    private static readonly byte[] ByKbkdf = SP800108HmacCounterKdf.DeriveBytes(Input, HashAlgorithmName.SHA256, Salt, (byte[])[], Length);

    public override string Name => "key derivation";

    public override IReadOnlyList<Act> Acts { get; } =
    [
        new Act("HKDF", () => Derive(output => KernelHkdf.DeriveKey<HmacSha256>(Input, output, Salt, []), ByHkdf)),
        new Act("PBKDF2", () => Derive(output => KernelPbkdf2.DeriveKey<HmacSha256>(Input, Salt, output, Iterations), ByPbkdf2)),
        new Act("KBKDF", () => Derive(output => KernelKbkdf.DeriveCounter<HmacSha256>(Input, Salt, [], output), ByKbkdf)),
    ];

    public override void Check(Part ended)
    {
    }

    public override void Dispose()
    {
    }

    private static void Derive(Action<byte[]> derive, byte[] right)
    {
        byte[] output = new byte[Length];
        derive(output);
        WrongResultException.ThrowUnlessOneOf(output, right);
    }
}
