using System.Security.Cryptography;
using KcapiGen.Handles;

namespace KcapiGen.Reliability.Tests.Races.Targets;

/// <summary>An <see cref="ICryptoTransform"/> of a handle, and the handle beside it.</summary>
internal sealed class TransformTarget : Target
{
    private readonly SkcipherCase _case;
    private readonly SkcipherHandle _handle;
    private readonly ICryptoTransform _transform;
    private readonly int _half;

    public TransformTarget(SkcipherCase sample)
    {
        _case = sample;
        _half = sample.Text.Length / 2;
        _handle = SkcipherHandle.Open(sample.Definition, sample.Keys[0].CipherKey);
        _transform = _handle.CreateTransform(encrypt: true, sample.Iv);
        Acts =
        [
            new Act("TransformBlock", TransformBlock) { Uses = Part.Transform, Holds = Part.Transform },
            new Act("TransformFinalBlock", TransformFinalBlock) { Uses = Part.Transform, Holds = Part.Transform },
            Act.Ending("Dispose", Part.Transform, _transform.Dispose),
            Act.Ending("Dispose of the handle", Part.Handle, _handle.Dispose),
            Act.Beside("CreateEncryptor of the handle", CreateEncryptor),
            Act.OnHandle("Rekey of the handle", () => _handle.Rekey(_case.Keys[1].CipherKey)) with { ChangesKey = true },
        ];
    }

    public override string Name => $"a transform of {_case.Definition.Algorithm}";

    public override IReadOnlyList<Act> Acts { get; }

    public override void Check(Part ended)
    {
        if (ended.HasFlag(Part.Transform))
        {
            MustBeDisposed("A transform", () => _transform.TransformBlock(_case.Text, 0, _half, new byte[_half], 0));
        }

        if (ended.HasFlag(Part.Handle))
        {
            MustBeDisposed("A handle", () => _handle.Reinit().Dispose());
        }
        else
        {
            CreateEncryptor();
        }
    }

    public override void Dispose()
    {
        _transform.Dispose();
        _handle.Dispose();
    }

    // Both halves of the text are the same, so each thread gives one of them, whichever comes first.
    private void TransformBlock()
    {
        byte[] output = new byte[_half];
        _transform.TransformBlock(_case.Text, 0, _half, output, 0);
        CheckHalf(output);
    }

    private void TransformFinalBlock() => CheckHalf(_transform.TransformFinalBlock(_case.Text, 0, _half));

    private void CheckHalf(byte[] output) => WrongResultException.ThrowUnlessOneOf(output, _case.Encrypted[0][.._half], _case.Encrypted[0][_half..]);

    private void CreateEncryptor()
    {
        using ICryptoTransform transform = _handle.CreateTransform(encrypt: true, _case.Iv);
        WrongResultException.ThrowUnlessOneOf(transform.TransformFinalBlock(_case.Text, 0, _case.Text.Length), _case.Encrypted);
    }
}
