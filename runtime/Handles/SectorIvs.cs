using System.Buffers.Binary;
using KcapiGen.Definitions;
using KcapiGen.Operations;

namespace KcapiGen.Handles;

/// <summary>Computes the IVs of consecutive sectors, as the <c>crypt_iv_*_gen</c> functions of <c>drivers/md/dm-crypt.c</c> do.</summary>
internal static unsafe class SectorIvs
{
    /// <summary>The distance in bytes from one IV to the next.</summary>
    public const int Stride = CipherDefinition.MaxIvSize;

    /// <summary>
    /// Writes the IV of every sector of a run to zeroed memory, <see cref="Stride"/> bytes for each. If an IV cannot be computed, the failure of its
    /// sector is added to the batch.
    /// </summary>
    public static void Write(CipherOperation operation, MessageBatch batch, in SectorRun run, byte* ivs)
    {
        for (int i = 0; i < run.Count; i++)
        {
            Write(run, run.NumberOf(i), new Span<byte>(ivs + (i * Stride), Math.Max(run.IvSize, sizeof(ulong)))); // crypt_ctr_ivmode has that minimum
        }

        if (run.Format.Iv == SectorIv.Eboiv)
        {
            EncryptOffsets(operation, batch, run, ivs);
        }
    }

    private static void Write(in SectorRun run, ulong number, Span<byte> iv)
    {
        switch (run.Format.Iv)
        {
            case SectorIv.Plain:
                BinaryPrimitives.WriteUInt32LittleEndian(iv, (uint)number);
                break;
            case SectorIv.Plain64 or SectorIv.Essiv:
                BinaryPrimitives.WriteUInt64LittleEndian(iv, number);
                break;
            case SectorIv.Plain64BigEndian:
                BinaryPrimitives.WriteUInt64BigEndian(iv[^sizeof(ulong)..], number);
                break;
            case SectorIv.Eboiv:
                BinaryPrimitives.WriteUInt64LittleEndian(iv, number * (ulong)run.Format.SectorSize);
                break;
            case SectorIv.Benbi:
                BinaryPrimitives.WriteUInt64BigEndian(iv[^sizeof(ulong)..], (number * (ulong)(512 / run.BlockSize)) + 1);
                break;
        }
    }

    // The IV is one block of zeros, encrypted with the offset as its IV: for CBC, the encrypted offset.
    private static void EncryptOffsets(CipherOperation operation, MessageBatch batch, in SectorRun run, byte* ivs)
    {
        byte* zeros = stackalloc byte[Stride];
        byte* offsets = stackalloc byte[run.Count * Stride];
        new Span<byte>(zeros, Stride).Clear();
        new Span<byte>(ivs, run.Count * Stride).CopyTo(new Span<byte>(offsets, run.Count * Stride));
        for (int i = 0; i < run.Count; i++)
        {
            batch.Add(operation, new BatchMessage
            {
                Index = run.FirstIndex + i,
                Direction = CipherDirection.Encrypt,
                Iv = IoVec.FromPointer(offsets + (i * Stride), (nuint)run.IvSize),
                Input = IoVec.FromPointer(zeros, (nuint)run.IvSize),
                Output = IoVec.FromPointer(ivs + (i * Stride), (nuint)run.IvSize),
            });
        }

        batch.Flush(operation);
    }
}
