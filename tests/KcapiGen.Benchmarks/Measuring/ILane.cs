namespace KcapiGen.Benchmarks.Measuring;

/// <summary>One contender's way through the rounds of one case.</summary>
internal interface ILane
{
    /// <summary>False where the contender has nothing to do the case with.</summary>
    bool WarmUp(Pace pace);

    void Round();

    Figure Result { get; }
}
