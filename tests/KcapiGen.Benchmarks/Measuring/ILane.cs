namespace KcapiGen.Benchmarks.Measuring;

/// <summary>One contender's way through the rounds of one case.</summary>
internal interface ILane
{
    /// <summary>False where the contender has nothing to do the case with.</summary>
    bool WarmUp(Pace pace);

    /// <param name="counts">Whether it goes into the result.</param>
    void Round(bool counts);

    Figure Result { get; }
}
