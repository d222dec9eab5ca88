namespace KcapiGen.Generator.Catalogue;

internal enum AlgorithmKind
{
    /// <summary>A block cipher by itself: a part of names only, AF_ALG does not offer it.</summary>
    BlockCipher,
    Skcipher,
    Aead,
    Hash,
    KeyedHash,
    Random,
}
