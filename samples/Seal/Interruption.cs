using System.Runtime.InteropServices;

namespace Seal;

/// <summary>While it lives, Ctrl-C (and a hang-up, and a polite kill) does not end the process, so that it can clean up.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _signals;

    public Interruption() => _signals = [On(PosixSignal.SIGINT), On(PosixSignal.SIGTERM), On(PosixSignal.SIGHUP)];

    /// <summary>Does the work on another thread, and leaves it alone on Ctrl-C: it may be waiting for a pipe that nobody writes to.</summary>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public void Run(Action work)
    {
        Task.Run(work).WaitAsync(_source.Token).GetAwaiter().GetResult();
        _source.Token.ThrowIfCancellationRequested(); // what fed the pipe may have been interrupted too, so that its end is not the end
    }

    public void Dispose() => Array.ForEach(_signals, signal => signal.Dispose());

    private PosixSignalRegistration On(PosixSignal signal) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        _source.Cancel();
    });
}
