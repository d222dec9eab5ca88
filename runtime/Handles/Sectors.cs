using System.Buffers.Binary;
using KcapiGen.Definitions;
using KcapiGen.Operations;

namespace KcapiGen.Handles;

/// <summary>Consecutive sectors of a disk: each is a message of its own, whose IV is its number.</summary>
internal static unsafe class Sectors
{
    private const int MinSize = 512;
    private const int MaxSize = 65_536;

    /// <summary>Says whether these can be the sectors of a call.</summary>
    /// <exception cref="ArgumentException">They cannot.</exception>
    public static void Check(SkcipherDefinition definition, ulong firstSector, int sectorSize, int length, string parameter)
    {
        if (sectorSize is < MinSize or > MaxSize)
        {
            throw new ArgumentOutOfRangeException(nameof(sectorSize), sectorSize, $"A sector has {MinSize} to {MaxSize} bytes.");
        }

        definition.CheckInput(CipherDirection.Encrypt, sectorSize, nameof(sectorSize));
        if (length % sectorSize != 0)
        {
            throw new ArgumentException($"The {parameter} has {length} bytes, which are not whole sectors of {sectorSize}.", parameter);
        }

        if (length > 0 && firstSector + (ulong)(length / sectorSize) - 1 < firstSector)
        {
            throw new ArgumentOutOfRangeException(nameof(firstSector), firstSector, $"The last of {length / sectorSize} sectors would have a number of more than 64 bits.");
        }
    }

    /// <summary>Transforms sectors; what fails is noted in the batch.</summary>
    public static void Transform(Operation operation, MessageBatch batch, in SectorRun run)
    {
        // "plain64" of dm-crypt (crypt_iv_plain64_gen in drivers/md/dm-crypt.c): the number of the sector, little-endian, and zeros behind it.
        byte* ivs = stackalloc byte[MessageBatch.Window * CipherDefinition.MaxIvSize];
        new Span<byte>(ivs, MessageBatch.Window * CipherDefinition.MaxIvSize).Clear();
        for (int i = 0; i < run.Count; i++)
        {
            byte* iv = ivs + (batch.Count * CipherDefinition.MaxIvSize);
            BinaryPrimitives.WriteUInt64LittleEndian(new Span<byte>(iv, sizeof(ulong)), run.FirstSector + (ulong)i);
            long offset = (long)i * run.SectorSize;
            batch.Add(operation, new BatchMessage
            {
                Index = run.FirstIndex + i,
                Direction = run.Direction,
                Iv = IoVec.FromPointer(iv, (nuint)run.IvSize),
                Input = IoVec.FromPointer(run.Source + offset, (nuint)run.SectorSize),
                Output = IoVec.FromPointer(run.Target + offset, (nuint)run.SectorSize),
            });
        }

        batch.Flush(operation);
    }
}
