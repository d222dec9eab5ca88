using KcapiGen.Definitions;

namespace KcapiGen.Reliability.Tests.Model;

/// <summary>Random lengths in bytes: short ones mostly, so that many calls are made, and those about the sizes of blocks and pages.</summary>
internal static class Lengths
{
    private const int EspHeader = 8;
    private const int ExtendedEspHeader = 12;

    /// <summary>Returns the length of a text.</summary>
    public static int Text(Random random, int multiple) => Any(random) / multiple * multiple;

    /// <summary>Returns the length of a text that has a block at least, where it may have any.</summary>
    public static int Text(Random random, SkcipherDefinition definition) => definition.MessageLength switch
    {
        MessageLength.WholeBlocks => Text(random, definition.BlockSize),
        MessageLength.AtLeastOneBlock => Math.Max(Any(random), definition.BlockSize),
        _ => Any(random),
    };

    /// <summary>Returns the length of a piece of a stream.</summary>
    public static int Piece(Random random) => random.Next(4) == 0 ? Any(random) : 16 * random.Next(20);

    /// <summary>Returns the room for the output of a stream.</summary>
    public static int Room(Random random) => random.Next(2) == 0 ? 100_000 : random.Next(600);

    /// <summary>Returns the length of associated data.</summary>
    public static int Associated(Random random, NonceFormat format)
        => format == NonceFormat.Esp ? random.Next(2) == 0 ? EspHeader : ExtendedEspHeader : random.Next(3) == 0 ? 0 : random.Next(8) == 0 ? random.Next(3000) : random.Next(64);

    private static int Any(Random random) => random.Next(40) switch
    {
        0 => random.Next(70_000),
        1 => 4096 + random.Next(-17, 18),
        2 => 65_536 + random.Next(-17, 18),
        < 8 => random.Next(5000),
        _ => random.Next(200),
    };
}
