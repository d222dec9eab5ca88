using System.Security.Cryptography;

namespace KcapiGen.InProcess;

/// <summary>ESSIV (crypto/essiv.c): the IV is encrypted with a hash of the key before the mode gets it.</summary>
internal sealed class EssivSkcipher(EngineSkcipher mode, EngineSkcipher ivCipher) : EngineSkcipher
{
    private const int BlockSize = 16;

    /// <param name="mode">The mode, with the key; disposed with the result.</param>
    /// <param name="key">The key.</param>
    /// <param name="blockCipher">OpenSSL's name of the block cipher in ECB mode for a key of 32 bytes, the digest of SHA-256.</param>
    public static EssivSkcipher Create(EngineSkcipher mode, ReadOnlySpan<byte> key, string blockCipher)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        try
        {
            SHA256.HashData(key, digest);
            return new EssivSkcipher(mode, EvpSkcipher.Create(blockCipher, digest));
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
        Span<byte> encrypted = stackalloc byte[BlockSize];
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
