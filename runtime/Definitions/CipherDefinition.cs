using System.ComponentModel;

namespace KcapiGen.Definitions;

/// <summary>What the declaration of a cipher says: the facts that a generated class hands to its handle. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class CipherDefinition : AlgorithmDefinition
{
    /// <summary>The largest IV of any algorithm that the kernel has is 32 bytes (adiantum, xchacha20, hctr2).</summary>
    internal const int MaxIvSize = 32;

    // Far more than the block or chunk of any algorithm; an OP holds many of them, so that a message can be cut.
    private protected const int MaxBlockSize = 4096;

    private protected CipherDefinition()
    {
    }

    /// <summary>The sizes in bytes that the key may have; for <c>authenc</c> those of the encryption key.</summary>
    public required int[] KeySizes { get; init; }

    /// <summary>The sizes in bytes that the authentication key of <c>authenc</c> may have; empty where every size will do.</summary>
    public int[] AuthenticationKeySizes { get; init; } = [];

    /// <summary>The size in bytes of the salt (or, for rfc3686, the nonce) that the kernel wants behind the key; 0 where there is none.</summary>
    public int SaltSize { get; init; }

    /// <summary>The unit in which a message can be cut; 0 where it must be one operation.</summary>
    internal abstract int CutUnit { get; }

    /// <summary>How much longer the output of a message is than its input; negative where it is shorter.</summary>
    internal abstract int Growth(CipherDirection direction);

    /// <summary>Says whether a whole message may have this much input.</summary>
    /// <exception cref="ArgumentException">It may not.</exception>
    internal abstract void CheckInput(CipherDirection direction, long length, string parameter);

    /// <summary>Checks that a message that grows does not become longer than the algorithm allows with an IV of this size.</summary>
    /// <exception cref="ArgumentException">Thrown when it does.</exception>
    internal virtual void CheckGrowth(CipherDirection direction, int ivSize, long length)
    {
    }

    internal override void CheckKey(CipherKey key)
    {
        if (key.Layout == CipherKey.KeyLayout.Keyring)
        {
            // Its size is the kernel's to check.
            return;
        }

        bool joined = key.Layout == CipherKey.KeyLayout.Authenc;
        if (!KeySizes.AsSpan().Contains(key.Key.Length))
        {
            throw new ArgumentException(
                $"The key has {key.Key.Length} bytes; {Algorithm} takes {string.Join(", ", KeySizes)}.",
                joined ? "encryptionKey" : "key");
        }

        if (joined && AuthenticationKeySizes.Length > 0 && !AuthenticationKeySizes.AsSpan().Contains(key.Other.Length))
        {
            throw new ArgumentException(
                $"The authentication key has {key.Other.Length} bytes; {Algorithm} takes {string.Join(", ", AuthenticationKeySizes)}.",
                "authenticationKey");
        }

        if (key.Layout == CipherKey.KeyLayout.Salted && key.Other.Length != SaltSize)
        {
            throw new ArgumentException($"The part behind the key has {key.Other.Length} bytes; {Algorithm} takes {SaltSize}.", Kind == KernelAlgorithmKind.Aead ? "salt" : "nonce");
        }
    }
}
