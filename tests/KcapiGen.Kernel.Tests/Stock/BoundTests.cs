using KcapiGen.Generator.Catalogue;
using KcapiGen.Interop;
using KcapiGen.Kernel.Tests.Ciphers;
using Tmds.Linux;

namespace KcapiGen.Kernel.Tests.Stock;

/// <summary>The sizes of the catalogue are those that the kernel takes, and one more or less it refuses; and what carries its state on does.</summary>
public unsafe class BoundTests
{
    // The key of authenc has an inner form of its own; serpent takes keys of any size up to 32, of which the catalogue has those of the AES contest.
    public static TheoryData<string> WithPlainKeys =>
        [.. DeclaredCiphers.All.Where(cipher => IsHere(cipher) && cipher.Facts.KeyLayout != KeyLayout.Authenc && !cipher.Name.Contains("serpent", StringComparison.Ordinal)).Select(cipher => cipher.Title)];

    public static TheoryData<string> Aeads => [.. DeclaredCiphers.All.Where(cipher => IsHere(cipher) && cipher.IsAead).Select(cipher => cipher.Title)];

    public static TheoryData<string> All => [.. DeclaredCiphers.All.Where(IsHere).Select(cipher => cipher.Title)];

    public static TheoryData<string> Skciphers => [.. DeclaredCiphers.All.Where(cipher => IsHere(cipher) && !cipher.IsAead).Select(cipher => cipher.Title)];

    [Theory]
    [MemberData(nameof(WithPlainKeys))]
    public void Keys(string title)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(title);
        using TfmDescriptor tfm = Tfm(declared);
        for (int size = 1; size <= declared.KeySizes[^1] + declared.Facts.SaltSize + 9; size++)
        {
            bool expected = declared.KeySizes.Contains(size - declared.Facts.SaltSize);
            Assert.True(expected == Takes(() => tfm.SetKey(Bytes.Random(size, seed: size))), $"{declared}: a key of {size} bytes, which the catalogue says it {(expected ? "takes" : "refuses")}");
        }
    }

    [Theory]
    [MemberData(nameof(Aeads))]
    public void Tags(string title)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(title);
        using TfmDescriptor tfm = Tfm(declared);
        for (int size = 1; size <= declared.Facts.TagSizes[^1] + 5; size++)
        {
            bool expected = declared.Facts.TagSizes.Contains(size);
            Assert.True(expected == Takes(() => tfm.SetTagSize(size)), $"{declared}: a tag of {size} bytes, which the catalogue says it {(expected ? "has" : "has not")}");
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Ivs(string title)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(title);
        int ivSize = declared.Facts.NonceFormat == NonceFormat.Ccm ? 16 : declared.IvSize;

        // No cipher of the kernel has an IV of more than 32 bytes, and the runtime has room for no more.
        for (int size = Math.Max(1, ivSize - 9); size <= Math.Min(ivSize + 9, 32); size++)
        {
            Assert.True((size == ivSize) == TakesIv(declared, size), $"{declared}: an IV of {size} bytes, where the catalogue says {ivSize}");
        }
    }

    // Two halves of a message through one OP, without a new IV between: the column of the catalogue that says whether a message can be cut.
    [Theory]
    [MemberData(nameof(Skciphers))]
    public void State(string title)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(title);
        using OpenCipher cipher = declared.Open();
        Message message = declared.NewMessage(256, seed: 1);
        byte[] expected = cipher.Encrypt(message), actual = new byte[256];
        using TfmDescriptor tfm = Tfm(declared);
        TestKey key = declared.NewKey(declared.KeySizes[^1], seed: 1);
        tfm.SetKey([.. key.First, .. key.Second ?? []]);
        using OpDescriptor op = tfm.Accept();
        fixed (byte* text = message.Text, output = actual)
        {
            Assert.Equal(128, Send(op, message.Iv, text, 128, more: true));
            Receive(op, output);
            Assert.Equal(128, Send(op, null, text + 128, 128, more: false));
            Receive(op, output + 128);
        }

        Assert.True(declared.Facts.ChunkSize > 0 == expected.AsSpan().SequenceEqual(actual), $"{declared}: the catalogue says that it {(declared.Facts.ChunkSize > 0 ? "carries its state on" : "starts anew")}");
    }

    private static bool IsHere(DeclaredCipher cipher) => DeclaredCiphers.MustBeHere(cipher);

    private static TfmDescriptor Tfm(DeclaredCipher declared)
        => KernelDoor.TryOpen(declared.IsAead ? KernelAlgorithmKind.Aead : KernelAlgorithmKind.Skcipher, declared.Name, out KernelSupport support) ?? throw new InvalidOperationException(support.ToString());

    private static bool Takes(Action set)
    {
        try
        {
            set();
            return true;
        }
        catch (KernelCryptoException e)
        {
            Assert.Equal(Errno.EINVAL, e.Errno);
            return false;
        }
    }

    private static bool TakesIv(DeclaredCipher declared, int size)
    {
        using TfmDescriptor tfm = Tfm(declared);
        using OpDescriptor op = Keyed(declared, tfm);
        byte* text = stackalloc byte[64];
        nint sent = Send(op, new byte[size], text, 64, more: true);
        if (sent < 0)
        {
            Assert.Equal(Errno.EINVAL, System.Runtime.InteropServices.Marshal.GetLastPInvokeError());
        }

        return sent >= 0;
    }

    private static OpDescriptor Keyed(DeclaredCipher declared, TfmDescriptor tfm)
    {
        TestKey key = declared.NewKey(declared.KeySizes[^1], seed: 1);
        KernelKey.Set(tfm, declared.Facts.KeyLayout switch
        {
            KeyLayout.Plain => Definitions.CipherKey.FromBytes(key.First),
            KeyLayout.Authenc => Definitions.CipherKey.Authenc(key.First, key.Second),
            _ => Definitions.CipherKey.WithSalt(key.First, key.Second),
        });
        return tfm.Accept();
    }

    // A null IV sends no control data: the message goes on.
    private static nint Send(OpDescriptor op, byte[]? iv, byte* text, int length, bool more)
    {
        byte* control = stackalloc byte[256];
        new Span<byte>(control, 256).Clear();
        IoVec vector = IoVec.FromPointer(text, (nuint)length);
        var message = new msghdr { msg_iov = (iovec*)&vector, msg_iovlen = 1 };
        if (iv is not null)
        {
            message.msg_control = control;
            message.msg_controllen = ControlMessages.Write(control, Constants.ALG_OP_ENCRYPT, iv, associatedLength: -1);
        }

        return op.Send(&message, more);
    }

    private static void Receive(OpDescriptor op, byte* output)
    {
        IoVec vector = IoVec.FromPointer(output, 128);
        var message = new msghdr { msg_iov = (iovec*)&vector, msg_iovlen = 1 };
        Assert.Equal(128, op.Receive(&message));
    }
}
