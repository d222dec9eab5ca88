using Spectre.Console;

namespace Seal;

/// <summary>A progress bar on the terminal for a large file; nothing for a small file, or without a terminal.</summary>
internal static class ProgressBar
{
    private const long LargeFile = 32 << 20;

    /// <summary>Runs the work, which reports how many bytes of the input are done; to nobody where there is no bar.</summary>
    public static void Show(string title, FileStream input, Action<IProgress<long>?> work)
    {
        if (Console.IsErrorRedirected || !input.CanSeek || input.Length < LargeFile)
        {
            work(null);
            return;
        }

        IAnsiConsole terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        terminal.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new TransferSpeedColumn(), new RemainingTimeColumn())
            .Start(context => work(new Bar(context.AddTask(Markup.Escape(title), maxValue: input.Length))));
    }

    private sealed class Bar(ProgressTask task) : IProgress<long>
    {
        public void Report(long value) => task.Value = value;
    }
}
