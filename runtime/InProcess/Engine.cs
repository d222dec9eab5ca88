using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using KcapiGen.Definitions;
using KcapiGen.Operations;

namespace KcapiGen.InProcess;

/// <summary>
/// The entry point of the in-process engine. It refuses an algorithm that it does not have with a text and without an exception, if libcrypto is
/// installed.
/// </summary>
internal static class Engine
{
    // An algorithm that libcrypto provided once stays available. One that it did not provide may have failed for lack of memory, so it is not
    // remembered.
    private static readonly ConditionalWeakTable<AlgorithmDefinition, object> Had = new();

    private delegate TOperation? CreateOperation<TDefinition, TOperation>(TDefinition definition, CipherKey key);

    /// <summary>Returns whether the engine can be loaded and has an algorithm for at least one size of its key.</summary>
    public static bool Has(AlgorithmDefinition definition) => Refusal(definition) is null;

    /// <summary>Returns the reason why the engine does not have an algorithm with any key; null when it has it.</summary>
    public static string? Refusal(AlgorithmDefinition definition)
    {
        if (Had.TryGetValue(definition, out _))
        {
            return null;
        }

        string? refusal = EngineProbe.Ask(definition);
        if (refusal is null)
        {
            Had.TryAdd(definition, definition.Algorithm);
        }

        return refusal;
    }

    /// <summary>Opens an operation of a cipher. Returns null, and the reason, when the engine does not have it.</summary>
    public static CipherOperation? TryOpen(CipherDefinition definition, CipherKey key, out string? refusal)
        => TryOpen<CipherDefinition, CipherOperation>(definition, key, Create, out refusal);

    /// <summary>Opens an operation of a hash, with or without a key. Returns null, and the reason, when the engine does not have it.</summary>
    public static HashOperation? TryOpen(HashDefinition definition, CipherKey key, out string? refusal)
        => TryOpen<HashDefinition, HashOperation>(definition, key, Create, out refusal);

    /// <summary>Opens a random number generator. Returns null, and the reason, when the engine does not have it.</summary>
    public static RandomOperation? TryOpen(RandomDefinition definition, CipherKey seed, out string? refusal)
        => TryOpen<RandomDefinition, RandomOperation>(definition, seed, EngineRandomOperation.TryOpen, out refusal);

    /// <summary>Creates the operation of a cipher. Returns null when no implementation is known.</summary>
    /// <exception cref="CryptographicException">Thrown when libcrypto does not provide a part of it.</exception>
    internal static CipherOperation? Create(CipherDefinition definition, CipherKey key)
    {
        if (definition is AeadDefinition aead)
        {
            return EngineCiphers.CreateAead(aead, key) is { } engine ? new EngineAeadOperation(aead, new(engine, original => original.Duplicate())) : null;
        }

        return EngineCiphers.CreateSkcipher(definition.Algorithm, key) is { } cipher
            ? new EngineSkcipherOperation((SkcipherDefinition)definition, new(cipher, original => original.Duplicate()))
            : null;
    }

    private static HashOperation? Create(HashDefinition definition, CipherKey key)
        => EngineHashes.Create(definition, key) is { } engine ? new EngineHashOperation(new(engine, original => original.Duplicate())) : null;

    private static TOperation? TryOpen<TDefinition, TOperation>(TDefinition definition, CipherKey key, CreateOperation<TDefinition, TOperation> create, out string? refusal)
        where TDefinition : AlgorithmDefinition
        where TOperation : class, IOperation
    {
        refusal = null;
        if (key.Layout == CipherKey.KeyLayout.Keyring)
        {
            refusal = EngineRefusal.OfKeyring(definition.Algorithm);
            return null;
        }

        try
        {
            TOperation? operation = create(definition, key);
            if (operation is null)
            {
                refusal = Refusal(definition) ?? EngineRefusal.OfKeySize(definition.Algorithm, key.Key.Length);
            }

            return operation;
        }
        catch (DllNotFoundException)
        {
            refusal = EngineRefusal.NoLibrary;
        }
        catch (CryptographicException) when (Refusal(definition) is { } found)
        {
            refusal = found;
        }

        return null;
    }
}
