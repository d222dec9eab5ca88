using System.ComponentModel;
using KcapiGen.Backends;
using KcapiGen.Definitions;
using KcapiGen.Operations;
using KcapiGen.Telemetry;

namespace KcapiGen.Handles;

/// <summary>The handle of a random number generator, used by one caller at a time. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RandomHandle : IDisposable
{
    private readonly RandomDefinition _definition;
    private readonly OperationOwner<RandomOperation> _owner;

    private RandomHandle(RandomDefinition definition, RandomOperation operation)
    {
        _definition = definition;
        _owner = new OperationOwner<RandomOperation>(operation, "The generator is at work for another caller. Open one for each thread.", definition.Class ?? typeof(RandomHandle));
    }

    /// <summary>The side that does the work.</summary>
    public KernelBackend Backend => _owner.Backend;

    /// <summary>Opens a generator, with a seed or, where it finds its own, an empty one.</summary>
    public static RandomHandle Open(RandomDefinition definition, ReadOnlySpan<byte> seed)
    {
        definition.CheckSeed(seed);
        return new(definition, OperationFactory.Open(definition, CipherKey.FromBytes(seed)));
    }

    /// <summary>Fills memory with random bytes.</summary>
    public void Fill(Span<byte> destination)
    {
        using OperationOwner<RandomOperation>.Turn turn = _owner.Take();
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

        KernelCryptoMetrics.Count(_definition.Algorithm, Backend, destination.Length);
    }

    /// <summary>Seeds the generator anew.</summary>
    public void Reseed(ReadOnlySpan<byte> seed)
    {
        _definition.CheckSeed(seed);
        using OperationOwner<RandomOperation>.Turn turn = _owner.Take();
        turn.Operation.Reseed(seed);
    }

    /// <summary>Closes the handle.</summary>
    public void Dispose() => _owner.Dispose();
}
