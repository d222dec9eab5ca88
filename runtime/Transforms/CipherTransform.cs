using System.Security.Cryptography;
using KcapiGen.Definitions;
using KcapiGen.Operations;

namespace KcapiGen.Transforms;

/// <summary>Transforms one message as an <see cref="ICryptoTransform"/>, on its own OP. For ciphers whose OP keeps its state between calls.</summary>
internal sealed unsafe class CipherTransform(SkcipherDefinition definition, CipherOperation operation, HeldHeader header) : ICryptoTransform
{
    private readonly OperationOwner<CipherOperation> _owner =
        new(operation, "Another thread is using this transform. A transform is not thread-safe.", typeof(CipherTransform));

    private bool _isBegun;
    private bool _isEnded;

    /// <summary>The unit in which the message can be split. The rest at its end may be shorter, if the cipher allows that.</summary>
    public int InputBlockSize => definition.ChunkSize;

    public int OutputBlockSize => definition.ChunkSize;

    public bool CanTransformMultipleBlocks => true;

    /// <summary>False, because a second message would have the IV of the first.</summary>
    public bool CanReuseTransform => false;

    public int TransformBlock(byte[] inputBuffer, int inputOffset, int inputCount, byte[] outputBuffer, int outputOffset)
    {
        ReadOnlySpan<byte> input = Range(inputBuffer, inputOffset, inputCount);
        ArgumentNullException.ThrowIfNull(outputBuffer);
        ArgumentOutOfRangeException.ThrowIfNegative(outputOffset);
        if (outputBuffer.Length - outputOffset < inputCount)
        {
            throw new ArgumentException($"The output has room for {outputBuffer.Length - outputOffset} bytes; the input is {inputCount} bytes long.", nameof(outputBuffer));
        }

        if (inputCount % InputBlockSize != 0)
        {
            throw new ArgumentException($"The input is {inputCount} bytes long, which is not a multiple of the block size, {InputBlockSize}. Pass the rest to TransformFinalBlock.", nameof(inputCount));
        }

        Span<byte> output = outputBuffer.AsSpan(outputOffset, inputCount);
        Buffers.CheckRoom(input, output, nameof(inputBuffer), nameof(outputBuffer));
        Transform(input, output, last: false);
        return inputCount;
    }

    public byte[] TransformFinalBlock(byte[] inputBuffer, int inputOffset, int inputCount)
    {
        ReadOnlySpan<byte> input = Range(inputBuffer, inputOffset, inputCount);
        definition.CheckInput(header.Direction, inputCount, nameof(inputCount));
        byte[] output = new byte[inputCount];
        Transform(input, output, last: true);
        return output;
    }

    public void Dispose() => _owner.Dispose();

    private static ReadOnlySpan<byte> Range(byte[] buffer, int offset, int count)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return buffer.AsSpan(offset, count);
    }

    private void Transform(ReadOnlySpan<byte> input, Span<byte> output, bool last)
    {
        using Turn<CipherOperation> turn = _owner.Take();
        if (_isEnded)
        {
            throw new InvalidOperationException("The message has ended or failed. Create another transform, with another IV.");
        }

        if (!input.IsEmpty)
        {
            TransformPieces(turn.Operation, input, output, last);
        }

        _isEnded = last;
    }

    private void TransformPieces(CipherOperation operation, ReadOnlySpan<byte> input, Span<byte> output, bool last)
    {
        try
        {
            fixed (byte* source = input, target = output)
            {
                Pieces.Transform(operation, header.Header, _isBegun, definition.ChunkSize, source, target, input.Length, last);
            }
        }
        catch (Exception e)
        {
            // The next piece would receive what the OP still holds.
            _isEnded = true;
            operation.GiveUp(header.Direction, input, output, e);
            throw;
        }

        _isBegun = true;
    }
}
