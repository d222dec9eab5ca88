using KcapiGen.Reliability.Tests.Harness;

namespace KcapiGen.Reliability.Tests.Model;

/// <summary>One handle on every side there is, and what the calls so far must have made of it.</summary>
internal abstract class World<THandle> : IDisposable
    where THandle : class, IDisposable
{
    private readonly THandle[] _handles = new THandle[Sides.Here.Count];

    /// <summary>The number of sides.</summary>
    protected static int Count => Sides.Here.Count;

    public void Dispose()
    {
        foreach (THandle handle in _handles)
        {
            handle?.Dispose();
        }

        Clear();
    }

    /// <summary>Opens the handle on every side.</summary>
    protected void Open(Func<THandle> open)
    {
        for (int i = 0; i < _handles.Length; i++)
        {
            _handles[i] = Sides.On(Sides.Here[i], open);
        }
    }

    /// <summary>Takes other handles in the place of those that are there, which are disposed.</summary>
    protected void Exchange(Func<THandle, THandle> other)
    {
        for (int i = 0; i < _handles.Length; i++)
        {
            THandle old = _handles[i];
            _handles[i] = other(old);
            old.Dispose();
        }
    }

    /// <summary>Makes a call on every side and compares what comes of it.</summary>
    /// <exception cref="MismatchException">It is something else on one of them.</exception>
    protected void Expect(string expected, Func<THandle, int, byte[]> call)
    {
        for (int i = 0; i < _handles.Length; i++)
        {
            int side = i;
            string actual = Outcome.Of(() => call(_handles[side], side));
            if (actual != expected)
            {
                throw new MismatchException($"expected {expected}, and {Sides.Here[i]} gives {actual}");
            }
        }
    }

    /// <summary>Disposes what stands beside the handles.</summary>
    protected abstract void Clear();
}

/// <summary>A side gave something else than what is right.</summary>
internal sealed class MismatchException(string message) : Exception(message);
