namespace KcapiGen.Reliability.Tests.Races;

/// <summary>One public operation, as it meets another on another thread.</summary>
/// <param name="Name">The operation's name.</param>
/// <param name="Run">Does the operation and checks its bytes. Throws <see cref="WrongResultException"/> where they are wrong.</param>
internal sealed record Act(string Name, Action Run)
{
    /// <summary>What it needs: where the other act ends it, <see cref="ObjectDisposedException"/> is right.</summary>
    public Part Uses { get; init; }

    /// <summary>What one thread may have at a time: where the other act holds it too, <see cref="InvalidOperationException"/> is right.</summary>
    public Part Holds { get; init; }

    /// <summary>What is disposed when it has run.</summary>
    public Part Ends { get; init; }

    /// <summary>Whether it gives the handle another key, and so closes an operation.</summary>
    public bool ChangesKey { get; init; }

    /// <summary>Whether it sleeps until what it uses is disposed: it meets only acts that do that.</summary>
    public bool Sleeps { get; init; }

    /// <summary>Whether descriptors are closed by it, so that their numbers are free for others.</summary>
    public bool Closes => Ends != Part.None || ChangesKey;

    /// <summary>Returns an act that has the handle for itself.</summary>
    public static Act OnHandle(string name, Action run) => new(name, run) { Uses = Part.Handle, Holds = Part.Handle };

    /// <summary>Returns an act that may run while the handle is at work.</summary>
    public static Act Beside(string name, Action run) => new(name, run) { Uses = Part.Handle };

    /// <summary>Returns an act that disposes.</summary>
    public static Act Ending(string name, Part ends, Action run) => new(name, run) { Ends = ends };

    /// <summary>Whether the two can meet, and both come to an end.</summary>
    public bool CanMeet(Act other) => (!Sleeps || (Uses & other.Ends) != Part.None) && (!other.Sleeps || (other.Uses & Ends) != Part.None);

    /// <summary>Whether an exception is a right outcome beside another act.</summary>
    public bool Allows(Exception exception, Act beside) => exception switch
    {
        ObjectDisposedException => (Uses & beside.Ends) != Part.None,
        _ when exception.GetType() == typeof(InvalidOperationException) => (Holds & beside.Holds) != Part.None,
        System.Security.Cryptography.AuthenticationTagMismatchException => beside.ChangesKey,
        _ => false,
    };
}
