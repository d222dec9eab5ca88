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
    private readonly RandomOperation _operation;
    private HandleState _state;

    private RandomHandle(RandomDefinition definition, RandomOperation operation)
    {
        _definition = definition;
        _operation = operation;
    }

    /// <summary>The side that does the work.</summary>
    public KernelBackend Backend => _operation.Backend;

    /// <summary>Opens a generator, with a seed or, where it finds its own, an empty one.</summary>
    public static RandomHandle Open(RandomDefinition definition, ReadOnlySpan<byte> seed)
    {
        definition.CheckSeed(seed);
        return new(definition, OperationFactory.Open(definition, CipherKey.FromBytes(seed)));
    }

    /// <summary>Fills memory with random bytes.</summary>
    public void Fill(Span<byte> destination)
    {
        using Turn turn = Enter();
        try
        {
            _operation.Fill(destination);
        }
        catch
        {
            // Bytes of which the caller is told that they are none.
            destination.Clear();
            throw;
        }

        KernelCryptoMetrics.Count(_definition.Algorithm, Backend, destination.Length);
    }

    /// <summary>Seeds the generator anew.</summary>
    public void Reseed(ReadOnlySpan<byte> seed)
    {
        _definition.CheckSeed(seed);
        using Turn turn = Enter();
        _operation.Reseed(seed);
    }

    /// <summary>Closes the handle.</summary>
    public void Dispose()
    {
        if (_state.Dispose())
        {
            _operation.Dispose();
        }
    }

    private Turn Enter() => _state.TryEnter(this)
        ? new(this)
        : throw new InvalidOperationException("The generator is at work for another caller. Open one for each thread.");

    private readonly ref struct Turn(RandomHandle handle) : IDisposable
    {
        public void Dispose()
        {
            if (handle._state.Exit())
            {
                handle._operation.Dispose();
            }
        }
    }
}
