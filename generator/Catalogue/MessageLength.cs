namespace KcapiGen.Generator.Catalogue;

/// <summary>The lengths that a message may have. The members are named as those of the runtime's enumeration: emitted code says them.</summary>
internal enum MessageLength
{
    Any,
    WholeBlocks,
    AtLeastOneBlock,
}
