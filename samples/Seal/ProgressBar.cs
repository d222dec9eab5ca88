using Spectre.Console;

namespace Seal;

/// <summary>A bar on the terminal while a large file is at work; nothing for a small one, or where nobody watches.</summary>
internal static class ProgressBar
{
    private const long LargeFile = 32 << 20;

    /// <summary>Does the work, which is given what to call with the number of bytes of each step.</summary>
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
