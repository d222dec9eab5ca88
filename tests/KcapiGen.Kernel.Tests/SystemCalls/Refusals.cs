namespace KcapiGen.Kernel.Tests.SystemCalls;

/// <summary>Calls that are the caller's mistake: none of them may reach the kernel.</summary>
internal static class Refusals
{
    public static Action Prepare()
    {
        var gcm = new GcmAes(new byte[16]);
        var cbc = new CbcAes(new byte[16]);
        var xts = new XtsAes(new byte[64]);
        var esp = new Rfc4106GcmAes(new byte[16], new byte[4]);
        byte[] nonce = new byte[12], tag = new byte[16], text = new byte[64], memory = new byte[100];
        Action[] mistakes =
        [
            () => new GcmAes(new byte[15]),
            () => new Rfc4106GcmAes(new byte[16], new byte[3]),
            () => new HmacSha256CbcAes(new byte[16], new byte[17]),
            () => gcm.Encrypt(new byte[11], text, text, tag),
            () => gcm.Encrypt(nonce, text, text, new byte[12]),
            () => gcm.Encrypt(nonce, text, new byte[63], tag),
            () => gcm.Encrypt(nonce, memory.AsSpan(0, 64), memory.AsSpan(1, 64), tag),
            () => gcm.Decrypt(nonce, text, new byte[15], text),
            () => gcm.BeginEncrypt(new byte[13]),
            () => cbc.Encrypt(new byte[15], text, text),
            () => cbc.Encrypt(new byte[16], new byte[17], text),
            () => cbc.Decrypt(new byte[16], text, new byte[63]),
            () => cbc.BeginDecrypt(new byte[17]),
            () => xts.Encrypt(new byte[16], new byte[15], text),
            () => esp.Encrypt(new byte[8], text, text, tag, new byte[7]),
        ];
        return () =>
        {
            foreach (Action mistake in mistakes)
            {
                Assert.ThrowsAny<ArgumentException>(mistake);
            }

            GC.KeepAlive((gcm, cbc, xts, esp));
        };
    }
}
