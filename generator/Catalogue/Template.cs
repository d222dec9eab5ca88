namespace KcapiGen.Generator.Catalogue;

/// <summary>A template of the kernel: what it takes and what it makes of that.</summary>
/// <param name="Name">The head of its names.</param>
/// <param name="Parameters">What it takes.</param>
/// <param name="Build">The facts of the result from those of the arguments. The catalogue sets the name.</param>
internal sealed record Template(string Name, Parameter[] Parameters, Func<IReadOnlyList<Algorithm>, Algorithm> Build)
{
    /// <summary>What is wrong with arguments that fit their parameters one by one but not together; null where nothing is.</summary>
    public Func<IReadOnlyList<Algorithm>, string?> Conflict { get; init; } = _ => null;
}

/// <summary>What a template takes in one place, and how a message calls it.</summary>
internal sealed record Parameter(string Wants, Func<Algorithm, bool> Accepts)
{
    public static Parameter BlockCipher { get; } = new("a block cipher", a => a.Kind == AlgorithmKind.BlockCipher);

    public static Parameter BlockCipher16 { get; } = new("a block cipher with 16-byte blocks", Is16ByteBlockCipher);

    public static Parameter Hash { get; } = new("a hash", a => a is { Kind: AlgorithmKind.Hash, PrefixSize: 0 });

    /// <summary>What hmac_create in crypto/hmac.c takes: no checksum, whose block is smaller than its digest.</summary>
    public static Parameter HashForHmac { get; } = new("a hash whose block is no smaller than its digest", a => Hash.Accepts(a) && a.BlockSize >= a.DigestSize);

    /// <summary>A name made by one of the templates, such as the <c>cbc(…)</c> that <c>cts</c> wants.</summary>
    public static Parameter MadeBy(params string[] templates) =>
        new(
            string.Join(" or ", templates.Select(template => $"{template}(…)")),
            a => templates.Any(template => a.Name.StartsWith($"{template}(", StringComparison.Ordinal)));

    public static Parameter Named(params string[] names) => new(string.Join(" or ", names), a => names.Contains(a.Name));

    public static bool Is16ByteBlockCipher(Algorithm algorithm) => algorithm is { Kind: AlgorithmKind.BlockCipher, BlockSize: 16 };
}
