using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.Vectors;

/// <summary>Every published vector, in both directions.</summary>
public class VectorTests
{
    private static readonly SkcipherVector[] Skciphers =
        [.. AesModeVectors.All, .. DiskCipherVectors.All, .. BlockCipherVectors.All, .. StreamCipherVectors.All];

    private static readonly AeadVector[] Aeads = [.. GcmVectors.All, .. CcmVectors.All, .. EspVectors.All, .. AuthencVectors.All, .. AegisVectors.All];

    public static TheoryData<string> SkcipherNames => [.. Skciphers.Select(vector => vector.Name).Distinct()];

    public static TheoryData<string> AeadNames => [.. Aeads.Select(vector => vector.Name).Distinct()];

    [Theory]
    [MemberData(nameof(SkcipherNames))]
    public void Skcipher(string name) => CheckWhereItIs(name);

    [Theory]
    [MemberData(nameof(AeadNames))]
    public void Aead(string name) => CheckWhereItIs(name);

    [Fact]
    public void Every_template_and_primitive_has_one()
    {
        // Where nobody has published any, the comparisons compose the mode from System.Security.Cryptography.
        // MACs have vectors of their own, in MacVectors.
        string[] composed = ["pcbc", "xctr", "cmac", "xcbc"];
        IEnumerable<string> covered = Skciphers.Select(vector => vector.Name).Concat(Aeads.Select(vector => vector.Name)).SelectMany(Words).Concat(composed);
        Assert.Empty(DeclaredCiphers.All.SelectMany(cipher => Words(cipher.Name)).Except(covered).Except(["md5", "sha224", "sha384"]));
    }

    private static string[] Words(string name) => name.Split('(', ',', ')');

    /// <summary>Holds a class against every vector of its name and its tag size.</summary>
    /// <returns>How many there are.</returns>
    internal static int Check(DeclaredCipher declared)
    {
        SkcipherVector[] skciphers = [.. Skciphers.Where(vector => vector.Name == declared.Name)];
        AeadVector[] aeads = [.. Aeads.Where(vector => vector.Name == declared.Name && vector.TagSize == declared.TagSize)];
        Assert.All(skciphers, vector => Check(declared, vector));
        Assert.All(aeads, vector => Check(declared, vector));
        return skciphers.Length + aeads.Length;
    }

    // PresenceTests hold what is absent against the reason that the kernel must give.
    private static void CheckWhereItIs(string name)
    {
        int count = 0;
        foreach (DeclaredCipher declared in DeclaredCiphers.All.Where(cipher => cipher.Name == name))
        {
            bool isHere = DeclaredCiphers.MustBeHere(declared);
            Assert.Equal(isHere, declared.IsSupported);
            count += isHere ? Check(declared) : 1;
        }

        Assert.True(count > 0);
    }

    private static void Check(DeclaredCipher declared, SkcipherVector vector) => Check(
        declared,
        new(Bytes.FromHex(vector.Key), declared.HasParts ? Bytes.FromHex(vector.Nonce) : null),
        new(Bytes.FromHex(vector.Iv), [], Bytes.FromHex(vector.Plaintext)),
        vector.Ciphertext,
        vector.Source);

    private static void Check(DeclaredCipher declared, AeadVector vector)
    {
        byte[] first = Bytes.FromHex(vector.Key);
        TestKey key = vector.AuthenticationKey.Length > 0
            ? new(Bytes.FromHex(vector.AuthenticationKey), first)
            : new(first, declared.HasParts ? Bytes.FromHex(vector.Salt) : null);
        var message = new Message(Bytes.FromHex(vector.Nonce), Bytes.FromHex(vector.AssociatedData), Bytes.FromHex(vector.Plaintext));
        Check(declared, key, message, vector.Ciphertext + vector.Tag, vector.Source);
    }

    private static void Check(DeclaredCipher declared, TestKey key, Message message, string ciphertext, string source)
    {
        using OpenCipher cipher = declared.Open(key);
        byte[] expected = Bytes.FromHex(ciphertext);
        Bytes.AssertSame(expected, cipher.Encrypt(message), $"{source}: {declared} encrypts");
        Bytes.AssertSame(message.Text, cipher.Decrypt(message with { Text = expected }), $"{source}: {declared} decrypts");
    }
}
