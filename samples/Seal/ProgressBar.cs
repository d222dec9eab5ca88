using Spectre.Console;

namespace Seal;

/// <summary>A progress bar on the terminal for a large file; nothing for a small file, or without a terminal.</summary>
internal static class ProgressBar
{
    private const long LargeFile = 32 << 20;

    /// <summary>Runs the work, which calls its argument with the number of bytes of each step.</summary>
    public static void Show(string title, FileStream input, Action<Action<int>> work)
    {
        if (Console.IsErrorRedirected || !input.CanSeek || input.Length < LargeFile)
        {
            work(_ => { });
            return;
        }

        IAnsiConsole terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        terminal.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new TransferSpeedColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                ProgressTask bar = context.AddTask(Markup.Escape(title), maxValue: input.Length);
                work(bytes => bar.Increment(bytes));
            });
    }
}
