using KcapiGen.Handles;

namespace KcapiGen.Reliability.Tests.Races.Targets;

/// <summary>A stream that a handle began, with input in it, and the handle beside it.</summary>
internal sealed class StreamTarget : Target
{
    private const int Piece = 64;

    // More than the operation holds, whatever the size of its socket's buffer.
    private const int Flood = 8 << 20;

    private static readonly byte[] FloodText = new byte[Flood];

    private readonly SkcipherCase _case;
    private readonly SkcipherHandle _handle;
    private readonly CipherStream _stream;
    private readonly CipherStream _empty;
    private readonly SkcipherHandle _second;
    private readonly NativeBuffer _lent;

    public StreamTarget(SkcipherCase sample)
    {
        _case = sample;
        _handle = SkcipherHandle.Open(sample.Definition, sample.Keys[0].CipherKey);
        _second = _handle.Reinit();
        _stream = _handle.BeginEncrypt(sample.Iv);
        _empty = _second.BeginEncrypt(sample.Iv);
        _lent = NativeBuffer.Allocate(Piece);
        _stream.Update(sample.Text);
        Acts =
        [
            new Act("Update", () => _stream.Update(_case.Text)) { Uses = Part.Stream, Holds = Part.Giving },
            new Act("Update of lent memory", () => _stream.Update(_lent.Vector(0, Piece))) { Uses = Part.Stream, Holds = Part.Giving },
            new Act("Update that sleeps", () => Sleep(() => _stream.Update(FloodText))) { Uses = Part.Stream, Holds = Part.Giving, Sleeps = true },
            new Act("Op", Collect) { Uses = Part.Stream, Holds = Part.Taking },
            new Act("Op that sleeps", () => Sleep(() => _empty.Op(new byte[Piece]))) { Uses = Part.Stream, Sleeps = true },
            Act.Ending("Dispose", Part.Stream, DisposeBoth),
            Act.Ending("Dispose of the handle", Part.Stream | Part.Handle, DisposeHandles),
            new Act("Reinit of the handle", () => _handle.Reinit().Dispose()) { Uses = Part.Handle },
            new Act("Encrypt on the handle", () => WhileTheStreamIsOpen(Encrypt)) { Uses = Part.Handle },
            new Act("Rekey of the handle", () => WhileTheStreamIsOpen(() => _handle.Rekey(_case.Keys[1].CipherKey))) { Uses = Part.Handle },
        ];
    }

    public override string Name => $"a stream of {_case.Definition.Algorithm}";

    public override IReadOnlyList<Act> Acts { get; }

    public override void Check(Part ended)
    {
        if (ended.HasFlag(Part.Handle))
        {
            MustBeDisposed("A handle", Encrypt);
        }
        else if (ended.HasFlag(Part.Stream))
        {
            Encrypt();
        }

        if (ended.HasFlag(Part.Stream))
        {
            MustBeDisposed("A stream", () => _stream.Update(_case.Text));
        }
    }

    public override void Dispose()
    {
        DisposeBoth();
        DisposeHandles();
        _lent.Dispose();
    }

    private static void Sleep(Action use)
    {
        use();
        throw new WrongResultException("What must sleep came back.");
    }

    private static void WhileTheStreamIsOpen(Action use)
    {
        try
        {
            use();
        }
        catch (InvalidOperationException e) when (e is not ObjectDisposedException)
        {
            // The stream has the handle: right, until it is disposed.
        }
    }

    private void Collect()
    {
        byte[] output = new byte[Piece];
        WrongResultException.ThrowUnless(_stream.Op(output) == Piece, "Op gave less than there is.");

        // The first piece, or the second where the other thread took the first.
        WrongResultException.ThrowUnlessOneOf(output, _case.Encrypted[0][..Piece], _case.Encrypted[0][Piece..(2 * Piece)]);
    }

    private void Encrypt()
    {
        byte[] output = new byte[_case.Text.Length];
        _handle.Encrypt(_case.Iv, _case.Text, output);
        WrongResultException.ThrowUnlessOneOf(output, _case.Encrypted);
    }

    private void DisposeBoth()
    {
        _stream.Dispose();
        _empty.Dispose();
    }

    private void DisposeHandles()
    {
        _handle.Dispose();
        _second.Dispose();
    }
}
