using KcapiGen.Handles;

namespace KcapiGen.Reliability.Tests.Races.Targets;

/// <summary>The handle of an AEAD.</summary>
internal sealed class AeadTarget : Target
{
    private const int Messages = 3;

    private readonly AeadCase _case;
    private readonly AeadHandle _handle;
    private CipherStream? _begun;

    public AeadTarget(AeadCase sample)
    {
        _case = sample;
        _handle = AeadHandle.Open(sample.Definition, sample.Keys[0].CipherKey);
        Acts =
        [
            Act.OnHandle("Encrypt", () => Encrypt(_handle)),
            Act.OnHandle("Decrypt", Decrypt),
            Act.OnHandle("EncryptBatch", () => Batch(encrypt: true)),
            Act.OnHandle("DecryptBatch", () => Batch(encrypt: false)),
            Act.OnHandle("BeginEncrypt", () => _begun = _handle.BeginEncrypt(_case.Nonce, _case.AssociatedData)),
            Act.OnHandle("BeginEncrypt to the end", BeginToTheEnd),
            Act.OnHandle("BeginEncrypt and sleep in Op", BeginAndSleep) with { Sleeps = true },
            Act.Beside("Reinit", Reinit),
            Act.OnHandle("Rekey", () => _handle.Rekey(_case.Keys[1].CipherKey)) with { ChangesKey = true },
            Act.Ending("Dispose", Part.Handle | Part.Stream, _handle.Dispose),
        ];
    }

    public override string Name => _case.Definition.Algorithm;

    public override IReadOnlyList<Act> Acts { get; }

    public override void Check(Part ended)
    {
        if (ended == Part.None)
        {
            _begun?.Dispose();
            Encrypt(_handle);
            return;
        }

        if (_begun is { } stream)
        {
            MustBeDisposed("A stream", () => stream.Update(_case.Text, last: true));
        }

        MustBeDisposed("A handle", () => Encrypt(_handle));
    }

    public override void Dispose()
    {
        _begun?.Dispose();
        _handle.Dispose();
    }

    private void Encrypt(AeadHandle handle)
    {
        byte[] output = new byte[_case.Sealed[0].Length];
        handle.Encrypt(_case.Nonce, _case.Text, output.AsSpan(0, _case.Text.Length), output.AsSpan(_case.Text.Length), _case.AssociatedData);
        WrongResultException.ThrowUnlessOneOf(output, _case.Sealed);
    }

    private void Decrypt()
    {
        byte[] output = new byte[_case.Text.Length], input = _case.Sealed[0];
        _handle.Decrypt(_case.Nonce, input.AsSpan(0, output.Length), input.AsSpan(output.Length), output, _case.AssociatedData);
        WrongResultException.ThrowUnlessOneOf(output, _case.Text);
    }

    private void Batch(bool encrypt)
    {
        int length = _case.Text.Length;
        byte[][] outputs = [.. Enumerable.Range(0, Messages).Select(_ => new byte[length])], tags = [.. outputs.Select(_ => new byte[_case.Definition.TagSize])];
        Memory<byte> ciphertext = _case.Sealed[0].AsMemory(0, length), tag = _case.Sealed[0].AsMemory(length);
        AeadMessage[] messages = [.. outputs.Select((output, i) => new AeadMessage(_case.Nonce, encrypt ? _case.Text : ciphertext, output, encrypt ? tags[i] : tag, _case.AssociatedData))];
        try
        {
            if (encrypt)
            {
                _handle.EncryptBatch(messages);
            }
            else
            {
                _handle.DecryptBatch(messages);
            }
        }
        catch (CipherBatchException e) when (!encrypt && e.Failures.Count == Messages && e.Failures.All(one => one.Exception is System.Security.Cryptography.AuthenticationTagMismatchException))
        {
            // Under the other key, and the judge knows whether that can be.
            throw e.Failures[0].Exception;
        }

        for (int i = 0; i < Messages; i++)
        {
            WrongResultException.ThrowUnlessOneOf(encrypt ? [.. outputs[i], .. tags[i]] : outputs[i], encrypt ? _case.Sealed : [_case.Text]);
        }
    }

    private void BeginToTheEnd()
    {
        using CipherStream stream = _handle.BeginEncrypt(_case.Nonce, _case.AssociatedData);
        byte[] output = new byte[_case.Sealed[0].Length];
        stream.Update(_case.Text, last: true);
        WrongResultException.ThrowUnless(stream.Op(output) == output.Length, "Op gave less than there is.");
        WrongResultException.ThrowUnlessOneOf(output, _case.Sealed);
    }

    private void BeginAndSleep()
    {
        using CipherStream stream = _handle.BeginEncrypt(_case.Nonce, _case.AssociatedData);
        stream.Op(new byte[_case.Sealed[0].Length]);
        throw new WrongResultException("Op of a stream without input came back.");
    }

    private void Reinit()
    {
        using AeadHandle other = _handle.Reinit();
        Encrypt(other);
    }
}
