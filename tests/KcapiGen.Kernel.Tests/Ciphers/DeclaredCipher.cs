using System.Reflection;
using System.Reflection.Emit;
using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Names;

namespace KcapiGen.Kernel.Tests.Ciphers;

/// <summary>A class of Declarations.cs: its constants, what the catalogue says of its name, and how a handle is opened.</summary>
internal sealed class DeclaredCipher
{
    private readonly Type _type;
    private readonly Func<TestKey, ICipher> _open;
    private readonly Action<ICipher, TestKey> _rekey;

    public DeclaredCipher(Type type)
    {
        _type = type;
        Name = Constant<string>("AlgorithmName") ?? throw new InvalidOperationException($"{type} has no name.");
        Facts = AlgorithmCatalogue.Resolve(NameParser.Parse(Name, out _)!, out _)!;
        TagSize = Constant<int>("TagSize");
        IvSize = Constant<int>(IsAead ? "NonceSize" : "IvSize");
        _open = Opener(type);
        _rekey = Rekeyer(type);
        bool isDefaultTag = type.GetCustomAttribute<KernelCipherAttribute>()!.TagSize == 0;
        Title = isDefaultTag ? Name : $"{Name} tag {TagSize}";
    }

    public string Name { get; }

    /// <summary>The name, and the size of the tag where the declaration gives one: how tests name the class.</summary>
    public string Title { get; }

    public Algorithm Facts { get; }

    /// <summary>Whether the class has a set of members that not every cipher has.</summary>
    public bool Is<T>() => _type.IsAssignableTo(typeof(T));

    public bool IsAead => Facts.Kind == AlgorithmKind.Aead;

    public int TagSize { get; }

    public int IvSize { get; }

    public bool HasParts => Facts.KeyLayout != KeyLayout.Plain;

    public IReadOnlyList<int> KeySizes => Facts.KeySizes;

    /// <summary>The sizes with which the side of the run has it.</summary>
    public IEnumerable<int> KeySizesHere => DeclaredCiphers.Side == KernelBackend.InProcess ? Generator.Catalogue.InProcess.KeySizes(Facts) : KeySizes;

    /// <summary>The full name of the class, which messages name.</summary>
    public string ClassName => _type.FullName!;

    public KernelSupport Support => (KernelSupport)_type.GetProperty("Support")!.GetValue(null)!;

    public bool IsSupported => (bool)_type.GetProperty("IsSupported")!.GetValue(null)!;

    /// <summary>The longest message; only of a cipher whose messages must be one operation.</summary>
    public int MaxMessageSize => (int)_type.GetProperty("MaxMessageSize")!.GetValue(null)!;

    /// <summary>A constant of the class, 0 or null where it has none.</summary>
    public T? Constant<T>(string name) => _type.GetField(name)?.GetRawConstantValue() is T value ? value : default;

    /// <summary>Whether a message may have this many bytes of text.</summary>
    public bool Takes(int length) => Facts.MessageLength switch
    {
        MessageLength.WholeBlocks => length % Facts.BlockSize == 0,
        MessageLength.AtLeastOneBlock => length >= Facts.BlockSize,
        _ => true,
    };

    public OpenCipher Open(TestKey key) => new(this, _open(key));

    public OpenCipher Open(int seed = 1) => Open(NewKey(KeySizes[^1], seed));

    public TestKey NewKey(int size, int seed)
    {
        byte[] key = Bytes.Random(size, seed);
        return Facts.KeyLayout switch
        {
            KeyLayout.Plain => new(key),
            KeyLayout.Authenc => new(Bytes.Random(Facts.AuthenticationKeySizes is [var least, ..] ? least : 20, seed + 1), key),
            _ => new(key, Bytes.Random(Facts.SaltSize, seed + 1)),
        };
    }

    /// <summary>A message with associated data, as far as the cipher takes it: the header of an ESP packet has 8 bytes.</summary>
    public Message NewMessage(int length, int seed, int associatedLength = 20)
    {
        int associated = !IsAead ? 0 : Facts.NonceFormat == NonceFormat.Esp ? 8 : associatedLength;
        return new(Bytes.Random(IvSize, seed), Bytes.Random(associated, seed + 1), Bytes.Random(length, seed + 2));
    }

    public override string ToString() => Title;

    /// <summary>Gives a handle of this class another key.</summary>
    public void Rekey(ICipher handle, TestKey key) => _rekey(handle, key);

    // What takes spans cannot be called by reflection or made a delegate, so a few instructions call it.
    private static Func<TestKey, ICipher> Opener(Type type)
    {
        ConstructorInfo constructor = type.GetConstructors().Single(constructor => constructor.GetParameters()[0].ParameterType != typeof(KeyringKey));
        ParameterInfo[] parts = [.. constructor.GetParameters().Where(parameter => !parameter.IsOptional)];
        var method = new DynamicMethod("Open", typeof(ICipher), [.. parts.Select(part => part.ParameterType)], typeof(DeclaredCipher).Module, skipVisibility: true);
        ILGenerator code = method.GetILGenerator();
        for (int i = 0; i < parts.Length; i++)
        {
            code.Emit(OpCodes.Ldarg, i);
        }

        foreach (ParameterInfo tagSize in constructor.GetParameters().Skip(parts.Length))
        {
            code.Emit(OpCodes.Ldc_I4, (int)tagSize.DefaultValue!);
        }

        code.Emit(OpCodes.Newobj, constructor);
        code.Emit(OpCodes.Ret);
        if (parts.Length == 1)
        {
            var open = method.CreateDelegate<OpenWithKey>();
            return key => open(key.First);
        }

        var openParts = method.CreateDelegate<OpenWithParts>();
        return key => openParts(key.First, key.Second);
    }

    private static Action<ICipher, TestKey> Rekeyer(Type type)
    {
        MethodInfo rekey = type.GetMethods().Single(method => method.Name == "Rekey" && Parameters(method)[0] != typeof(KeyringKey));
        var method = new DynamicMethod("Rekey", null, [typeof(ICipher), .. Parameters(rekey)], typeof(DeclaredCipher).Module, skipVisibility: true);
        ILGenerator code = method.GetILGenerator();
        for (int i = 0; i <= Parameters(rekey).Length; i++)
        {
            code.Emit(OpCodes.Ldarg, i);
        }

        code.Emit(OpCodes.Call, rekey);
        code.Emit(OpCodes.Ret);
        if (Parameters(rekey).Length == 1)
        {
            var whole = method.CreateDelegate<RekeyWithKey>();
            return (handle, key) => whole(handle, key.First);
        }

        var parts = method.CreateDelegate<RekeyWithParts>();
        return (handle, key) => parts(handle, key.First, key.Second);
    }

    private static Type[] Parameters(MethodBase method) => [.. method.GetParameters().Select(parameter => parameter.ParameterType)];

    private delegate ICipher OpenWithKey(ReadOnlySpan<byte> key);

    private delegate ICipher OpenWithParts(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second);

    private delegate void RekeyWithKey(ICipher handle, ReadOnlySpan<byte> key);

    private delegate void RekeyWithParts(ICipher handle, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second);
}
