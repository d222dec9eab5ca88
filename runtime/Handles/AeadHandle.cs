using System.ComponentModel;
using System.Security.Cryptography;
using KcapiGen.Operations;

namespace KcapiGen.Handles;

/// <summary>The handle of an AEAD. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe class AeadHandle : CipherHandle
{
    private readonly AeadDefinition _definition;

    private AeadHandle(AeadDefinition definition, Operation operation)
        : base(definition, operation)
        => _definition = definition;

    /// <summary>Opens a handle with a TFM of its own.</summary>
    public static AeadHandle Open(AeadDefinition definition, CipherKey key) => new(definition, Open((CipherDefinition)definition, key));

    /// <summary>A handle with a new OP on the same TFM.</summary>
    public AeadHandle Reinit() => new(_definition, ReinitOperation());

    /// <summary>Encrypts a message and makes its tag.</summary>
    public void Encrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext, Span<byte> tag, ReadOnlySpan<byte> associatedData)
    {
        Buffers.CheckSameLength(plaintext, ciphertext, nameof(plaintext), nameof(ciphertext));
        Buffers.CheckApart(ciphertext, tag, nameof(tag));
        _definition.CheckText(plaintext.Length, nameof(plaintext));
        CheckRest(nonce, plaintext.Length, tag, associatedData);

        fixed (byte* source = plaintext, target = ciphertext, targetTag = tag)
        {
            Transform(
                new MessageHeader(CipherDirection.Encrypt, nonce, associatedData),
                [IoVec.FromPointer(source, (nuint)plaintext.Length)],
                [IoVec.FromPointer(target, (nuint)ciphertext.Length), IoVec.FromPointer(targetTag, (nuint)tag.Length)]);
        }
    }

    /// <summary>Verifies the tag of a message and decrypts it.</summary>
    public void Decrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> ciphertext, ReadOnlySpan<byte> tag, Span<byte> plaintext, ReadOnlySpan<byte> associatedData)
    {
        Buffers.CheckSameLength(ciphertext, plaintext, nameof(ciphertext), nameof(plaintext));
        _definition.CheckText(ciphertext.Length, nameof(ciphertext));
        CheckRest(nonce, ciphertext.Length, tag, associatedData);

        fixed (byte* source = ciphertext, sourceTag = tag, target = plaintext)
        {
            Transform(
                new MessageHeader(CipherDirection.Decrypt, nonce, associatedData),
                [IoVec.FromPointer(source, (nuint)ciphertext.Length), IoVec.FromPointer(sourceTag, (nuint)tag.Length)],
                [IoVec.FromPointer(target, (nuint)plaintext.Length)]);
        }
    }

    /// <summary>Begins to encrypt a message in pieces; the output ends with the tag.</summary>
    public CipherStream BeginEncrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associatedData)
    {
        _definition.CheckNonce(nonce, 0);
        _definition.CheckAssociatedData(associatedData);
        return BeginStream(CipherDirection.Encrypt, nonce, associatedData);
    }

    /// <summary>Begins to decrypt a message in pieces; the input ends with the tag.</summary>
    public CipherStream BeginDecrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associatedData)
    {
        _definition.CheckNonce(nonce, 0);
        _definition.CheckAssociatedData(associatedData);
        return BeginStream(CipherDirection.Decrypt, nonce, associatedData);
    }

    private void CheckRest(ReadOnlySpan<byte> nonce, int textLength, ReadOnlySpan<byte> tag, ReadOnlySpan<byte> associatedData)
    {
        _definition.CheckNonce(nonce, textLength);
        _definition.CheckTag(tag);
        _definition.CheckAssociatedData(associatedData);
    }

    private void Transform(MessageHeader header, ReadOnlySpan<IoVec> input, ReadOnlySpan<IoVec> output)
    {
        Operation operation = Enter();
        try
        {
            operation.Reserve((long)input[0].Length + _definition.TagSize, header.AssociatedData.Length);
            TransformReserved(operation, header, input, output);
            Count((int)input[0].Length);
        }
        finally
        {
            Exit();
        }
    }

    private static void TransformReserved(Operation operation, MessageHeader header, ReadOnlySpan<IoVec> input, ReadOnlySpan<IoVec> output)
    {
        try
        {
            operation.Transform(header, input, output);
        }
        catch (Exception e)
        {
            // It may hold text that nobody vouches for; of a message that the kernel has no room for it holds nothing, and in place all of it.
            if (header.Direction == CipherDirection.Decrypt && e is not ArgumentException)
            {
                output[0].AsSpan().Clear();
            }

            // A message that was refused for its tag was taken in whole; after any other failure some of it may be left in the OP.
            if (e is not AuthenticationTagMismatchException)
            {
                operation.Abandon();
            }

            throw;
        }
    }
}
