using System.ComponentModel;
using System.Security.Cryptography;
using KcapiGen.Definitions;
using KcapiGen.Operations;
using KcapiGen.Transforms;

namespace KcapiGen.Handles;

/// <summary>The handle of a skcipher. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe class SkcipherHandle : CipherHandle
{
    private readonly SkcipherDefinition _definition;

    private SkcipherHandle(SkcipherDefinition definition, CipherOperation operation)
        : base(definition, operation)
        => _definition = definition;

    /// <summary>Opens a handle with its own TFM.</summary>
    public static SkcipherHandle Open(SkcipherDefinition definition, CipherKey key) => new(definition, Open((CipherDefinition)definition, key));

    /// <summary>Opens a handle with a new OP on the same TFM.</summary>
    public SkcipherHandle Reinit() => new(_definition, ReinitOperation());

    /// <summary>Encrypts a message. Returns the number of bytes written.</summary>
    public int Encrypt(ReadOnlySpan<byte> iv, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext)
    {
        Buffers.CheckRoom(plaintext, ciphertext, nameof(plaintext), nameof(ciphertext));
        _definition.CheckInput(CipherDirection.Encrypt, plaintext.Length, nameof(plaintext));
        return Transform(CipherDirection.Encrypt, iv, plaintext, ciphertext[..plaintext.Length]);
    }

    /// <summary>Decrypts a message. Returns the number of bytes written.</summary>
    public int Decrypt(ReadOnlySpan<byte> iv, ReadOnlySpan<byte> ciphertext, Span<byte> plaintext)
    {
        Buffers.CheckRoom(ciphertext, plaintext, nameof(ciphertext), nameof(plaintext));
        _definition.CheckInput(CipherDirection.Decrypt, ciphertext.Length, nameof(ciphertext));
        return Transform(CipherDirection.Decrypt, iv, ciphertext, plaintext[..ciphertext.Length]);
    }

    /// <summary>Begins to encrypt a message in parts.</summary>
    public CipherStream BeginEncrypt(ReadOnlySpan<byte> iv)
    {
        _definition.CheckIv(iv);
        return BeginStream(CipherDirection.Encrypt, iv, []);
    }

    /// <summary>Begins to decrypt a message in parts.</summary>
    public CipherStream BeginDecrypt(ReadOnlySpan<byte> iv)
    {
        _definition.CheckIv(iv);
        return BeginStream(CipherDirection.Decrypt, iv, []);
    }

    /// <summary>Encrypts consecutive sectors. Returns the number of bytes written.</summary>
    public int EncryptSectors(ulong firstSector, SectorFormat format, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext)
    {
        Buffers.CheckRoom(plaintext, ciphertext, nameof(plaintext), nameof(ciphertext));
        Sectors.Check(_definition, firstSector, format, plaintext.Length, nameof(plaintext));
        return TransformSectors(CipherDirection.Encrypt, firstSector, format, plaintext, ciphertext);
    }

    /// <summary>Decrypts consecutive sectors. Returns the number of bytes written.</summary>
    public int DecryptSectors(ulong firstSector, SectorFormat format, ReadOnlySpan<byte> ciphertext, Span<byte> plaintext)
    {
        Buffers.CheckRoom(ciphertext, plaintext, nameof(ciphertext), nameof(plaintext));
        Sectors.Check(_definition, firstSector, format, ciphertext.Length, nameof(ciphertext));
        return TransformSectors(CipherDirection.Decrypt, firstSector, format, ciphertext, plaintext);
    }

    /// <summary>Encrypts many messages.</summary>
    public void EncryptBatch(ReadOnlySpan<SkcipherMessage> messages) => TransformBatch(CipherDirection.Encrypt, messages);

    /// <summary>Decrypts many messages.</summary>
    public void DecryptBatch(ReadOnlySpan<SkcipherMessage> messages) => TransformBatch(CipherDirection.Decrypt, messages);

    /// <summary>Creates a transform for one message, with its own OP.</summary>
    public ICryptoTransform CreateTransform(bool encrypt, ReadOnlySpan<byte> iv)
    {
        _definition.CheckIv(iv);
        return new CipherTransform(_definition, ReinitOperation(), Header(encrypt, iv));
    }

    /// <summary>Transforms a message from a stream to a stream. Returns its length in bytes.</summary>
    public long Transform(bool encrypt, ReadOnlySpan<byte> iv, Stream source, Stream destination, IProgress<long>? progress)
    {
        _definition.CheckIv(iv);
        StreamTransform.Check(_definition, source, destination);
        using StreamTransform transform = BeginTransform(encrypt, iv, progress);
        return transform.Run(source, destination);
    }

    /// <inheritdoc cref="Transform(bool, ReadOnlySpan{byte}, Stream, Stream, IProgress{long}?)"/>
    public Task<long> TransformAsync(bool encrypt, ReadOnlySpan<byte> iv, Stream source, Stream destination, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        _definition.CheckIv(iv);
        StreamTransform.Check(_definition, source, destination);
        return BeginTransform(encrypt, iv, progress).RunAsync(source, destination, cancellationToken);
    }

    private StreamTransform BeginTransform(bool encrypt, ReadOnlySpan<byte> iv, IProgress<long>? progress) => new(_definition, Enter(), Header(encrypt, iv), progress, Exit);

    private static HeldHeader Header(bool encrypt, ReadOnlySpan<byte> iv) => new(encrypt ? CipherDirection.Encrypt : CipherDirection.Decrypt, iv, []);

    private int Transform(CipherDirection direction, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> input, Span<byte> output)
    {
        _definition.CheckIv(iv);
        using Turn<CipherOperation> turn = Take();
        Transform(turn.Operation, new MessageHeader(direction, iv, []), input, output);
        Count(input.Length);
        return input.Length;
    }

    private void Transform(CipherOperation operation, MessageHeader header, ReadOnlySpan<byte> input, Span<byte> output)
    {
        if (input.IsEmpty)
        {
            return;
        }

        if (_definition.CutUnit == 0)
        {
            operation.Reserve(input.Length, 0);
        }

        fixed (byte* source = input, target = output)
        {
            if (input.Length <= operation.MaxTransform)
            {
                operation.TransformOrAbandon(header, [IoVec.FromPointer(source, (nuint)input.Length)], [IoVec.FromPointer(target, (nuint)output.Length)]);
            }
            else
            {
                TransformCutOrAbandon(operation, header, source, target, input.Length);
            }
        }
    }

    private int TransformSectors(CipherDirection direction, ulong firstSector, SectorFormat format, ReadOnlySpan<byte> input, Span<byte> output)
    {
        using Turn<CipherOperation> turn = Take();
        try
        {
            fixed (byte* source = input, target = output)
            {
                Lanes.Transform(turn.Operation, Batch, new SectorRun
                {
                    Direction = direction,
                    Format = format,
                    IvSize = _definition.IvSize,
                    BlockSize = _definition.BlockSize,
                    FirstSector = firstSector,
                    Source = source,
                    Target = target,
                    Count = input.Length / format.SectorSize,
                });
            }

            Batch.Finish(turn.Operation, input.Length / format.SectorSize);
            Count(input.Length, input.Length / format.SectorSize);
            return input.Length;
        }
        finally
        {
            Batch.Clear();
        }
    }

    private void TransformBatch(CipherDirection direction, ReadOnlySpan<SkcipherMessage> messages)
    {
        for (int i = 0; i < messages.Length; i++)
        {
            CheckMessage(direction, messages[i], i);
        }

        using Turn<CipherOperation> turn = Take();
        try
        {
            long bytes = 0;
            for (int i = 0; i < messages.Length; i++)
            {
                AddMessage(turn.Operation, direction, messages[i], i);
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

    private void CheckMessage(CipherDirection direction, in SkcipherMessage message, int index)
    {
        try
        {
            _definition.CheckIv(message.Iv.Span);
            Buffers.CheckRoom(message.Input.Span, message.Output.Span, "input", "output");
            _definition.CheckInput(direction, message.Input.Length, "input");
        }
        catch (ArgumentException e)
        {
            throw MessageBatch.AtIndex(index, e);
        }
    }

    private void AddMessage(CipherOperation operation, CipherDirection direction, in SkcipherMessage message, int index)
    {
        if (message.Input.Length > operation.MaxTransform && _definition.CutUnit > 0)
        {
            TransformAlone(operation, direction, message, index);
        }
        else if (!message.Input.IsEmpty)
        {
            Batch.Add(operation, new BatchMessage
            {
                Index = index,
                Direction = direction,
                Iv = Batch.Pin(message.Iv),
                Input = Batch.Pin(message.Input),
                Output = Batch.Pin(message.Output[..message.Input.Length]),
            });
        }
    }

    // For a message of a batch that is too long for the OP to hold all of it.
    private void TransformAlone(CipherOperation operation, CipherDirection direction, in SkcipherMessage message, int index)
    {
        Batch.Flush(operation);
        try
        {
            Transform(operation, new MessageHeader(direction, message.Iv.Span, []), message.Input.Span, message.Output.Span[..message.Input.Length]);
        }
        catch (CryptographicException e)
        {
            Batch.Fail(index, e);
        }
    }

    private void TransformCutOrAbandon(CipherOperation operation, MessageHeader header, byte* source, byte* target, int length)
    {
        try
        {
            Pieces.Transform(operation, header, isBegun: false, _definition.CutUnit, source, target, length, last: true);
        }
        catch (Exception e)
        {
            operation.GiveUp(header.Direction, new ReadOnlySpan<byte>(source, length), new Span<byte>(target, length), e);
            throw;
        }
    }
}
