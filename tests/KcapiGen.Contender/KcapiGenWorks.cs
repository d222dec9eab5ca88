namespace KcapiGen.Contender;

/// <summary>The works as a user of KcapiGen does them; null where there is nothing to do one with.</summary>
/// <param name="lend">Whether a stream's memory is lent, or copied.</param>
internal sealed class KcapiGenWorks(bool lend)
{
    private readonly byte[] _key = Keys.Bytes(16), _wideKey = Keys.Bytes(64);

    public Work? Of(Request request) => request.Work switch
    {
        "message" => Message(request),
        "composed" => Composed(request),
        "stream" => Stream(request),
        "open" => Open(request),
        "sectors" => Sectors(request),
        "batch" => Batch(request),
        "threads" => Threads(request),
        "pbkdf2" => Pbkdf2(request),
        _ => null,
    };

    private Loop? Message(Request request)
    {
        byte[] text = new byte[request.Size], output = new byte[request.Size], iv = new byte[16], nonce = new byte[12], tag = new byte[16], digest = new byte[32];
        switch (request.Algorithm)
        {
            case "gcm(aes)":
                var gcm = new Gcm(_key);
                return new(gcm, () => gcm.Encrypt(nonce, text, output, tag));
            case "cbc(aes)":
                var cbc = new Cbc(_key);
                return new(cbc, () => cbc.Encrypt(iv, text, output));
            case "ctr(aes)":
                var ctr = new Ctr(_key);
                return new(ctr, () => ctr.Encrypt(iv, text, output));
            case "xts(aes)":
                var xts = new Xts(_wideKey);
                return new(xts, () => xts.Encrypt(iv, text, output));
            case "sha256":
                var sha256 = new Sha256();
                return new(sha256, () => sha256.ComputeHash(text, digest));
            default:
                return null;
        }
    }

    private Loop? Composed(Request request)
    {
        byte[] text = new byte[request.Size], output = new byte[request.Size], tweak = new byte[32];
        switch (request.Algorithm)
        {
            case "hctr2(aes)":
                var hctr2 = new Hctr2(_key);
                return new(hctr2, () => hctr2.Encrypt(tweak, text, output));
            case "adiantum(xchacha12,aes)":
                var adiantum12 = new Adiantum12(_wideKey.AsSpan(0, 32));
                return new(adiantum12, () => adiantum12.Encrypt(tweak, text, output));
            case "adiantum(xchacha20,aes)":
                var adiantum20 = new Adiantum20(_wideKey.AsSpan(0, 32));
                return new(adiantum20, () => adiantum20.Encrypt(tweak, text, output));
            default:
                return null;
        }
    }

    private Loop? Stream(Request request)
    {
        if (request.Algorithm != "ctr(aes)")
        {
            return null;
        }

        var ctr = new Ctr(_key);
        CipherStream stream = ctr.BeginEncrypt(new byte[16]);
        NativeBuffer text = NativeBuffer.Allocate(request.Size), output = NativeBuffer.Allocate(request.Size);
        IoVec lent = text.Vector(0, request.Size), result = output.Vector(0, request.Size);
        var owners = new Owners(stream, ctr, text, output);
        return lend
            ? new(owners, () =>
            {
                stream.Update(lent);
                stream.Op(result);
            })
            : new(owners, () =>
            {
                stream.Update(text.Span);
                stream.Op(output.Span);
            });
    }

    private Loop? Open(Request request) => request.Algorithm switch
    {
        "gcm(aes)" => new(new Owners(), () => new Gcm(_key).Dispose()),
        "cbc(aes)" => new(new Owners(), () => new Cbc(_key).Dispose()),
        "sha256" => new(new Owners(), () => new Sha256().Dispose()),
        "hmac(sha256)" => new(new Owners(), () => new HmacSha256(_key).Dispose()),
        _ => null,
    };

    private Loop? Sectors(Request request)
    {
        if (request.Algorithm != "xts(aes)")
        {
            return null;
        }

        var xts = new Xts(_wideKey);
        byte[] text = new byte[request.Size * request.Width], output = new byte[text.Length];
        return new(xts, () => xts.EncryptSectors(0, request.Size, text, output));
    }

    private Loop? Batch(Request request)
    {
        if (request.Algorithm != "xts(aes)")
        {
            return null;
        }

        var xts = new Xts(_wideKey);
        SkcipherMessage[] messages = [.. Enumerable.Range(0, request.Width).Select(_ => new SkcipherMessage(new byte[16], new byte[request.Size], new byte[request.Size]))];
        return new(xts, () => xts.EncryptBatch(messages));
    }

    private Loop? Pbkdf2(Request request)
    {
        if (request.Algorithm != "hmac(sha256)")
        {
            return null;
        }

        byte[] salt = Keys.Bytes(16), key = new byte[32];
        return new(new Owners(), () => KernelPbkdf2.DeriveKey<HmacSha256>(_key, salt, key, request.Size));
    }

    private ThreadLoops? Threads(Request request)
    {
        if (request.Algorithm != "xts(aes)")
        {
            return null;
        }

        using var first = new Xts(_wideKey);
        return new([.. Enumerable.Range(0, request.Width).Select(_ =>
        {
            Xts xts = first.Reinit();
            byte[] text = new byte[request.Size], output = new byte[request.Size], iv = new byte[16];
            return new Loop(xts, () => xts.Encrypt(iv, text, output));
        })]);
    }
}
