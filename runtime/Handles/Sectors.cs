using System.Buffers.Binary;
using KcapiGen.Kernel;
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

    /// <summary>Transforms sectors in memory that stays in place.</summary>
    public static void Transform(Operation operation, MessageBatch batch, CipherDirection direction, int ivSize, ulong firstSector, int sectorSize, byte* source, byte* target, int length)
    {
        // "plain64" of dm-crypt (crypt_iv_plain64_gen in drivers/md/dm-crypt.c): the number of the sector, little-endian, and zeros behind it.
        byte* ivs = stackalloc byte[MessageBatch.Window * ControlMessages.MaxIvSize];
        new Span<byte>(ivs, MessageBatch.Window * ControlMessages.MaxIvSize).Clear();
        int count = length / sectorSize;
        for (int i = 0; i < count; i++)
        {
            byte* iv = ivs + (batch.Count * ControlMessages.MaxIvSize);
            BinaryPrimitives.WriteUInt64LittleEndian(new Span<byte>(iv, sizeof(ulong)), firstSector + (ulong)i);
            long offset = (long)i * sectorSize;
            batch.Add(operation, new BatchMessage
            {
                Index = i,
                Direction = direction,
                Iv = IoVec.FromPointer(iv, (nuint)ivSize),
                Input = IoVec.FromPointer(source + offset, (nuint)sectorSize),
                Output = IoVec.FromPointer(target + offset, (nuint)sectorSize),
            });
        }

        batch.Finish(operation, count);
    }
}
