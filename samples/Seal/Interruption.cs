using System.Runtime.InteropServices;

namespace Seal;

/// <summary>Until it is disposed, Ctrl-C, SIGHUP and SIGTERM do not end the process, so that it can clean up.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _signals;

    public Interruption() => _signals = [On(PosixSignal.SIGINT), On(PosixSignal.SIGTERM), On(PosixSignal.SIGHUP)];

    /// <summary>Runs the work on another thread, and abandons it on Ctrl-C, because it may wait for a pipe without a writer.</summary>
    /// <exception cref="OperationCanceledException">The process was interrupted.</exception>
    public void Run(Func<CancellationToken, Task> work)
    {
        Task.Run(() => work(_source.Token)).WaitAsync(_source.Token).GetAwaiter().GetResult();
        _source.Token.ThrowIfCancellationRequested(); // the writer of the pipe may have been interrupted too, so the end of the pipe is not the end of the file
    }

    public void Dispose() => Array.ForEach(_signals, signal => signal.Dispose());

    private PosixSignalRegistration On(PosixSignal signal) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        _source.Cancel();
    });
}
