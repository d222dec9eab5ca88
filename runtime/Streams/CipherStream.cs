using System.Runtime.CompilerServices;
using KcapiGen.Definitions;
using KcapiGen.Operations;
using KcapiGen.Streams;
using KcapiGen.Telemetry;

namespace KcapiGen;

/// <summary>One message in pieces: <c>Update</c> gives input, <c>Op</c> picks up output.</summary>
/// <remarks>
/// <para>
/// <c>kcapi_cipher_stream_update(3)</c> and <c>kcapi_cipher_stream_op(3)</c> of libkcapi. One thread may give input while another picks up
/// output; disposing the stream wakes both. The handle that began the stream is
/// free again when all of the output was picked up or the stream is disposed.
/// </para>
/// <para>
/// The output of an AEAD, and of the ciphers whose operations do not carry their state on (XTS, CTS, Adiantum, …), comes in one piece
/// when the last input is in. The output of the others can be picked up in any pieces, before the end in whole blocks.
/// </para>
/// </remarks>
public sealed unsafe class CipherStream : IDisposable
{
    private readonly StreamState _state;
    private readonly StreamInput _input;
    private readonly StreamOutput _output;
    private readonly Action _release;
    private int _released;

    internal CipherStream(CipherOperation operation, CipherDefinition definition, HeldHeader header, Action release)
    {
        _state = new StreamState(operation, definition, header);
        _input = new StreamInput(_state);
        _output = new StreamOutput(_state);
        _release = release;
    }

    /// <summary>Gives input by copy: the memory is free when the method returns.</summary>
    /// <remarks>Sleeps while the operation is full, until another thread calls <c>Op</c>; it holds at least <see cref="KernelCrypto.MaxChunkSize"/> bytes.</remarks>
    /// <param name="data">The input, of any length.</param>
    /// <param name="last">Whether the message ends with it.</param>
    /// <returns>The number of bytes given: all of them.</returns>
    /// <exception cref="ArgumentException">The message has a length that the algorithm does not take, or must be one operation and is longer than one can hold.</exception>
    /// <exception cref="InvalidOperationException">The last input was given already, another thread is in <c>Update</c>, or the stream has failed.</exception>
    /// <exception cref="ObjectDisposedException">The stream was disposed, before the call or during it.</exception>
    /// <exception cref="KernelCryptoException">A system call failed.</exception>
    [OverloadResolutionPriority(1)] // For Update([], last: true), which could be no bytes or no vectors.
    public int Update(ReadOnlySpan<byte> data, bool last = false)
    {
        _state.EnterUpdate(data.Length, last, nameof(data));
        try
        {
            _input.Give(data, last);
            return data.Length;
        }
        catch
        {
            // The ledger counts input that did not get through.
            _state.Fail();
            throw;
        }
        finally
        {
            _state.ExitUpdate();
            ReleaseIfComplete();
        }
    }

    /// <inheritdoc cref="Update(ReadOnlySpan{IoVec}, bool)"/>
    /// <param name="vector">The memory that is lent.</param>
    /// <param name="last">Whether the message ends with it.</param>
    public int Update(IoVec vector, bool last = false) => Update([vector], last);

    /// <summary>Lends input: nothing is read before the next <c>Op</c>, and the memory must stay pinned, alive and unchanged until that <c>Op</c> returns.</summary>
    /// <remarks>It costs no system call: <c>Op</c> gathers all that was lent in one.</remarks>
    /// <param name="vectors">The memory that is lent.</param>
    /// <param name="last">Whether the message ends with it.</param>
    /// <returns>The number of bytes lent.</returns>
    /// <exception cref="ArgumentException">The message has a length that the algorithm does not take, or must be one operation and is longer than one can hold.</exception>
    /// <exception cref="InvalidOperationException">The last input was given already, another thread is in <c>Update</c>, or the stream has failed.</exception>
    /// <exception cref="ObjectDisposedException">The stream was disposed.</exception>
    public int Update(ReadOnlySpan<IoVec> vectors, bool last = false)
    {
        int length = Vectors.Total(vectors, nameof(vectors));
        _state.EnterUpdate(length, last, nameof(vectors));
        try
        {
            _input.Lend(vectors, length, last);
            return length;
        }
        catch
        {
            // The ledger counts input that did not get through.
            _state.Fail();
            throw;
        }
        finally
        {
            _state.ExitUpdate();
            ReleaseIfComplete();
        }
    }

    /// <summary>Picks up output.</summary>
    /// <remarks>Sleeps while nothing is ready, until another thread gives input; of a message whose output comes in one piece, until the last of it is given.</remarks>
    /// <param name="output">Where the output goes. It need not be filled.</param>
    /// <returns>The number of bytes written; 0 when all of the output was picked up.</returns>
    /// <exception cref="ArgumentException">The output has no room for the least that can be given out. Nothing is lost: call again with more.</exception>
    /// <exception cref="System.Security.Cryptography.AuthenticationTagMismatchException">The message is not authentic. The output is cleared.</exception>
    /// <exception cref="InvalidOperationException">Another thread is in <c>Op</c>, or the stream has failed.</exception>
    /// <exception cref="ObjectDisposedException">The stream was disposed, before the call or during it.</exception>
    /// <exception cref="KernelCryptoException">A system call failed.</exception>
    [OverloadResolutionPriority(1)] // For Op([]).
    public int Op(Span<byte> output)
    {
        fixed (byte* bytes = output)
        {
            return Op([IoVec.FromPointer(bytes, (nuint)output.Length)]);
        }
    }

    /// <inheritdoc cref="Op(Span{byte})"/>
    public int Op(IoVec output) => Op([output]);

    /// <inheritdoc cref="Op(Span{byte})"/>
    /// <param name="output">Where the output goes, one after the other. They need not be filled.</param>
    public int Op(ReadOnlySpan<IoVec> output)
    {
        long room = Vectors.Total(output, nameof(output));
        _state.EnterOp();
        try
        {
            return (int)_output.Collect(output, room);
        }
        finally
        {
            _state.ExitOp();
            ReleaseIfComplete();
        }
    }

    /// <summary>Ends the stream, finished or not, and wakes whoever sleeps in it; the handle is free again.</summary>
    public void Dispose()
    {
        if (!_state.TryEnd())
        {
            return;
        }

        _state.Pending.Dispose();
        try
        {
            if (_state.IsUnfinished)
            {
                _state.Operation.Abandon();
            }
        }
        finally
        {
            Release(completed: false);
        }
    }

    private void ReleaseIfComplete()
    {
        if (_state.Ledger.IsComplete)
        {
            Release(completed: true);
        }
    }

    private void Release(bool completed)
    {
        if (Interlocked.Exchange(ref _released, 1) == 0)
        {
            if (completed)
            {
                KernelCryptoMetrics.Count(_state.Definition.Algorithm, _state.Operation.Backend, _state.Ledger.Given);
            }

            _release();
        }
    }
}
