using System.ComponentModel;
using KcapiGen.Definitions;
using KcapiGen.Operations;

namespace KcapiGen.Handles;

/// <summary>The handle of an AEAD. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe partial class AeadHandle : CipherHandle
{
    private readonly AeadDefinition _definition;

    private AeadHandle(AeadDefinition definition, CipherOperation operation)
        : base(definition, operation)
        => _definition = definition;

    /// <summary>Opens a handle with its own TFM.</summary>
    public static AeadHandle Open(AeadDefinition definition, CipherKey key) => new(definition, Open((CipherDefinition)definition, key));

    /// <summary>Opens a handle with another tag size than the declared one. All OPs of a TFM have the same tag size.</summary>
    public static AeadHandle Open(AeadDefinition definition, CipherKey key, int tagSize) => Open(definition.WithTagSize(tagSize), key);

    /// <summary>Gets the size of a tag in bytes.</summary>
    public int TagSize => _definition.TagSize;

    /// <summary>Opens a handle with a new OP on the same TFM.</summary>
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

    /// <summary>Begins to encrypt a message in parts. The output ends with the tag.</summary>
    public CipherStream BeginEncrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associatedData)
    {
        _definition.CheckNonce(nonce, 0);
        _definition.CheckAssociatedData(associatedData);
        return BeginStream(CipherDirection.Encrypt, nonce, associatedData);
    }

    /// <summary>Begins to decrypt a message in parts. The input ends with the tag.</summary>
    public CipherStream BeginDecrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associatedData)
    {
        _definition.CheckNonce(nonce, 0);
        _definition.CheckAssociatedData(associatedData);
        return BeginStream(CipherDirection.Decrypt, nonce, associatedData);
    }

    /// <summary>Encrypts many messages.</summary>
    public void EncryptBatch(ReadOnlySpan<AeadMessage> messages) => TransformBatch(CipherDirection.Encrypt, messages);

    /// <summary>Verifies and decrypts many messages.</summary>
    public void DecryptBatch(ReadOnlySpan<AeadMessage> messages) => TransformBatch(CipherDirection.Decrypt, messages);

    private void TransformBatch(CipherDirection direction, ReadOnlySpan<AeadMessage> messages)
    {
        for (int i = 0; i < messages.Length; i++)
        {
            CheckMessage(messages[i], i);
        }

        using Turn<CipherOperation> turn = Take();
        try
        {
            long bytes = 0;
            for (int i = 0; i < messages.Length; i++)
            {
                Batch.Add(turn.Operation, Pinned(direction, messages[i], i));
                bytes += messages[i].Input.Length;
            }

            Batch.Finish(turn.Operation, messages.Length);
            Count(bytes, messages.Length);
        }
        finally
        {
            Batch.Clear();
        }
    }

    private void CheckMessage(in AeadMessage message, int index)
    {
        try
        {
            Buffers.CheckSameLength(message.Input.Span, message.Output.Span, "input", "output");
            Buffers.CheckApart(message.Output.Span, message.Tag.Span, "tag");
            _definition.CheckText(message.Input.Length, "input");
            CheckRest(message.Nonce.Span, message.Input.Length, message.Tag.Span, message.AssociatedData.Span);
        }
        catch (ArgumentException e)
        {
            throw MessageBatch.AtIndex(index, e);
        }
    }

    private BatchMessage Pinned(CipherDirection direction, in AeadMessage message, int index) => new()
    {
        Index = index,
        Direction = direction,
        Iv = Batch.Pin(message.Nonce),
        AssociatedData = Batch.Pin(message.AssociatedData),
        Input = Batch.Pin(message.Input),
        Output = Batch.Pin(message.Output),
        Tag = Batch.Pin(message.Tag),
    };

    private void CheckRest(ReadOnlySpan<byte> nonce, int textLength, ReadOnlySpan<byte> tag, ReadOnlySpan<byte> associatedData)
    {
        _definition.CheckNonce(nonce, textLength);
        _definition.CheckTag(tag);
        _definition.CheckAssociatedData(associatedData);
    }

    private void Transform(MessageHeader header, ReadOnlySpan<IoVec> input, ReadOnlySpan<IoVec> output)
    {
        using Turn<CipherOperation> turn = Take();
        turn.Operation.Reserve((long)input[0].Length + _definition.TagSize, header.AssociatedData.Length);
        turn.Operation.TransformOrAbandon(header, input, output);
        Count((int)input[0].Length);
    }
}
