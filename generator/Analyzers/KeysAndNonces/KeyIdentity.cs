namespace KcapiGen.Generator.Analyzers.KeysAndNonces;

/// <summary>A part of a key: the stamp of the bytes, and which of them.</summary>
internal sealed record KeyPart(object Stamp, Slice Slice)
{
    /// <summary>Stands for a part that a key does not have.</summary>
    public static KeyPart None { get; } = new("", Slice.Whole);
}

/// <summary>Which key a handle has. Other handles that are made of equal bytes have the same.</summary>
internal sealed record KeyIdentity(string Algorithm, KeyPart First, KeyPart Second);

/// <summary>The fact that a message was encrypted with a key and a nonce.</summary>
/// <param name="Key">The stamp of the key.</param>
/// <param name="Nonce">The stamp of the memory that holds the nonce.</param>
/// <param name="Slice">Which part of it is the nonce.</param>
internal sealed record NonceUse(object Key, object Nonce, Slice Slice)
{
    public bool RestsOn(object stamp) => Derived.Has(Nonce, stamp) || Derived.Has(Key, stamp);
}
