using System.Security.Cryptography;

namespace KcapiGen.InProcess;

/// <summary>ESSIV (crypto/essiv.c): the IV is encrypted with a hash of the key before the mode gets it.</summary>
internal sealed class EssivSkcipher(EngineSkcipher mode, EngineSkcipher ivCipher) : EngineSkcipher
{
    private const int MaxBlockSize = 16;

    /// <param name="mode">The mode, with the key; disposed with the result, or where there is none.</param>
    /// <param name="key">The key.</param>
    /// <param name="primitive">The block cipher, which gets a key of 32 bytes for the IV, the digest of SHA-256.</param>
    public static EssivSkcipher? Create(EngineSkcipher mode, ReadOnlySpan<byte> key, string primitive)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        try
        {
            SHA256.HashData(key, digest);
            if (BlockModes.Create(primitive, "ecb", digest) is { } ivCipher)
            {
                return new EssivSkcipher(mode, ivCipher);
            }

            mode.Dispose();
            return null;
        }
        catch
        {
            mode.Dispose();
            throw;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(digest);
        }
    }

    public override void Start(bool encrypt, ReadOnlySpan<byte> iv)
    {
        Span<byte> encrypted = stackalloc byte[MaxBlockSize];
        encrypted = encrypted[..iv.Length];
        ivCipher.Start(encrypt: true, []);
        ivCipher.Update(iv, encrypted);
        mode.Start(encrypt, encrypted);
    }

    public override void Update(ReadOnlySpan<byte> input, Span<byte> output) => mode.Update(input, output);

    public override EngineSkcipher Duplicate() => new EssivSkcipher(mode.Duplicate(), ivCipher.Duplicate());

    public override void Dispose()
    {
        mode.Dispose();
        ivCipher.Dispose();
    }
}
