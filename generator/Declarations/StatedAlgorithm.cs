using System.Collections.Immutable;
using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Names;
using KcapiGen.Generator.Rules;
using KcapiGen.Generator.Support;

namespace KcapiGen.Generator.Declarations;

/// <summary>The facts of an algorithm that the catalogue does not have, as its declaration states them, or KCG009.</summary>
internal sealed class StatedAlgorithm
{
    // A key or a seed lies in the option memory of a socket (net.core.optmem_max, 20 KiB by default).
    private const int MaxKeySize = 16 * 1024;

    // The bounds of the runtime's definitions: no algorithm of the kernel has a larger IV, and HASH_MAX_DIGESTSIZE (include/crypto/hash.h) is
    // that of a digest; a tag is one, or a block.
    private const int MaxIvSize = 32;
    private const int MaxHashSize = 64;
    private const int MaxBlockSize = 4096;

    // The members of the runtime's KernelAlgorithmKind that a cipher can be.
    private static readonly AlgorithmKind[] CipherKinds = [AlgorithmKind.Skcipher, AlgorithmKind.Aead];

    private readonly string _name;
    private readonly StatedSizes _stated;
    private readonly ImmutableArray<DeclarationProblem>.Builder _problems;
    private bool _isComplete = true;

    private StatedAlgorithm(string name, StatedSizes stated, ImmutableArray<DeclarationProblem>.Builder problems)
    {
        _name = name;
        _stated = stated;
        _problems = problems;
    }

    /// <returns>The algorithm; null where something is missing or impossible, which is then among the problems.</returns>
    public static Algorithm? Read(AlgorithmFamily family, AlgorithmName name, StatedSizes stated, ImmutableArray<DeclarationProblem>.Builder problems)
    {
        var reader = new StatedAlgorithm(name.ToString(), stated, problems);
        Algorithm? algorithm = family switch
        {
            AlgorithmFamily.Cipher => reader.ReadCipher(name),
            AlgorithmFamily.Hash => reader.ReadHash(),
            _ => reader.ReadRandom(),
        };
        return reader._isComplete ? algorithm : null;
    }

    private Algorithm? ReadCipher(AlgorithmName name)
    {
        if (Kind(name) is not { } kind)
        {
            return null;
        }

        CheckSizes(StatedSizes.KeySizesName, _stated.KeySizes, isNeeded: true);
        CheckSize(StatedSizes.IvSizeName, _stated.IvSize, 0, MaxIvSize, "0 if it takes no IV");
        return kind == AlgorithmKind.Aead ? ReadAead() : ReadSkcipher();
    }

    private Algorithm ReadSkcipher()
    {
        CheckSize(StatedSizes.BlockSizeName, _stated.BlockSize, 1, MaxBlockSize, "1 if a message can have any length");
        if (_stated.AuthenticationKeySizes is not null)
        {
            const string Property = StatedSizes.AuthenticationKeySizesName;
            Add($"states {Property}, but a skcipher has no authentication key; remove {Property}", Property);
        }

        return Cipher(AlgorithmKind.Skcipher);
    }

    private Algorithm ReadAead()
    {
        CheckSize(StatedSizes.TagSizeName, _stated.TagSize, 1, MaxHashSize);
        if (_stated.BlockSize is not null)
        {
            CheckSize(StatedSizes.BlockSizeName, _stated.BlockSize, 1, MaxBlockSize);
        }

        CheckSizes(StatedSizes.AuthenticationKeySizesName, _stated.AuthenticationKeySizes, isNeeded: false);
        return Cipher(AlgorithmKind.Aead) with
        {
            TagSizes = [_stated.TagSize ?? 0],
            KeyLayout = _stated.AuthenticationKeySizes is null ? KeyLayout.Plain : KeyLayout.Authenc,
            AuthenticationKeySizes = (_stated.AuthenticationKeySizes ?? []).ToEquatableArray(),
        };
    }

    // Nothing says whether an OP carries the state on, so a message is one operation.
    private Algorithm Cipher(AlgorithmKind kind) => new(_name, kind)
    {
        IsStated = true,
        KeySizes = (_stated.KeySizes ?? []).ToEquatableArray(),
        IvSize = _stated.IvSize ?? 0,
        BlockSize = _stated.BlockSize ?? 1,
        MessageLength = _stated.BlockSize > 1 ? MessageLength.WholeBlocks : MessageLength.Any,
    };

    private Algorithm ReadHash()
    {
        CheckSize(StatedSizes.HashSizeName, _stated.HashSize, 1, MaxHashSize);
        CheckSizes(StatedSizes.KeySizesName, _stated.KeySizes, isNeeded: false);
        return new(_name, _stated.KeySizes is null ? AlgorithmKind.Hash : AlgorithmKind.KeyedHash)
        {
            IsStated = true,
            DigestSize = _stated.HashSize ?? 0,
            BlockSize = _stated.HashSize ?? 0,
            KeySizes = (_stated.KeySizes ?? []).ToEquatableArray(),
        };
    }

    private Algorithm ReadRandom()
    {
        CheckSize(StatedSizes.SeedSizeName, _stated.SeedSize, 0, MaxKeySize, "0 if it seeds itself");
        return new(_name, AlgorithmKind.Random) { IsStated = true, SeedSize = _stated.SeedSize ?? 0 };
    }

    // cbc(paes) is a skcipher, whatever paes is: the catalogue has the template.
    private AlgorithmKind? Kind(AlgorithmName name)
    {
        AlgorithmKind? ofTemplate = IsOf(SkcipherTemplates.All, name) || name.Head == EssivTemplate.Essiv.Name ? AlgorithmKind.Skcipher
            : IsOf(AeadTemplates.All, name) ? AlgorithmKind.Aead
            : null;
        if (_stated.Kind is not { } stated)
        {
            return ofTemplate ?? MissingKind();
        }

        if (stated < 0 || stated >= CipherKinds.Length)
        {
            Add("states a Kind that no cipher has; use KernelAlgorithmKind.Skcipher or KernelAlgorithmKind.Aead", StatedSizes.KindName);
            return null;
        }

        if (ofTemplate is { } known && known != CipherKinds[stated])
        {
            string told = known == AlgorithmKind.Aead ? "an AEAD" : "a skcipher";
            Add($"states a Kind that contradicts its name, which is that of {told}; remove Kind", StatedSizes.KindName);
            return null;
        }

        return CipherKinds[stated];
    }

    private static bool IsOf(IReadOnlyList<Template> templates, AlgorithmName name) => templates.Any(template => template.Name == name.Head);

    private AlgorithmKind? MissingKind()
    {
        Missing(StatedSizes.KindName, "KernelAlgorithmKind.Skcipher or KernelAlgorithmKind.Aead, which the name does not tell");
        return null;
    }

    private void CheckSizes(string property, int[]? sizes, bool isNeeded)
    {
        if (sizes is null)
        {
            if (isNeeded)
            {
                Missing(property);
            }
        }
        else if (sizes.Length == 0 || sizes[0] < 0 || sizes[sizes.Length - 1] > MaxKeySize)
        {
            string stated = sizes.Length == 0 ? $"states no size in {property}" : $"states {property} = [{string.Join(", ", sizes)}]";
            Add($"{stated}: a key has 0 to {MaxKeySize} bytes", property);
        }
    }

    private void CheckSize(string property, int? size, int min, int max, string? remark = null)
    {
        if (size is null)
        {
            Missing(property, remark);
        }
        else if (size < min || size > max)
        {
            Add($"states {property} = {size}; it must be {min} to {max}", property);
        }
    }

    private void Missing(string property, string? remark = null) =>
        Add($"must state {property}{(remark is null ? "" : $" ({remark})")}, because the algorithm is not in the catalogue", null);

    private void Add(string what, string? property)
    {
        _isComplete = false;
        _problems.Add(new(Rule.StatedSizes, [_name, what]) { Argument = property });
    }
}
