using System.Reflection;
using System.Reflection.Emit;
using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Names;
using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.Hashes;

/// <summary>A class of HashDeclarations.cs, with a key or without; one whose key is optional is there twice.</summary>
internal sealed class DeclaredHash
{
    private readonly Type _type;
    private readonly Lazy<OpenWithKey> _open;

    public DeclaredHash(Type type, bool isKeyed)
    {
        _type = type;
        IsKeyed = isKeyed;
        _open = new(Opener);
        Name = (string)type.GetField("AlgorithmName")!.GetRawConstantValue()!;
        HashSizeInBytes = (int)type.GetField("HashSizeInBytes")!.GetRawConstantValue()!;
        Facts = AlgorithmCatalogue.Resolve(NameParser.Parse(Name, out _)!, out _)!;
    }

    private delegate IHashClass OpenWithKey(ReadOnlySpan<byte> key);

    private delegate int HashUnkeyed(ReadOnlySpan<byte> source, Span<byte> destination);

    private delegate int HashWithKey(ReadOnlySpan<byte> key, ReadOnlySpan<byte> source, Span<byte> destination);

    public string Name { get; }

    public Algorithm Facts { get; }

    public int HashSizeInBytes { get; }

    public bool IsKeyed { get; }

    /// <summary>How tests name it.</summary>
    public string Title => IsKeyed && Facts.Kind == AlgorithmKind.Hash ? $"{Name} keyed" : Name;

    /// <summary>The sizes of keys that are tried.</summary>
    public IReadOnlyList<int> KeySizes => !IsKeyed ? [] : Facts.MaxKeySize > 0 ? [0, 1, HashSizeInBytes, Facts.BlockSize, Facts.BlockSize + 1, 1000, Facts.MaxKeySize] : Name == "xcbc(aes)" && Presence.HasShortXcbc ? [16] : Facts.KeySizes;

    public KernelSupport Support => (KernelSupport)_type.GetProperty("Support")!.GetValue(null)!;

    public bool IsSupported => (bool)_type.GetProperty("IsSupported")!.GetValue(null)!;

    public byte[] NewKey(int seed = 1) => IsKeyed ? Bytes.Random(Facts.MaxKeySize > 0 ? HashSizeInBytes : KeySizes[^1], seed) : [];

    public IHashClass Open(byte[]? key = null)
        => _open.Value(key ?? NewKey());

    /// <summary>The static method. A hash whose key is optional has none that takes a key.</summary>
    public byte[]? HashData(byte[] key, byte[] source)
    {
        byte[] digest = new byte[HashSizeInBytes];
        if (IsKeyed && Facts.Kind == AlgorithmKind.Hash)
        {
            return null;
        }

        MethodInfo method = _type.GetMethod("HashData", [.. (IsKeyed ? typeof(HashWithKey) : typeof(HashUnkeyed)).GetMethod("Invoke")!.GetParameters().Select(parameter => parameter.ParameterType)])!;
        int written = IsKeyed ? method.CreateDelegate<HashWithKey>()(key, source, digest) : method.CreateDelegate<HashUnkeyed>()(source, digest);
        Assert.Equal(HashSizeInBytes, written);
        return digest;
    }

    /// <summary>A message of this length, or of the least that the hash takes.</summary>
    public byte[] NewMessage(int length, int seed)
    {
        byte[] message = Bytes.Random(Math.Max(length, Facts.PrefixSize), seed);

        // The first bit of the nonce of VMAC is 0.
        if (Facts.PrefixSize > 0)
        {
            message[0] &= 0x7F;
        }

        return message;
    }

    public override string ToString() => Title;

    // A constructor that takes spans cannot be called by reflection or made a delegate, so two instructions call it.
    private OpenWithKey Opener()
    {
        Type[] parameters = IsKeyed ? [typeof(ReadOnlySpan<byte>)] : [];
        var method = new DynamicMethod("Open", typeof(IHashClass), [typeof(ReadOnlySpan<byte>)], typeof(DeclaredHash).Module, skipVisibility: true);
        ILGenerator code = method.GetILGenerator();
        if (IsKeyed)
        {
            code.Emit(OpCodes.Ldarg_0);
        }

        code.Emit(OpCodes.Newobj, _type.GetConstructor(parameters)!);
        code.Emit(OpCodes.Ret);
        return method.CreateDelegate<OpenWithKey>();
    }
}
