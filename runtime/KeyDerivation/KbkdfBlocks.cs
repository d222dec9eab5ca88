using System.Buffers.Binary;
using System.Security.Cryptography;
using KcapiGen.Definitions;

namespace KcapiGen;

/// <summary>Derives the blocks of a key with NIST SP 800-108r1: K(i) = PRF(key, iteration variable ‖ i ‖ fixed input), with the counter i at its position.</summary>
internal static class KbkdfBlocks
{
    /// <summary>Fills a key.</summary>
    /// <param name="mode">What the iteration variable is: nothing, the previous block, or A(i).</param>
    /// <param name="key">The key-derivation key.</param>
    /// <param name="iv">The iteration variable of the first block in feedback mode.</param>
    /// <param name="input">The fixed input.</param>
    /// <param name="counter">The counter.</param>
    /// <param name="destination">Receives the key. It does not overlap the fixed input.</param>
    public static void Derive<TMac>(KbkdfMode mode, ReadOnlySpan<byte> key, ReadOnlySpan<byte> iv, KbkdfFixedInput input, KbkdfCounter counter, Span<byte> destination)
        where TMac : class, IKeyedHash<TMac>
    {
        using TMac mac = DerivationInput.Open<TMac>(key, nameof(key));
        using var derived = new DerivedKey(destination);
        Span<byte> block = stackalloc byte[AlgorithmDefinition.MaxDigestSize], pipeline = stackalloc byte[AlgorithmDefinition.MaxDigestSize];
        block = block[..TMac.HashSizeInBytes];
        pipeline = pipeline[..TMac.HashSizeInBytes];
        scoped ReadOnlySpan<byte> variable = iv;
        try
        {
            for (int number = 1; !derived.IsFull; number++)
            {
                if (mode == KbkdfMode.DoublePipeline)
                {
                    Advance(mac, input, isFirst: number == 1, pipeline);
                    variable = pipeline;
                }

                DeriveBlock(mac, variable, input, counter, number, block);
                derived.Append(block);
                if (mode == KbkdfMode.Feedback)
                {
                    variable = block;
                }
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(block);
            CryptographicOperations.ZeroMemory(pipeline);
        }
    }

    private static void DeriveBlock<TMac>(TMac mac, ReadOnlySpan<byte> variable, KbkdfFixedInput input, KbkdfCounter counter, int number, Span<byte> block)
        where TMac : class, IKeyedHash<TMac>
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        ReadOnlySpan<byte> count = bytes[^counter.Size..];
        if (counter.IsFirst)
        {
            mac.AppendData(count);
            count = [];
        }

        mac.AppendData(variable);
        input.AppendTo(mac, count);
        mac.GetHashAndReset(block);
    }

    /// <summary>A(i-1) → A(i), where A(0) is the fixed input without a counter.</summary>
    private static void Advance<TMac>(TMac mac, KbkdfFixedInput input, bool isFirst, Span<byte> pipeline)
        where TMac : class, IKeyedHash<TMac>
    {
        if (isFirst)
        {
            input.AppendTo(mac, []);
            mac.GetHashAndReset(pipeline);
        }
        else
        {
            mac.ComputeHash(pipeline, pipeline);
        }
    }
}
