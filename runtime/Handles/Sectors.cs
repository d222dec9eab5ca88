using KcapiGen.Definitions;
using KcapiGen.Operations;

namespace KcapiGen.Handles;

/// <summary>Consecutive sectors of a disk: each is a separate message, whose IV is computed from its number.</summary>
internal static unsafe class Sectors
{
    /// <summary>Checks the sectors of a call.</summary>
    /// <exception cref="ArgumentException">Thrown when they cannot be processed.</exception>
    public static void Check(SkcipherDefinition definition, ulong firstSector, SectorFormat format, int length, string parameter)
    {
        ArgumentNullException.ThrowIfNull(format);
        CheckFormat(definition, format);
        if (length % format.SectorSize != 0)
        {
            throw new ArgumentException($"The {parameter} has {length} bytes, which are not whole sectors of {format.SectorSize}.", parameter);
        }

        format.CheckNumbers(firstSector, length / format.SectorSize);
    }

    /// <summary>Transforms sectors, and adds their failures to the batch.</summary>
    public static void Transform(CipherOperation operation, MessageBatch batch, in SectorRun run)
    {
        const int Size = BatchMessage.Window * SectorIvs.Stride;
        byte* ivs = stackalloc byte[Size];
        for (int start = 0; start < run.Count; start += BatchMessage.Window)
        {
            SectorRun window = run.Slice(start, Math.Min(BatchMessage.Window, run.Count - start));
            new Span<byte>(ivs, Size).Clear();
            SectorIvs.Write(operation, batch, window, ivs);
            TransformWindow(operation, batch, window, ivs);
        }
    }

    private static void TransformWindow(CipherOperation operation, MessageBatch batch, in SectorRun run, byte* ivs)
    {
        for (int i = 0; i < run.Count; i++)
        {
            if (batch.HasFailed(run.FirstIndex + i))
            {
                continue; // it has no IV
            }

            long offset = (long)i * run.Format.SectorSize;
            batch.Add(operation, new BatchMessage
            {
                Index = run.FirstIndex + i,
                Direction = run.Direction,
                Iv = IoVec.FromPointer(ivs + (i * SectorIvs.Stride), (nuint)run.IvSize),
                Input = IoVec.FromPointer(run.Source + offset, (nuint)run.Format.SectorSize),
                Output = IoVec.FromPointer(run.Target + offset, (nuint)run.Format.SectorSize),
            });
        }

        batch.Flush(operation);
    }

    private static void CheckFormat(SkcipherDefinition definition, SectorFormat format)
    {
        definition.CheckInput(CipherDirection.Encrypt, format.SectorSize, nameof(format));
        if (format.Iv == SectorIv.Essiv && !definition.Algorithm.StartsWith("essiv(", StringComparison.Ordinal))
        {
            throw new ArgumentException(
                $"The format is '{format}', and '{definition.Algorithm}' is not declared with essiv. "
                + $"Declare 'essiv({definition.Algorithm},{format.EssivHash ?? "sha256"})'.",
                nameof(format));
        }

        if (format.EssivHash is { } hash && !definition.Algorithm.EndsWith($",{hash})", StringComparison.Ordinal))
        {
            throw new ArgumentException($"The format is '{format}', and '{definition.Algorithm}' has another hash.", nameof(format));
        }

        if (format.Iv == SectorIv.Eboiv && definition.BlockSize != definition.IvSize)
        {
            // As in crypt_iv_eboiv_ctr.
            throw new ArgumentException(
                $"The format is '{format}', whose IV is one block, and '{definition.Algorithm}' has blocks of {definition.BlockSize} bytes "
                + $"and an IV of {definition.IvSize}. Use a cipher such as cbc(aes).",
                nameof(format));
        }
    }
}
