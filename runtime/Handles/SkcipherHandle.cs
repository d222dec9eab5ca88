using System.ComponentModel;
using KcapiGen.Operations;

namespace KcapiGen.Handles;

/// <summary>The handle of a skcipher. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe class SkcipherHandle : CipherHandle
{
    private readonly SkcipherDefinition _definition;

    private SkcipherHandle(SkcipherDefinition definition, Operation operation)
        : base(definition, operation)
        => _definition = definition;

    /// <summary>Opens a handle with a TFM of its own.</summary>
    public static SkcipherHandle Open(SkcipherDefinition definition, CipherKey key) => new(definition, Open((CipherDefinition)definition, key));

    /// <summary>A handle with a new OP on the same TFM.</summary>
    public SkcipherHandle Reinit() => new(_definition, ReinitOperation());

    /// <summary>Encrypts a message; returns the number of bytes written.</summary>
    public int Encrypt(ReadOnlySpan<byte> iv, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext)
    {
        Buffers.CheckRoom(plaintext, ciphertext, nameof(plaintext), nameof(ciphertext));
        _definition.CheckInput(CipherDirection.Encrypt, plaintext.Length, nameof(plaintext));
        return Transform(CipherDirection.Encrypt, iv, plaintext, ciphertext[..plaintext.Length]);
    }

    /// <summary>Decrypts a message; returns the number of bytes written.</summary>
    public int Decrypt(ReadOnlySpan<byte> iv, ReadOnlySpan<byte> ciphertext, Span<byte> plaintext)
    {
        Buffers.CheckRoom(ciphertext, plaintext, nameof(ciphertext), nameof(plaintext));
        _definition.CheckInput(CipherDirection.Decrypt, ciphertext.Length, nameof(ciphertext));
        return Transform(CipherDirection.Decrypt, iv, ciphertext, plaintext[..ciphertext.Length]);
    }

    /// <summary>Begins to encrypt a message in pieces.</summary>
    public CipherStream BeginEncrypt(ReadOnlySpan<byte> iv)
    {
        _definition.CheckIv(iv);
        return BeginStream(CipherDirection.Encrypt, iv, []);
    }

    /// <summary>Begins to decrypt a message in pieces.</summary>
    public CipherStream BeginDecrypt(ReadOnlySpan<byte> iv)
    {
        _definition.CheckIv(iv);
        return BeginStream(CipherDirection.Decrypt, iv, []);
    }

    private int Transform(CipherDirection direction, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> input, Span<byte> output)
    {
        _definition.CheckIv(iv);
        Operation operation = Enter();
        try
        {
            if (!input.IsEmpty)
            {
                Transform(operation, new MessageHeader(direction, iv, []), input, output);
            }

            Count(input.Length);
            return input.Length;
        }
        finally
        {
            Exit();
        }
    }

    private void Transform(Operation operation, MessageHeader header, ReadOnlySpan<byte> input, Span<byte> output)
    {
        if (_definition.CutUnit == 0)
        {
            operation.Reserve(input.Length, 0);
        }

        try
        {
            fixed (byte* source = input, target = output)
            {
                if (input.Length <= operation.MaxTransform)
                {
                    operation.Transform(header, [IoVec.FromPointer(source, (nuint)input.Length)], [IoVec.FromPointer(target, (nuint)output.Length)]);
                }
                else
                {
                    TransformCut(operation, header, source, target, input.Length);
                }
            }
        }
        catch (Exception e)
        {
            operation.Abandon();
            if (header.Direction == CipherDirection.Decrypt && e is not ArgumentException)
            {
                output.Clear();
            }

            throw;
        }
    }

    /// <summary>A message longer than the OP holds: the IV goes with the first piece, and the OP carries its state on.</summary>
    private void TransformCut(Operation operation, MessageHeader header, byte* source, byte* target, int length)
    {
        int piece = operation.Capacity / _definition.CutUnit * _definition.CutUnit;
        for (int offset = 0; offset < length; offset += piece)
        {
            int count = Math.Min(piece, length - offset);
            bool more = offset + count < length;
            ReadOnlySpan<IoVec> input = [IoVec.FromPointer(source + offset, (nuint)count)];
            if (offset == 0)
            {
                operation.Begin(header, input, more);
            }
            else
            {
                operation.Continue(input, more);
            }

            operation.Receive([IoVec.FromPointer(target + offset, (nuint)count)]);
        }
    }
}
