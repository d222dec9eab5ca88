using System.ComponentModel;

namespace KcapiGen.Definitions;

/// <summary>The declaration of a hash, keyed or not. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class HashDefinition : AlgorithmDefinition
{
    /// <summary>The size in bytes of the digest that the algorithm makes.</summary>
    public required int HashSizeInBytes { get; init => field = Bounded(value, 1, MaxDigestSize); }

    /// <summary>The size in bytes that digests are truncated to; 0 where they are whole.</summary>
    public int TruncatedSizeInBytes { get; init => field = Bounded(value, 0, MaxDigestSize); }

    /// <summary>The sizes in bytes that the key may have; empty where it takes none, or where <see cref="MaxKeySize"/> says them.</summary>
    public int[] KeySizes { get; init; } = [];

    /// <summary>The size in bytes of the largest key where every size up to it will do; else 0.</summary>
    public int MaxKeySize { get; init; }

    /// <summary>Whether it can be used without the key that it takes.</summary>
    public bool IsKeyOptional { get; init; }

    /// <summary>The number of bytes that every message begins with before its data: a one-time key (poly1305) or a nonce (vmac64).</summary>
    public int PrefixSize { get; init; }

    /// <summary>The size in bytes of the digests that a handle takes and gives.</summary>
    internal int ResultSize => TruncatedSizeInBytes > 0 ? TruncatedSizeInBytes : HashSizeInBytes;

    internal override KernelAlgorithmKind Kind => KernelAlgorithmKind.Hash;

    internal override void CheckKey(CipherKey key)
    {
        if (key.Layout == CipherKey.KeyLayout.Keyring)
        {
            // Its size is the kernel's to check.
            return;
        }

        int size = key.Key.Length;
        if (MaxKeySize > 0 ? size > MaxKeySize : !KeySizes.AsSpan().Contains(size))
        {
            string sizes = MaxKeySize > 0 ? $"up to {MaxKeySize}" : KeySizes is [var first, .., var last] && last - first == KeySizes.Length - 1 ? $"{first} to {last}" : string.Join(", ", KeySizes);
            throw new ArgumentException($"The key has {size} bytes; {Algorithm} takes {sizes}.", "key");
        }
    }

    internal int CheckRoom(Span<byte> destination)
        => destination.Length >= ResultSize ? ResultSize : throw new ArgumentException($"The destination has room for {destination.Length} bytes and a digest of {Algorithm} has {ResultSize} here.", nameof(destination));

    internal void CheckDigest(ReadOnlySpan<byte> hash)
    {
        if (hash.Length != ResultSize)
        {
            throw new ArgumentException($"The hash has {hash.Length} bytes and a digest of {Algorithm} has {ResultSize} here. It is compared as a whole, never in part.", nameof(hash));
        }
    }

    internal string Incomplete(long length) => $"The message has {length} bytes; one of {Algorithm} begins with {PrefixSize} that are not data but a nonce or a one-time key.";
}
