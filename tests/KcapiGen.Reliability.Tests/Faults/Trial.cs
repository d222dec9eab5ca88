using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace KcapiGen.Reliability.Tests.Faults;

/// <summary>One run of a scenario, with or without a fault, every step of which is judged.</summary>
/// <param name="shim">The shim that the scenario runs on.</param>
/// <param name="right">What each step comes to without a fault: written by the run that has none, and compared with by the others.</param>
/// <param name="isRight">Whether this is the run without a fault.</param>
/// <param name="backend">The side that does the work.</param>
internal sealed partial class Trial(Shim shim, Dictionary<string, Outcome> right, bool isRight, KernelBackend backend)
{
    private readonly List<string> _findings = [];

    /// <summary>What was found wrong.</summary>
    public IReadOnlyList<string> Findings => _findings;

    /// <summary>Opens something; returns null where that fails with a documented exception.</summary>
    public T? Open<T>(string step, Func<T> open)
        where T : class
    {
        T? opened = null;
        Do(step, Documented.Opening, () => opened = open());
        return opened;
    }

    /// <summary>Does a step; returns whether it succeeded.</summary>
    public bool Do(string step, Documented documented, Action action, params Output[] outputs) => Do(step, documented, null, action, outputs);

    /// <summary>Does a step that must throw this exception even where no call goes wrong.</summary>
    public void Refused<TException>(string step, Documented documented, Action action, params Output[] outputs)
        where TException : Exception
        => Do(step, documented, typeof(TException), action, outputs);

    /// <summary>Does a batch, of which these messages are forged; <paramref name="outputs"/> has the outputs of each message.</summary>
    public void DoBatch(string step, Documented documented, int[] forged, Action action, Output[][] outputs)
    {
        Begin(outputs.SelectMany(each => each));
        long before = shim.Injected;
        Exception? thrown = Catch(action);

        // Where a single message is forged the exception of the batch is inside.
        thrown = thrown?.InnerException as CipherBatchException ?? thrown;
        Outcome expected = Expected(step, outputs.SelectMany(each => each));
        ILookup<int, Exception> failed = ((thrown as CipherBatchException)?.Failures ?? []).ToLookup(failure => failure.Index, failure => failure.Exception);
        bool hasFault = shim.Injected > before;
        if (thrown is not (null or CipherBatchException))
        {
            Judge(step, documented, null, thrown, hasFault, expected, [.. outputs.SelectMany(each => each)]);
            return;
        }

        foreach (IGrouping<int, Exception> failures in failed.Where(failures => failures.Key >= outputs.Length || failures.Count() > 1))
        {
            Find($"{step}: {failures.Count()} failures of message {failures.Key} of {outputs.Length}");
        }

        int at = 0;
        for (int i = 0; i < outputs.Length; i++)
        {
            var part = expected with { Outputs = expected.Outputs[at..(at + outputs[i].Length)] };
            at += outputs[i].Length;
            Type? mustThrow = forged.Contains(i) ? typeof(AuthenticationTagMismatchException) : null;
            Judge($"{step}[{i}]", documented, mustThrow, failed[i].FirstOrDefault(), hasFault, part, outputs[i]);
        }
    }

    /// <summary>Returns what an output of a step holds where nothing goes wrong.</summary>
    public byte[] Right(string step, int output = 0) => right[step].Outputs[output];

    /// <summary>Notes something that is wrong, of all that many messages of a batch have in common once.</summary>
    public void Find(string what)
    {
        string kind = Numbers().Replace(what, "");
        if (_findings.TrueForAll(finding => Numbers().Replace(finding, "") != kind))
        {
            _findings.Add(what);
        }
    }

    private bool Do(string step, Documented documented, Type? mustThrow, Action action, Output[] outputs)
    {
        Begin(outputs);
        long before = shim.Injected;
        Exception? thrown = Catch(action);
        Judge(step, documented, mustThrow, thrown, shim.Injected > before, Expected(step, outputs), outputs);
        return thrown is null;
    }

    private void Judge(string step, Documented documented, Type? mustThrow, Exception? thrown, bool hasFault, Outcome expected, Output[] outputs)
    {
        string? wrong = thrown is null ? JudgeSuccess(mustThrow) : JudgeException(documented, mustThrow, thrown, hasFault);
        if (wrong is not null)
        {
            Find($"{step}: {wrong}");
        }

        for (int i = 0; i < outputs.Length; i++)
        {
            byte[]? bytes = i < expected.Outputs.Length ? expected.Outputs[i] : null;
            string? left = thrown is not null ? outputs[i].WrongAfterFailure(bytes) : bytes is not null ? outputs[i].WrongAfterSuccess(bytes) : null;
            if (left is not null)
            {
                Find($"{step}: {(thrown is null ? "succeeded, and" : $"threw {thrown.GetType().Name}, and")} {left}");
            }
        }
    }

    private static string? JudgeSuccess(Type? mustThrow) => mustThrow is null ? null : $"succeeded where {mustThrow.Name} is due";

    private string? JudgeException(Documented documented, Type? mustThrow, Exception thrown, bool hasFault)
    {
        if (mustThrow is not null && mustThrow.IsInstanceOfType(thrown))
        {
            return null;
        }

        // In process a failure of the last call and a wrong tag are one to libcrypto.
        bool isCalledForged = thrown is AuthenticationTagMismatchException && backend == KernelBackend.Kernel;
        return isCalledForged ? "a message that is authentic was called forged"
            : !documented.Has(thrown) ? $"threw what is not documented: {thrown.GetType().Name}: {thrown.Message}{Environment.NewLine}{thrown.StackTrace}"
            : !hasFault ? $"failed although no call of it went wrong: {thrown.GetType().Name}: {thrown.Message}"
            : null;
    }

    private Outcome Expected(string step, IEnumerable<Output> outputs)
    {
        if (isRight)
        {
            right[step] = new Outcome([.. outputs.Select(output => output.Copy())]);
        }

        // A step that the run without a fault did not come to has no right answer.
        return right.GetValueOrDefault(step) ?? new Outcome([]);
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Numbers();

    private static void Begin(IEnumerable<Output> outputs)
    {
        foreach (Output output in outputs)
        {
            output.Begin();
        }
    }

    private static Exception? Catch(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }
}
