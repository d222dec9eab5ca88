using System.Security.Cryptography;
using KcapiGen.Handles;

namespace KcapiGen.Reliability.Tests.Races.Targets;

/// <summary>The handle of a skcipher.</summary>
internal sealed class SkcipherTarget : Target
{
    private const int Messages = 3;

    private readonly SkcipherCase _case;
    private readonly SkcipherHandle _handle;
    private CipherStream? _begun;

    public SkcipherTarget(SkcipherCase sample)
    {
        _case = sample;
        _handle = SkcipherHandle.Open(sample.Definition, sample.Keys[0].CipherKey);
        Acts =
        [
            Act.OnHandle("Encrypt", () => Encrypt(_handle)),
            Act.OnHandle("Decrypt", Decrypt),
            Act.OnHandle("EncryptSectors", EncryptSectors),
            Act.OnHandle("EncryptBatch", EncryptBatch),
            Act.OnHandle("BeginEncrypt", () => _begun = _handle.BeginEncrypt(_case.Iv)),
            Act.OnHandle("BeginEncrypt to the end", BeginToTheEnd),
            Act.OnHandle("BeginEncrypt and sleep in Op", BeginAndSleep) with { Sleeps = true },
            .. WhatIsForCiphersThatCarryTheirStateOn(),
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

    private Act[] WhatIsForCiphersThatCarryTheirStateOn() => _case.Definition.ChunkSize == 0 ? [] :
    [
        Act.Beside("CreateEncryptor", CreateEncryptor),
        Act.OnHandle("Encrypt a Stream", EncryptStream),
        Act.OnHandle("EncryptAsync", EncryptAsync),
    ];

    private void Encrypt(SkcipherHandle handle)
    {
        byte[] output = new byte[_case.Text.Length];
        handle.Encrypt(_case.Iv, _case.Text, output);
        WrongResultException.ThrowUnlessOneOf(output, _case.Encrypted);
    }

    private void Decrypt()
    {
        byte[] output = new byte[_case.Text.Length];
        _handle.Decrypt(_case.Iv, _case.Encrypted[0], output);
        WrongResultException.ThrowUnlessOneOf(output, _case.Decrypted);
    }

    private void EncryptSectors()
    {
        byte[] output = new byte[_case.Text.Length];
        _handle.EncryptSectors(0, SectorFormat.Plain64(SkcipherCase.SectorSize), _case.Text, output);
        WrongResultException.ThrowUnlessOneOf(output, _case.Sectors);
    }

    private void EncryptBatch()
    {
        byte[][] outputs = [.. Enumerable.Range(0, Messages).Select(_ => new byte[_case.Text.Length])];
        _handle.EncryptBatch([.. outputs.Select(output => new SkcipherMessage(_case.Iv, _case.Text, output))]);
        foreach (byte[] output in outputs)
        {
            WrongResultException.ThrowUnlessOneOf(output, _case.Encrypted);
        }
    }

    private void BeginToTheEnd()
    {
        using CipherStream stream = _handle.BeginEncrypt(_case.Iv);
        byte[] output = new byte[_case.Text.Length];
        stream.Update(_case.Text, last: true);
        WrongResultException.ThrowUnless(stream.Op(output) == output.Length, "Op gave less than there is.");
        WrongResultException.ThrowUnlessOneOf(output, _case.Encrypted);
    }

    private void BeginAndSleep()
    {
        using CipherStream stream = _handle.BeginEncrypt(_case.Iv);
        stream.Op(new byte[_case.Text.Length]);
        throw new WrongResultException("Op of a stream without input came back.");
    }

    private void CreateEncryptor()
    {
        using ICryptoTransform transform = _handle.CreateTransform(encrypt: true, _case.Iv);
        WrongResultException.ThrowUnlessOneOf(transform.TransformFinalBlock(_case.Text, 0, _case.Text.Length), _case.Encrypted);
    }

    private void EncryptStream()
    {
        using var output = new MemoryStream();
        _handle.Transform(encrypt: true, _case.Iv, new MemoryStream(_case.Text), output, progress: null);
        WrongResultException.ThrowUnlessOneOf(output.ToArray(), _case.Encrypted);
    }

    private void EncryptAsync()
    {
        using var output = new MemoryStream();
        _handle.TransformAsync(encrypt: true, _case.Iv, new HoppingStream(_case.Text), output, progress: null, CancellationToken.None).GetAwaiter().GetResult();
        WrongResultException.ThrowUnlessOneOf(output.ToArray(), _case.Encrypted);
    }

    private void Reinit()
    {
        using SkcipherHandle other = _handle.Reinit();
        Encrypt(other);
    }
}
