using System.Security.Cryptography;

namespace KcapiGen.Contender;

/// <summary>Single messages and derived keys by .NET's own classes; null for what it has no class for.</summary>
internal static class DotnetWorks
{
    public static Work? Of(Request request)
    {
        if (request is { Work: "pbkdf2", Algorithm: "hmac(sha256)" })
        {
            return Pbkdf2(request.Size);
        }

        if (request.Work != "message")
        {
            return null;
        }

        byte[] text = new byte[request.Size], output = new byte[request.Size], iv = new byte[16], nonce = new byte[12], tag = new byte[16], digest = new byte[32];
        switch (request.Algorithm)
        {
            case "gcm(aes)":
                var gcm = new AesGcm(Keys.Bytes(16), tag.Length);
                return new Loop(gcm, () => gcm.Encrypt(nonce, text, output, tag));
            case "cbc(aes)":
                var aes = Aes.Create();
                aes.Key = Keys.Bytes(16);
                return new Loop(aes, () => aes.EncryptCbc(text, iv, output, PaddingMode.None));
            case "sha256":
                return new Loop(new Owners(), () => SHA256.HashData(text, digest));
            default:
                return null;
        }
    }

    private static Loop Pbkdf2(int iterations)
    {
        byte[] password = Keys.Bytes(16), salt = Keys.Bytes(16), key = new byte[32];
        return new(new Owners(), () => Rfc2898DeriveBytes.Pbkdf2(password, salt, key, iterations, HashAlgorithmName.SHA256));
    }
}
