using System.ComponentModel;
using KcapiGen.Backends;
using KcapiGen.Definitions;
using KcapiGen.Operations;

namespace KcapiGen.Handles;

/// <summary>The handle of a random number generator, used by one caller at a time. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RandomHandle : IDisposable
{
    private readonly RandomDefinition _definition;
    private readonly Handle<RandomDefinition, RandomOperation> _handle;

    private RandomHandle(RandomDefinition definition, RandomOperation operation)
    {
        _definition = definition;
        _handle = new(BackendSelector.OfRandom, definition, operation, "The generator is at work for another caller. Open one for each thread.", typeof(RandomHandle));
    }

    /// <summary>The backend that does the work.</summary>
    public KernelBackend Backend => _handle.Backend;

    /// <summary>Opens a generator with a seed, which may be empty for a generator that seeds itself.</summary>
    public static RandomHandle Open(RandomDefinition definition, ReadOnlySpan<byte> seed)
    {
        definition.CheckSeed(seed);
        return new(definition, BackendSelector.OfRandom.Open(definition, CipherKey.FromBytes(seed)));
    }

    /// <summary>Fills memory with random bytes.</summary>
    public void Fill(Span<byte> destination)
    {
        using Turn<RandomOperation> turn = _handle.Take();
        try
        {
            turn.Operation.Fill(destination);
        }
        catch
        {
            // The call failed, so leave no bytes that look random.
            FailedOutput.Clear(destination);
            throw;
        }

        _handle.Count(destination.Length);
    }

    /// <summary>Reseeds the generator.</summary>
    public void Reseed(ReadOnlySpan<byte> seed)
    {
        _definition.CheckSeed(seed);
        using Turn<RandomOperation> turn = _handle.Take();
        turn.Operation.Reseed(seed);
    }

    /// <summary>Closes the handle.</summary>
    public void Dispose() => _handle.Dispose();
}
