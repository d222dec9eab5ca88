using System.Runtime.CompilerServices;
using KcapiGen.Definitions;
using KcapiGen.Operations;
using KcapiGen.Streams;
using KcapiGen.Telemetry;

namespace KcapiGen;

/// <summary>Encrypts or decrypts one message in parts: <c>Update</c> takes input, <c>Op</c> returns output.</summary>
/// <remarks>
/// <para>
/// The methods are those of <c>kcapi_cipher_stream_update(3)</c> and <c>kcapi_cipher_stream_op(3)</c> of libkcapi. One thread may call <c>Update</c>
/// while another calls <c>Op</c>; disposing the stream wakes both. The handle that began the stream can be used again when all output was received
/// or the stream is disposed.
/// </para>
/// <para>
/// The output of an AEAD, and of a cipher that must process a message as a whole (XTS, CTS, Adiantum, …), is available only after the last input, and
/// must be received in one call. The output of the other ciphers can be received in parts of any size, before the end in whole blocks.
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

    /// <summary>Adds input by copying it: the caller can reuse the memory when the method returns.</summary>
    /// <remarks>
    /// Waits while the operation is full, until another thread calls <c>Op</c>. An operation holds at least <see cref="KernelCrypto.MaxChunkSize"/>
    /// bytes.
    /// </remarks>
    /// <param name="data">The input, of any length.</param>
    /// <param name="last"><see langword="true"/> if this is the end of the message.</param>
    /// <returns>The number of bytes added, which is the length of <paramref name="data"/>.</returns>
    /// <exception cref="ArgumentException">
    /// Thrown when the algorithm does not accept a message of this length, or must process it as a whole and it is longer than an operation can hold.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// Thrown when the last input was already added, another thread is in <c>Update</c>, or the stream has failed.
    /// </exception>
    /// <exception cref="ObjectDisposedException">Thrown when the stream was disposed, before the call or during it.</exception>
    /// <exception cref="KernelCryptoException">Thrown when a system call failed.</exception>
    [OverloadResolutionPriority(1)] // For Update([], last: true), which could be no bytes or no vectors.
    public int Update(ReadOnlySpan<byte> data, bool last = false) => Update(data, last, CancellationToken.None);

    /// <inheritdoc cref="Update(ReadOnlySpan{byte}, bool)"/>
    /// <param name="data">The input, of any length.</param>
    /// <param name="last"><see langword="true"/> if this is the end of the message.</param>
    /// <param name="cancellationToken">
    /// Ends the wait for room in the operation. The input may have been sent in part, so the message cannot be continued: dispose the stream.
    /// </param>
    /// <exception cref="OperationCanceledException">Thrown when the wait was canceled.</exception>
    [OverloadResolutionPriority(1)] // For Update([], last, cancellationToken).
    public int Update(ReadOnlySpan<byte> data, bool last, CancellationToken cancellationToken)
    {
        _state.EnterUpdate(data.Length, last, nameof(data));
        try
        {
            _input.Give(data, last, cancellationToken);
            return data.Length;
        }
        catch
        {
            // The ledger counts input that was not sent.
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
    /// <param name="vector">The memory to lend.</param>
    /// <param name="last"><see langword="true"/> if this is the end of the message.</param>
    public int Update(IoVec vector, bool last = false) => Update([vector], last);

    /// <summary>
    /// Adds input by lending it: it is read by the next <c>Op</c>, and the memory must stay pinned, allocated and unchanged until that <c>Op</c>
    /// returns.
    /// </summary>
    /// <remarks>This makes no system call: <c>Op</c> sends everything that was lent in one call.</remarks>
    /// <param name="vectors">The memory to lend.</param>
    /// <param name="last"><see langword="true"/> if this is the end of the message.</param>
    /// <returns>The number of bytes lent.</returns>
    /// <exception cref="ArgumentException">
    /// Thrown when the algorithm does not accept a message of this length, or must process it as a whole and it is longer than an operation can hold.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// Thrown when the last input was already added, another thread is in <c>Update</c>, or the stream has failed.
    /// </exception>
    /// <exception cref="ObjectDisposedException">Thrown when the stream was disposed.</exception>
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
            // The ledger counts input that was not sent.
            _state.Fail();
            throw;
        }
        finally
        {
            _state.ExitUpdate();
            ReleaseIfComplete();
        }
    }

    /// <summary>Receives output.</summary>
    /// <remarks>
    /// Waits while no output is ready, until another thread adds input. If the output comes only after the last input, it waits for that.
    /// </remarks>
    /// <param name="output">Receives the output. It may be longer than the output that is ready.</param>
    /// <returns>The number of bytes written; 0 when all output was received.</returns>
    /// <exception cref="ArgumentException">
    /// Thrown when <paramref name="output"/> is too short for the smallest part that can be received. Nothing is lost: call the method again with
    /// more room.
    /// </exception>
    /// <exception cref="System.Security.Cryptography.AuthenticationTagMismatchException">
    /// Thrown when the message is not authentic. The output is cleared.
    /// </exception>
    /// <exception cref="InvalidOperationException">Thrown when another thread is in <c>Op</c>, or the stream has failed.</exception>
    /// <exception cref="ObjectDisposedException">Thrown when the stream was disposed, before the call or during it.</exception>
    /// <exception cref="KernelCryptoException">Thrown when a system call failed.</exception>
    [OverloadResolutionPriority(1)] // For Op([]).
    public int Op(Span<byte> output) => Op(output, CancellationToken.None);

    /// <inheritdoc cref="Op(Span{byte})"/>
    /// <param name="output">Receives the output. It may be longer than the output that is ready.</param>
    /// <param name="cancellationToken">Ends the wait for output. Nothing is lost: call the method again.</param>
    /// <exception cref="OperationCanceledException">Thrown when the wait was canceled.</exception>
    [OverloadResolutionPriority(1)] // For Op([], cancellationToken).
    public int Op(Span<byte> output, CancellationToken cancellationToken)
    {
        fixed (byte* bytes = output)
        {
            return Op([IoVec.FromPointer(bytes, (nuint)output.Length)], cancellationToken);
        }
    }

    /// <inheritdoc cref="Op(Span{byte})"/>
    public int Op(IoVec output) => Op([output]);

    /// <inheritdoc cref="Op(Span{byte})"/>
    /// <param name="output">Receive the output, one after the other. Together they may be longer than the output that is ready.</param>
    public int Op(ReadOnlySpan<IoVec> output) => Op(output, CancellationToken.None);

    /// <inheritdoc cref="Op(Span{byte}, CancellationToken)"/>
    public int Op(IoVec output, CancellationToken cancellationToken) => Op([output], cancellationToken);

    /// <inheritdoc cref="Op(Span{byte}, CancellationToken)"/>
    /// <param name="output">Receive the output, one after the other. Together they may be longer than the output that is ready.</param>
    /// <param name="cancellationToken">Ends the wait for output. Nothing is lost: call the method again.</param>
    public int Op(ReadOnlySpan<IoVec> output, CancellationToken cancellationToken)
    {
        long room = Vectors.Total(output, nameof(output));
        _state.EnterOp();
        try
        {
            return (int)_output.Collect(output, room, cancellationToken);
        }
        finally
        {
            _state.ExitOp();
            ReleaseIfComplete();
        }
    }

    /// <summary>Ends the stream, whether or not the message is complete. Wakes the threads that wait in it, and frees the handle.</summary>
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
