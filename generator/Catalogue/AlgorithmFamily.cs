namespace KcapiGen.Generator.Catalogue;

/// <summary>What an algorithm is declared as: each family has an attribute of its own.</summary>
internal enum AlgorithmFamily
{
    /// <summary>Of a block cipher by itself, which cannot be declared.</summary>
    None,
    Cipher,
    Hash,
    Random,
}
