namespace KcapiGen;

/// <summary>A message of a batch that failed.</summary>
/// <param name="Index">The index of the message in the batch, from 0. For sectors, the index of the sector in the call.</param>
/// <param name="Exception">The exception that the same message would have thrown alone.</param>
public readonly record struct BatchFailure(int Index, Exception Exception);
